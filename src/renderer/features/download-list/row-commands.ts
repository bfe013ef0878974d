import { assertNever } from '../../../shared/assert-never.ts';
import type { DownloadId, DownloadState } from '../../../shared/download.ts';
import { attempt } from '../../ipc-client.ts';
import { openDialog } from '../../stores/view-store.ts';
import { showNotice } from '../../ui/toasts.ts';

export type RowAction = 'pause' | 'resume' | 'retry' | 'cancel' | 'preview' | 'reveal' | 'copy-url';

/** What can be done with a row, most wanted first. */
export function actionsFor(state: DownloadState): readonly RowAction[] {
  switch (state.kind) {
    case 'queued':
    case 'active':
    case 'retrying':
      return ['pause', 'cancel', 'copy-url'];
    case 'saving':
      return ['copy-url'];
    case 'paused':
      return ['resume', 'cancel', 'copy-url'];
    case 'done':
    case 'skipped':
      return ['reveal', 'copy-url', 'preview'];
    case 'failed':
    case 'cancelled':
      return ['retry', 'copy-url'];
    default:
      return assertNever(state);
  }
}

export async function runRowAction(action: RowAction, id: DownloadId): Promise<void> {
  switch (action) {
    case 'pause':
      await attempt('The download could not be paused', (shoal) => shoal.downloadsPause({ ids: [id] }));
      return;
    case 'resume':
      await attempt('The download could not go on', (shoal) => shoal.downloadsResume({ ids: [id] }));
      return;
    case 'retry':
      await attempt('The download could not be retried', (shoal) => shoal.downloadsRetry({ ids: [id] }));
      return;
    case 'cancel':
      await attempt('The download could not be cancelled', (shoal) => shoal.downloadsCancel({ ids: [id] }));
      return;
    case 'preview':
      openDialog({ kind: 'preview', id });
      return;
    case 'reveal':
      await attempt('The file could not be shown', (shoal) => shoal.downloadsReveal({ id }));
      return;
    case 'copy-url': {
      const copied = await attempt('The URL could not be copied', (shoal) => shoal.downloadsCopyUrl({ id }));
      if (copied !== undefined) showNotice('URL copied');
      return;
    }
    default:
      assertNever(action);
  }
}

/** The action behind a key pressed on a row; undefined when the row has none for it. */
export function actionForKey(key: string, state: DownloadState): RowAction | undefined {
  const wanted = keys[key];
  return wanted === undefined ? undefined : actionsFor(state).find((action) => wanted.includes(action));
}

const keys: Record<string, readonly RowAction[]> = {
  ' ': ['pause', 'resume'],
  Enter: ['preview', 'retry'],
  Delete: ['cancel'],
  Backspace: ['cancel'],
  r: ['retry'],
  c: ['copy-url'],
  o: ['reveal'],
};
