import type { DownloadId } from '../../../shared/download.ts';
import type { BatchMirror } from '../../stores/batch-mirror.ts';

/** Positions in the list, both included. */
export interface RowRange {
  first: number;
  last: number;
}

/**
 * Where in the list the work is: the stretch, no longer than what is in sight, that holds most of the rows that receive
 * bytes; the later one of equals. A row that hangs does not keep the view, unless nothing else is active.
 *
 * @param rowsInSight 1 or more
 * @returns null while nothing is active
 */
export function movingRows(
  { byId, progressById }: Pick<BatchMirror, 'byId' | 'progressById'>,
  rowsInSight: number,
): RowRange | null {
  const active = [...progressById.values()].filter(({ id }) => byId[id]?.state.kind === 'active');
  const moving = active.filter(({ bytesPerSecond }) => bytesPerSecond > 0);
  const ids = (moving.length > 0 ? moving : active).map(({ id }) => id).sort((a, b) => a - b);
  return densest(ids, rowsInSight);
}

/** @param ids ascending */
function densest(ids: readonly DownloadId[], length: number): RowRange | null {
  let best: RowRange | null = null;
  let most = 0;
  let start = 0;
  for (const [at, last] of ids.entries()) {
    while ((ids[start] ?? last) <= last - length) start += 1;
    const held = at - start + 1;
    if (held < most) continue;
    most = held;
    best = { first: ids[start] ?? last, last };
  }
  return best;
}
