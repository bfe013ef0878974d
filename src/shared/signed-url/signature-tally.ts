import { readExpiry, type Signer } from './expiry.ts';

/** What is known of the signed URLs of a list. Times are in ms since the epoch. */
export interface SignatureTally {
  /** How many URLs say when they end. */
  count: number;
  /** Those that end first and last. */
  firstAt: number;
  lastAt: number;
  /** How many have ended at the time of counting, and how many more end within `soonMs`. */
  ended: number;
  soon: number;
  /** Of most of them. */
  signer: Signer;
}

/** A signature that ends within this time may not see the end of its list. */
export const soonMs = 60 * 60 * 1000;

/** Counts signed URLs, one at a time: a list is gone through in slices. */
export interface SignatureCounter {
  add(url: string): void;
  /** Null where none was signed. */
  tally(): SignatureTally | null;
}

/** @param now ms since the epoch */
export function createSignatureCounter(now: number): SignatureCounter {
  const signers = new Map<Signer, number>();
  let count = 0;
  let ended = 0;
  let soon = 0;
  let firstAt = Number.POSITIVE_INFINITY;
  let lastAt = 0;
  return {
    add(url) {
      const expiry = readExpiry(url);
      if (expiry === null) return;
      count++;
      signers.set(expiry.signer, (signers.get(expiry.signer) ?? 0) + 1);
      firstAt = Math.min(firstAt, expiry.at);
      lastAt = Math.max(lastAt, expiry.at);
      if (expiry.at <= now) ended++;
      else if (expiry.at <= now + soonMs) soon++;
    },
    tally() {
      const [most] = [...signers].toSorted(([, a], [, b]) => b - a);
      return most === undefined ? null : { count, firstAt, lastAt, ended, soon, signer: most[0] };
    },
  };
}
