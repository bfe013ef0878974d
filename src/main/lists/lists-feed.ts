import type { ListEntry, ListsChange } from '../../shared/lists.ts';

/** Tells the window what is new of lists, whichever it shows. */
export interface ListsFeed {
  /** Something has happened in a list; may be called very often. */
  changed(batchId: string): void;
  /** What has not been told yet is told now. */
  flush(): void;
}

/** Changes of all lists leave together, so often at most. */
const everyMs = 250;
/** The first one leaves at once, and of each list only what a side bar shows: some hundred bytes. */
const firstMs = 16;

export interface ListsFeedPorts {
  /** A list as it is now; null where there is none any more. */
  entryOf: (batchId: string) => ListEntry | null;
  send: (change: ListsChange) => void;
  /** Calls back after so many ms. */
  schedule: (ms: number, callback: () => void) => void;
  /** Milliseconds, from any beginning. */
  now: () => number;
}

/** Gathers changes of lists, and tells of each what it is like at that moment. */
export function createListsFeed({ entryOf, send, schedule, now }: ListsFeedPorts): ListsFeed {
  const dirty = new Set<string>();
  let isDue = false;
  let sentAt = -Infinity;

  const flush = (): void => {
    isDue = false;
    if (dirty.size === 0) return;
    const change: ListsChange = { updated: [], removed: [] };
    for (const batchId of dirty) {
      const entry = entryOf(batchId);
      if (entry === null) change.removed.push(batchId);
      else change.updated.push(entry);
    }
    dirty.clear();
    sentAt = now();
    send(change);
  };
  return {
    changed(batchId) {
      dirty.add(batchId);
      if (isDue) return;
      isDue = true;
      schedule(Math.max(firstMs, sentAt + everyMs - now()), flush);
    },
    flush,
  };
}
