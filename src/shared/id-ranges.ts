import type { DownloadId } from './download.ts';

/**
 * Many ids in few numbers: pairs of first and last, ascending and apart. `[3, 7, 9, 9]` is 3 to 7, and 9; a whole list is
 * one pair.
 */
export type IdRanges = number[];

/** @param ids ascending, each once */
export function rangesOf(ids: Iterable<DownloadId>): IdRanges {
  const ranges: IdRanges = [];
  let last = -2;
  for (const id of ids) {
    if (id === last + 1) ranges[ranges.length - 1] = id;
    else ranges.push(id, id);
    last = id;
  }
  return ranges;
}

/** Whether these are pairs that ascend and do not overlap. */
export function areRanges(ranges: readonly number[]): boolean {
  return (
    ranges.length % 2 === 0 &&
    ranges.every((bound, index) => {
      const before = ranges[index - 1] ?? -1;
      return index % 2 === 0 ? bound > before : bound >= before;
    })
  );
}

/**
 * The ids one by one, ascending.
 *
 * @param rows how many there are: what is beyond them is left out, however far a range goes
 */
export function* idsIn(ranges: readonly number[], rows: number): Iterable<DownloadId> {
  for (let at = 0; at < ranges.length; at += 2) {
    const [first = 0, last = -1] = [ranges[at], ranges[at + 1]];
    for (let id = first; id <= last && id < rows; id++) yield id;
  }
}
