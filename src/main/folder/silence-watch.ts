/** Where nothing is answered for so long, in ms, the person is told. A disk that is merely slow has answered something by then. */
const silentForMs = 10_000;

export interface SilenceWatchPorts {
  /** Since when files are waited for and nothing has come, on the clock of `now`; null while none are. */
  silentSince: () => number | null;
  tell: () => void;
  /** Milliseconds, from any beginning. */
  now: () => number;
}

/**
 * Tells once of each time that the disk does not answer, as a dead network share does not.
 *
 * @returns what has to be called every few seconds; a computer that has slept is no silent disk, and so two looks have to agree
 */
export function createSilenceWatch({ silentSince, tell, now }: SilenceWatchPorts): () => void {
  let before: number | null = null;
  let told: number | null = null;
  return () => {
    const since = silentSince();
    if (since !== null && since === before && since !== told && now() - since >= silentForMs) {
      told = since;
      tell();
    }
    before = since;
  };
}
