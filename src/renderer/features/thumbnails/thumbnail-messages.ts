/** From the window to the worker. */
export type ThumbnailRequest =
  | { kind: 'make'; job: number; url: string; edge: number }
  /** Of no use any more. */
  | { kind: 'cancel'; job: number };

/** From the worker: WebP, or null where there is none. */
export interface ThumbnailReply {
  job: number;
  bytes: Uint8Array | null;
}
