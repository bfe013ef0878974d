import { isOpen, type ListEntry } from '../../../shared/lists.ts';

/** The lists of the side bar in its three parts, each with the latest first. */
export interface SortedLists {
  running: ListEntry[];
  unfinished: ListEntry[];
  finished: ListEntry[];
}

/**
 * Sorts lists into the parts of the side bar. Those that run keep their places: nothing jumps under the pointer.
 *
 * @param query words that all have to be in a list's name or folder, whatever their case
 */
export function sortLists(entries: Iterable<ListEntry>, query: string): SortedLists {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const sorted: SortedLists = { running: [], unfinished: [], finished: [] };
  for (const entry of entries) {
    const text = `${entry.label}\n${entry.folder}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    if (isOpen(entry)) sorted.running.push(entry);
    else sorted[entry.state === 'unfinished' ? 'unfinished' : 'finished'].push(entry);
  }
  for (const part of [sorted.running, sorted.unfinished, sorted.finished]) part.sort(latestFirst);
  return sorted;
}

const latestFirst = (a: ListEntry, b: ListEntry): number => b.at - a.at || (a.batchId < b.batchId ? -1 : 1);
