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
const patienceMs = 20_000;

/** Writes down what happens at the server, and lets tests wait for it. */
export function createLedger() {
  const requests: FaultRequest[] = [];
  const changes: { path: string; change: 1 | -1 }[] = [];
  let connections = 0;
  const watchers = new Set<() => void>();
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };

  const stats = (prefix = '/'): FaultStats => {
    let open = 0;
    let peakOpen = 0;
    for (const { path, change } of changes) {
      if (!path.startsWith(prefix)) continue;
      open += change;
      peakOpen = Math.max(peakOpen, open);
    }
    return { connections, requests: requests.filter(({ path }) => path.startsWith(prefix)).length, open, peakOpen };
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
      changes.push({ path: request.path, change: 1 });
      changed();
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        changes.push({ path: request.path, change: -1 });
        changed();
      };
    },
    /** Resolves as soon as `isSo` holds; rejects with what was seen when it does not in 20 s. */
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

export type Ledger = ReturnType<typeof createLedger>;
