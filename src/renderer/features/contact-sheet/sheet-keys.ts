import type { DownloadId } from '../../../shared/download.ts';
import type { Mark } from '../../../shared/marks.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { markOf, markRows, useMarksStore } from '../../stores/marks-store.ts';
import { selectedIds } from '../../stores/selection.ts';
import { useSelectionStore } from '../../stores/selection-store.ts';
import { openDialog } from '../../stores/view-store.ts';

interface Pressed {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** The rows that a key or a button means: those that are selected where they are several, else the one in hand. */
function meantRows(id: DownloadId): readonly DownloadId[] {
  const selection = useSelectionStore.getState();
  return selection.count > 1 ? selectedIds(selection) : [id];
}

export function isSavedRow(id: DownloadId): boolean {
  const kind = useBatchStore.getState().mirror?.byId[id]?.state.kind;
  return kind === 'done' || kind === 'skipped';
}

/** Gives rows a mark, or takes it away where all of them have it. */
export function toggleMark(ids: readonly DownloadId[], mark: Mark): void {
  const { codes } = useMarksStore.getState();
  const saved = ids.filter(isSavedRow);
  const haveAll = saved.every((id) => markOf(codes, id) === mark);
  void markRows(saved, haveAll ? null : mark);
}

/**
 * The keys that mark: K keeps, X rejects, both take back what all have; Delete only rejects.
 *
 * @returns false where the key marks nothing
 */
export function runMarkKey({ key, shiftKey, ctrlKey, metaKey, altKey }: Pressed, ids: readonly DownloadId[]): boolean {
  if (shiftKey || ctrlKey || metaKey || altKey || !ids.some(isSavedRow)) return false;
  switch (key.toLowerCase()) {
    case 'k':
      toggleMark(ids, 'kept');
      return true;
    case 'x':
      toggleMark(ids, 'rejected');
      return true;
    case 'delete':
    case 'backspace':
      void markRows(ids, 'rejected');
      return true;
    default:
      return false;
  }
}

/** What a key means on a tile, besides what it means on every row. */
export function runSheetKey(pressed: Pressed, id: DownloadId): boolean {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = pressed;
  if (key === ' ' && !shiftKey && !ctrlKey && !metaKey && !altKey) {
    if (isSavedRow(id)) openDialog({ kind: 'preview', id });
    return true;
  }
  return runMarkKey(pressed, meantRows(id));
}
