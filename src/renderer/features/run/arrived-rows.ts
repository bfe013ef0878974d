import type { BatchMirror } from '../../stores/batch-mirror.ts';

/**
 * How much has arrived of the images that are on their way, counted in images: two halves are one. One whose size the
 * server has not told counts for nothing until it is there.
 */
export function arrivedRows({ byId, progressById, totals }: Pick<BatchMirror, 'byId' | 'progressById' | 'totals'>) {
  let arrived = totals.counts.saving;
  for (const { id, receivedBytes, totalBytes } of progressById.values()) {
    if (byId[id]?.state.kind === 'saving' || totalBytes === null || totalBytes === 0) continue;
    arrived += Math.min(1, receivedBytes / totalBytes);
  }
  return arrived;
}
