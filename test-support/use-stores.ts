import { afterEach, expect } from 'vitest';
import type { BatchChanges } from '../src/engine/store/batch-tables.ts';
import type { BatchOutline } from '../src/engine/store/stored-batch.ts';
import { openStore, type Store } from '../src/engine/store/store.ts';

export interface OpenStores {
  /** Opens the store in a data folder; it may have nothing to tell. Closed after the test. */
  open: (dataFolder: string) => Store;
  /** Closes it before the end of the test, as the end of its process does. */
  close: (store: Store) => void;
}

/** Gives each test stores of its own. Call once at the top of a Vitest file. */
export function useStores(): OpenStores {
  const stores = new Set<Store>();
  const close = (store: Store): void => {
    if (stores.delete(store)) store.close();
  };
  afterEach(() => {
    for (const store of stores) close(store);
  });
  return {
    open(dataFolder) {
      const store = openStore(dataFolder, (message) => expect.fail(message));
      stores.add(store);
      return store;
    },
    close,
  };
}

/** The batches that can be gone on with, the latest first. */
export const unfinishedIn = ({ history }: Store): BatchOutline[] =>
  history.outlines().filter(({ isFinished }) => !isFinished);

/** What is written down of a batch in which nothing has changed. */
export const noChanges: BatchChanges = {
  states: [],
  attempts: [],
  parts: [],
  figures: { elapsedMs: 0, savedMs: 0, peakActive: 0 },
  sums: { saved: 0, failed: 0, cancelled: 0, bytes: 0 },
  isFinished: false,
};
