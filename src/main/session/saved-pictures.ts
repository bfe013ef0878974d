import { basename } from 'node:path';
import type { DownloadId } from '../../shared/download.ts';
import type { Batch } from '../../engine/batch/batch.ts';
import { CommandError } from '../ipc/command-error.ts';
import type { MarkedBatch, MarksService } from '../marks/marks-service.ts';
import type { FindPicture } from '../thumbnails/thumbnail-service.ts';
import type { BatchSession } from './batch-session.ts';

type Session = Pick<BatchSession, 'batch' | 'savedFile'>;

/**
 * The batch as marks see it.
 *
 * @throws CommandError when there is no such batch
 */
export function markedBatch(session: Session, batchId: string): MarkedBatch {
  const { batch } = session;
  if (batch.id !== batchId) throw new CommandError('no-batch', 'This list is not shown any more.');
  return {
    id: batch.id,
    folder: batch.folder,
    rowCount: batch.rowCount,
    url: (id) => batch.row(id).url,
    savedName: (id) => (session.savedFile(batchId, id) === null ? null : batch.download(id).name),
  };
}

/** Finds saved images, also where they wait for the trash. */
export function findPictureIn(session: Session, marks: MarksService): FindPicture {
  return (batchId, id) => {
    const file = session.savedFile(batchId, id);
    if (file === null) return null;
    const path = marks.heldPath(markedBatch(session, batchId), id) ?? file.path;
    return { ...factsOf(session.batch, id), path, mediaType: file.mediaType };
  };
}

function factsOf(batch: Batch, id: DownloadId) {
  const { state, name } = batch.download(id);
  if (state.kind !== 'done' && state.kind !== 'skipped') throw new TypeError(`${basename(name)} is not saved`);
  const { width, height } = state.kind === 'done' ? state : { width: undefined, height: undefined };
  const size = width === undefined || height === undefined ? null : { width, height };
  return { bytes: state.bytes, sha256: state.sha256 ?? null, size };
}
