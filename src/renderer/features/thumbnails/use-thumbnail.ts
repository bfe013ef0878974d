import { useCallback, useSyncExternalStore } from 'react';
import type { DownloadId, DownloadState } from '../../../shared/download.ts';
import { imageUrl } from '../../../shared/ipc/contract.ts';
import { pictureBytesPath, type ThumbnailEdge, thumbnailUrl } from '../../../shared/thumbnails.ts';
import { command } from '../../ipc-client.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { makeThumbnail } from './thumbnail-maker.ts';
import { ThumbnailQueue } from './thumbnail-queue.ts';

/** Between two questions: what is on screen for a shorter time is only passed. */
const settleMs = 50;

/** Pixels of an image of which nobody has read the size. */
const usualPixels = 12_000_000;

let current: { batchId: string; queue: ThumbnailQueue } | null = null;

/** The queue of the batch that is shown; another batch begins with an empty one. */
function queueOf(batchId: string): ThumbnailQueue {
  if (current?.batchId !== batchId) current = { batchId, queue: createQueue(batchId) };
  return current.queue;
}

function createQueue(batchId: string): ThumbnailQueue {
  return new ThumbnailQueue({
    find: async (ids, edge) => await command((shoal) => shoal.thumbnailsFind({ batchId, ids, edge })),
    async make(id, edge, signal) {
      const bytes = await makeThumbnail(pictureBytesPath(batchId, id), edge, signal);
      signal.throwIfAborted();
      if (bytes === null) return false;
      await command((shoal) => shoal.thumbnailsAdd({ batchId, id, edge, bytes }));
      return true;
    },
    pixels(id) {
      const state = useBatchStore.getState().mirror?.byId[id]?.state;
      return state?.kind === 'done' && state.width !== undefined ? state.width * (state.height ?? 1) : usualPixels;
    },
    soon: (run) => void setTimeout(run, settleMs),
  });
}

export type Thumbnail =
  | { kind: 'waiting' }
  /** `onError` is for the element that shows it. */
  | { kind: 'image'; src: string; onError: () => void }
  | { kind: 'none' };

/** The thumbnail of a saved image, made when it is not there yet. Of no more use when the component goes. */
export function useThumbnail(batchId: string, id: DownloadId, edge: ThumbnailEdge): Thumbnail {
  const queue = queueOf(batchId);
  // What was rejected before, or is somebody else's file, has none; it may be downloaded yet.
  const hasFile = useBatchStore(({ mirror }) => isHere(mirror?.byId[id]?.state));
  const subscribe = useCallback(
    (tell: () => void) => (hasFile ? queue.want(id, edge, tell) : () => undefined),
    [queue, id, edge, hasFile],
  );
  const known = useSyncExternalStore(subscribe, () => queue.known(id, edge));
  const onError = useCallback(() => queue.lost(id, edge), [queue, id, edge]);
  if (!hasFile) return { kind: 'none' };
  if (known === null) return { kind: 'waiting' };
  if (known === 'none') return { kind: 'none' };
  return { kind: 'image', src: known === 'whole' ? imageUrl(batchId, id) : thumbnailUrl(batchId, id, edge), onError };
}

const isHere = (state: DownloadState | undefined): boolean =>
  state?.kind === 'done' || (state?.kind === 'skipped' && state.why === 'saved-before');
