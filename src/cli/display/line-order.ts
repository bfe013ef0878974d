import type { Download } from '../../shared/download.ts';
import type { ListOrder } from '../../shared/settings.ts';

/** Passes finished downloads on: as they finish, or held back until those before them in the list have finished. */
export interface LineOrder {
  push(download: Download): void;
  /** Passes on what is still held, in list order: what it waits for will not come. */
  end(): void;
}

/** @param pass called for each finished download, once */
export function createLineOrder(order: ListOrder, pass: (download: Download) => void): LineOrder {
  if (order === 'completed') return { push: pass, end: () => undefined };
  const held = new Map<number, Download>();
  let next = 0;
  const passNext = (): void => {
    for (let download = held.get(next); download !== undefined; download = held.get(next)) {
      held.delete(next++);
      pass(download);
    }
  };
  return {
    push(download) {
      held.set(download.id, download);
      passNext();
    },
    end() {
      for (const id of [...held.keys()].sort((a, b) => a - b)) {
        next = id;
        passNext();
      }
    },
  };
}
