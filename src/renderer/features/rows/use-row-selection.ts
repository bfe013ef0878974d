import type { MouseEvent } from 'react';
import { useCallback, useEffect } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import { selectAll } from '../../stores/selection-store.ts';
import { setFollowing } from '../../stores/view-store.ts';
import { selectWithClick } from './row-keys.ts';

/** Selects rows with the pointer, and all of them with Ctrl or Cmd and A. */
export function useRowSelection(ids: readonly DownloadId[]): (event: MouseEvent<HTMLElement>) => void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'a' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      const { target } = event;
      const isElsewhere =
        target instanceof Element &&
        target.closest('input, textarea, [role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
      if (isElsewhere) return;
      event.preventDefault();
      selectAll(ids);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [ids]);

  return useCallback(
    (event) => {
      // A button in the row is not the row.
      if (event.target instanceof Element && event.target.closest('button') !== null) return;
      setFollowing(false);
      selectWithClick(event, ids, Number(event.currentTarget.dataset['id']));
    },
    [ids],
  );
}
