import type { FaultRequest } from './request.ts';

export interface FaultStats {
  /** Connections accepted so far. Counted for the whole server only. */
  connections: number;
  /** Requests whose head was read. */
  requests: number;
  /** Requests whose answer has not been sent to the end and whose connection still stands. */
  open: number;
  /** The most that were ever open together. */
  peakOpen: number;
}

/** How long a wait lasts before it fails and says what it saw instead. */
const patienceMs = 45_000;

interface Counter {
  requests: number;
  open: number;
  peakOpen: number;
}

/** Writes down what happens at the server, and lets tests wait for it. */
export function createLedger() {
  const requests: FaultRequest[] = [];
  const changes: { path: string; change: 1 | -1 }[] = [];
  /** By prefix. Counted from the first change, then kept up. */
  const counters = new Map<string, Counter>();
  const watchers = new Set<() => void>();
  let connections = 0;

  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };

  const record = (path: string, change: 1 | -1): void => {
    changes.push({ path, change });
    for (const [prefix, counter] of counters) if (path.startsWith(prefix)) count(counter, change);
    changed();
  };

  const stats = (prefix = '/'): FaultStats => {
    let counter = counters.get(prefix);
    if (!counter) {
      counter = { requests: 0, open: 0, peakOpen: 0 };
      for (const { path, change } of changes) if (path.startsWith(prefix)) count(counter, change);
      counters.set(prefix, counter);
    }
    return { connections, ...counter };
  };

  return {
    requests,
    stats,
    changed,
    connected(): number {
      connections += 1;
      changed();
      return connections;
    },
    /** @returns what to call when the request is over; further calls do nothing */
    opened(request: FaultRequest): () => void {
      requests.push(request);
      record(request.path, 1);
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        record(request.path, -1);
      };
    },
    /** Resolves as soon as `isSo` holds; rejects with what was seen when it does not in 45 s. */
    async until(what: string, isSo: () => boolean): Promise<void> {
      if (isSo()) return;
      await new Promise<void>((resolve, reject) => {
        const watcher = (): void => {
          if (!isSo()) return;
          clearTimeout(timer);
          watchers.delete(watcher);
          resolve();
        };
        const timer = setTimeout(() => {
          watchers.delete(watcher);
          reject(new Error(`waited ${patienceMs} ms for ${what}; saw ${JSON.stringify(stats())}`));
        }, patienceMs);
        watchers.add(watcher);
      });
    },
  };
}

function count(counter: Counter, change: 1 | -1): void {
  if (change === 1) counter.requests += 1;
  counter.open += change;
  counter.peakOpen = Math.max(counter.peakOpen, counter.open);
}

export type Ledger = ReturnType<typeof createLedger>;
