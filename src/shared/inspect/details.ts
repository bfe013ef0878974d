import type { DownloadId, PhaseTimings } from '../download.ts';
import type { Remedy } from '../remedies/remedy.ts';
import type { CurlShell } from './curl.ts';

/** A header as it may be shown; its value is null where it is a secret. */
export type ShownHeader = readonly [name: string, value: string | null];

/** One request on the way to an image, and the head of its answer. */
export interface HopDetails {
  /** Without credentials, tokens shortened. */
  url: string;
  status: number;
  /** `1.1`, `2`. */
  httpVersion: string;
  /** The address that answered; null where it is not known. */
  ip: string | null;
  request: readonly ShownHeader[];
  response: readonly ShownHeader[];
}

/** One attempt that has ended. */
export interface AttemptDetails {
  /** In ms since the epoch. */
  endedAt: number;
  ms: number;
  /** Null where they were not recorded. */
  phases: PhaseTimings | null;
  /** Null where it succeeded. */
  failure: { code: string; message: string; status: number | null } | null;
}

/** Whether there are headers to show, and if not, why. */
export type HeadersKept =
  | 'kept'
  /** No attempt has ended yet. */
  | 'none-yet'
  /** No answer came. */
  | 'no-answer'
  /** Those of the latest attempts only are kept, and of this start of the app. */
  | 'gone';

/** What is known of one download beside its row. */
export interface DownloadDetails {
  id: DownloadId;
  /** As the list has it, without credentials, tokens shortened. */
  url: string;
  /** The first one first; of many the latest. */
  attempts: readonly AttemptDetails[];
  /** How many more there were. */
  earlierAttempts: number;
  headers: HeadersKept;
  /** Of the latest attempt that was answered, redirects first; empty where they are not kept. */
  hops: readonly HopDetails[];
  /** What tells this version of the file from others; null where the server gave nothing strong, or it is not known. */
  validator: string | null;
  /** In force for its host. */
  remedies: readonly Remedy[];
  /** The shells that a command can be copied for, this computer's own first. */
  shells: readonly CurlShell[];
}
