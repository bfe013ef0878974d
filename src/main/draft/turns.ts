import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work that takes longer than this, in ms, lets others have their turn. */
const longestMs = 8;

/** Cuts long work into pieces by the clock: a fixed number of rows would be too many on a slow or busy computer. */
export interface Turns {
  /** Whether it is time for the next one. Costs a look at the clock. */
  readonly isOver: boolean;
  /** Resolves when others have had theirs. */
  next(): Promise<void>;
}

export function createTurns(): Turns {
  let since = performance.now();
  return {
    get isOver() {
      return performance.now() - since > longestMs;
    },
    async next() {
      await nextTurn();
      since = performance.now();
    },
  };
}
