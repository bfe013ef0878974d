import type { Failure } from '../failure.ts';

/** A sample of the list, asked before anything is downloaded. */
export interface Probe {
  status: 'running' | 'done' | 'cancelled';
  /** In list order. */
  entries: ProbeEntry[];
  /** How many rows the list had. */
  rows: number;
  /** Of the list that was asked; another number means that the list has changed since. */
  version: number;
  size: SizeEstimate | null;
}

/** One URL of the sample. `url` and `host` are safe to show. */
export interface ProbeEntry {
  /** Position in the list, from 0. */
  index: number;
  line: number;
  url: string;
  host: string;
  state: ProbeState;
}

export type ProbeState =
  | { kind: 'waiting' }
  | { kind: 'asking' }
  | {
      kind: 'answered';
      status: number;
      /** By the first bytes, or else by the header; null where neither says. */
      mediaType: string | null;
      /** Of the whole file; null while the server has not said. */
      bytes: number | null;
      /** Until the head of the answer, redirects included. */
      ms: number;
      warning: ProbeWarning | null;
    }
  | { kind: 'failed'; failure: Failure; ms: number }
  /** Was not asked before the time was up, or the person cancelled. */
  | { kind: 'left-out' };

/** What an answer says of a download to come. */
export type ProbeWarning =
  | 'forbidden'
  | 'login'
  | 'missing'
  | 'busy'
  | 'server-error'
  | 'refused'
  /** A web page in place of an image. */
  | 'page'
  | 'not-an-image'
  | 'empty'
  | 'too-large';

/** The size of the whole list, as far as a sample tells it. */
export interface SizeEstimate {
  bytes: number;
  /** How many sizes it was made from. */
  samples: number;
  /** The whole list would be so large if all were as the smallest and the largest of the sample. */
  lowBytes: number;
  highBytes: number;
}

/** The largest sample, and how much of it may be of one host. */
export const probeLimits = { urls: 20, perHost: 5 } as const;
