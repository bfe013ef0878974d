import type { DownloadId } from '../../../shared/download.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { kindsOf, selectedRanges } from '../../stores/selection.ts';
import { clearSelection, selectOnly, selectTo, toggleRow, useSelectionStore } from '../../stores/selection-store.ts';
import { actionForKey, manyActionForKey, runManyAction, runRowAction } from './row-commands.ts';

/** The keys that are held while another is pressed or the pointer clicks. */
interface Held {
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

interface Pressed extends Held {
  key: string;
  altKey: boolean;
}

/**
 * What a step to a row selects, as in a file manager: that row alone, with Shift all from the anchor to there, with Ctrl or
 * Cmd nothing.
 *
 * @param ids as they are shown
 */
export function selectWithKey({ shiftKey, ctrlKey, metaKey }: Held, ids: readonly DownloadId[], id: DownloadId): void {
  if (shiftKey) selectTo(ids, id, ctrlKey || metaKey);
  else if (!ctrlKey && !metaKey) selectOnly(id);
}

/** What a click on a row selects: with Ctrl or Cmd that row joins or leaves. */
export function selectWithClick(held: Held, ids: readonly DownloadId[], id: DownloadId): void {
  if ((held.ctrlKey || held.metaKey) && !held.shiftKey) toggleRow(id);
  else selectWithKey(held, ids, id);
}

/**
 * Does what a key means on a row: with the selected rows where they are several, else with the row.
 *
 * @returns false where it means nothing there
 */
export function runKey({ key: plainKey, shiftKey, ctrlKey, metaKey, altKey }: Pressed, id: DownloadId): boolean {
  const key = altKey ? `Alt+${plainKey}` : plainKey;
  const selection = useSelectionStore.getState();
  const { mirror } = useBatchStore.getState();
  const record = mirror?.byId[id];
  if (mirror === null || record === undefined) return false;
  if (ctrlKey || metaKey) {
    if (key === ' ') toggleRow(id);
    else if (key.toLowerCase() === 'c') {
      void runManyAction('copy-urls', selection.count > 1 ? selectedRanges(selection) : [id, id]);
    } else return false;
    return true;
  }
  if (key === 'Escape') {
    if (selection.count === 0) return false;
    clearSelection();
    return true;
  }
  if (shiftKey) return false;
  if (selection.count > 1) {
    const action = manyActionForKey(key, kindsOf(selection, mirror.byId));
    if (action !== undefined) void runManyAction(action, selectedRanges(selection));
    return action !== undefined;
  }
  const action = actionForKey(key, record.state);
  if (action !== undefined) void runRowAction(action, id);
  return action !== undefined;
}
