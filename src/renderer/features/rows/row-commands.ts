import { assertNever } from '../../../shared/assert-never.ts';
import type { DownloadId, DownloadState, DownloadStateKind } from '../../../shared/download.ts';
import { type IdRanges, idsIn } from '../../../shared/id-ranges.ts';
import { attempt } from '../../ipc-client.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { markRows } from '../../stores/marks-store.ts';
import { currentMessages } from '../../stores/language-store.ts';
import { attemptInFolder } from '../../stores/missing-folder.ts';
import { openDialog } from '../../stores/view-store.ts';
import { showNotice } from '../../ui/toasts.ts';

/** What can be done with many rows at once. */
export type ManyAction =
  | 'pause'
  | 'resume'
  | 'retry'
  | 'cancel'
  | 'first'
  | 'last'
  | 'keep'
  | 'reject'
  | 'copy-urls'
  | 'copy-errors';
/** What can be done with a row. */
export type RowAction = ManyAction | 'preview' | 'reveal' | 'open';

/** What can be done with a row, most wanted first. */
export function actionsFor(kind: DownloadStateKind): readonly RowAction[] {
  switch (kind) {
    case 'queued':
      return ['pause', 'first', 'last', 'cancel', 'copy-urls'];
    case 'active':
      return ['pause', 'cancel', 'copy-urls'];
    case 'retrying':
      return ['pause', 'first', 'last', 'cancel', 'copy-urls', 'copy-errors'];
    case 'saving':
      return ['copy-urls'];
    case 'paused':
      return ['resume', 'first', 'last', 'cancel', 'copy-urls'];
    case 'done':
    case 'skipped':
      return ['reveal', 'copy-urls', 'preview', 'open', 'keep', 'reject'];
    case 'failed':
      return ['retry', 'copy-urls', 'copy-errors'];
    case 'cancelled':
      return ['retry', 'copy-urls'];
    default:
      return assertNever(kind);
  }
}

const manyActions: readonly ManyAction[] = [
  'pause',
  'resume',
  'retry',
  'first',
  'last',
  'keep',
  'reject',
  'cancel',
  'copy-urls',
  'copy-errors',
];

/** What can be done with many rows, and with how many of them; what can be done with none is not there. */
export function actionsForMany(kinds: ReadonlyMap<DownloadStateKind, number>): { action: ManyAction; rows: number }[] {
  return manyActions
    .map((action) => {
      let rows = 0;
      for (const [kind, count] of kinds) if (actionsFor(kind).includes(action)) rows += count;
      return { action, rows };
    })
    .filter(({ rows }) => rows > 0);
}

/** Does something with all of these rows that it can be done with, in one message. */
export async function runManyAction(action: ManyAction, ranges: IdRanges): Promise<void> {
  const { couldNot, ...texts } = currentMessages().list;
  switch (action) {
    case 'pause':
      await attempt(couldNot.pause, (shoal) => shoal.downloadsPause({ ranges }));
      return;
    case 'resume':
      await attemptInFolder(couldNot.resume, (shoal) => shoal.downloadsResume({ ranges }));
      return;
    case 'retry':
      await attemptInFolder(couldNot.retry, (shoal) => shoal.downloadsRetry({ ranges }));
      return;
    case 'cancel':
      await attempt(couldNot.cancel, (shoal) => shoal.downloadsCancel({ ranges }));
      return;
    case 'first':
    case 'last': {
      const to = action === 'first' ? 'front' : 'back';
      const moved = await attempt(couldNot.move, (shoal) => shoal.downloadsPrioritise({ ranges, to }));
      if (moved !== undefined) showNotice(action === 'first' ? texts.isNext : texts.isLast);
      return;
    }
    case 'keep':
      await markRows(rowsIn(ranges), 'kept');
      return;
    case 'reject':
      await markRows(rowsIn(ranges), 'rejected');
      return;
    case 'copy-urls': {
      const copied = await attempt(couldNot.copyUrls, (shoal) => shoal.downloadsCopyUrls({ ranges }));
      if (copied !== undefined) showNotice(texts.urlsCopied(copied.count));
      return;
    }
    case 'copy-errors': {
      const copied = await attempt(couldNot.copyErrors, (shoal) => shoal.downloadsCopyErrors({ ranges }));
      if (copied !== undefined) showNotice(texts.errorsCopied(copied.count));
      return;
    }
    default:
      assertNever(action);
  }
}

const rowsIn = (ranges: IdRanges): Iterable<DownloadId> =>
  idsIn(ranges, useBatchStore.getState().mirror?.byId.length ?? 0);

export async function runRowAction(action: RowAction, id: DownloadId): Promise<void> {
  const { couldNot } = currentMessages().list;
  switch (action) {
    case 'preview':
      openDialog({ kind: 'preview', id });
      return;
    case 'reveal':
      await attempt(couldNot.reveal, (shoal) => shoal.downloadsReveal({ id }));
      return;
    case 'open':
      await attempt(couldNot.open, (shoal) => shoal.downloadsOpen({ id }));
      return;
    default:
      await runManyAction(action, [id, id]);
  }
}

/** The action behind a key pressed on a row; undefined when the row has none for it. */
export function actionForKey(key: string, state: DownloadState): RowAction | undefined {
  return keys[key]?.find((action) => actionsFor(state.kind).includes(action));
}

/** The action behind a key pressed while many rows are selected. */
export function manyActionForKey(key: string, kinds: ReadonlyMap<DownloadStateKind, number>): ManyAction | undefined {
  const offered = actionsForMany(kinds).map(({ action }) => action);
  return keys[key]?.flatMap((wanted) => offered.find((action) => action === wanted) ?? [])[0];
}

/** The first one that can be done is meant. */
const keys: Record<string, readonly RowAction[]> = {
  ' ': ['pause', 'resume'],
  Enter: ['preview', 'retry'],
  Delete: ['cancel'],
  Backspace: ['cancel'],
  r: ['retry'],
  c: ['copy-urls'],
  e: ['copy-errors'],
  f: ['reveal'],
  'Alt+ArrowUp': ['first'],
  'Alt+ArrowDown': ['last'],
  o: ['open'],
  k: ['keep'],
  x: ['reject'],
};
