import type { DownloadId } from '../../shared/download.ts';
import type { Batch } from '../../engine/batch/batch.ts';
import { CommandError } from '../ipc/command-error.ts';
import { messages } from '../language.ts';
import type { MarkedBatch, MarksService } from '../marks/marks-service.ts';
import type { FindPicture, SavedPicture } from '../thumbnails/thumbnail-service.ts';
import type { ListSession } from '../session/list-session.ts';

/** Finds a list that is open. */
export type FindList = (batchId: string) => ListSession | null;

/**
 * A list as marks see it.
 *
 * @throws CommandError when it is not open
 */
export function markedBatch(find: FindList, batchId: string): MarkedBatch {
  const list = find(batchId);
  if (list === null) throw new CommandError('no-list', messages().main.listGone);
  const { batch } = list;
  return {
    id: batch.id,
    folder: batch.folder,
    rowCount: batch.rowCount,
    url: (id) => batch.row(id).url,
    savedName: (id) => (list.savedFile(id) === null ? null : batch.download(id).name),
  };
}

/** Which of these were rejected in an earlier run, and so not downloaded in this one. */
export function rejectedBefore(find: FindList, batchId: string, ids: Iterable<DownloadId>): DownloadId[] {
  const batch = find(batchId)?.batch;
  return [...ids].filter((id) => {
    const state = batch?.download(id).state;
    return state?.kind === 'skipped' && state.why === 'rejected';
  });
}

/** Finds saved images of the lists that are open, also where they wait for the trash. */
export function findPictureIn(find: FindList, marks: MarksService): FindPicture {
  return (batchId, id) => {
    const list = find(batchId);
    const file = list?.savedFile(id) ?? null;
    if (list === null || file === null) return null;
    const path = marks.heldPath(markedBatch(find, batchId), id) ?? file.path;
    return { ...factsOf(list.batch, id), path, mediaType: file.mediaType };
  };
}

function factsOf(batch: Batch, id: DownloadId): Pick<SavedPicture, 'bytes' | 'sha256' | 'size'> {
  const { state } = batch.download(id);
  if (state.kind !== 'done' && state.kind !== 'skipped') return { bytes: 0, sha256: null, size: null };
  const { bytes, sha256 = null, width, height } = state;
  return { bytes, sha256, size: width === undefined || height === undefined ? null : { width, height } };
}
