import type { KeyboardEvent, RefObject } from 'react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import { setFollowing, useViewStore } from '../../stores/view-store.ts';
import type { ShownList } from '../../ui/use-tall-list.ts';
import { runKey, selectWithKey } from '../rows/row-keys.ts';
import { useFocusHeir } from '../rows/use-focus-heir.ts';

interface RowFocus {
  /** The row that Tab leads to. */
  tabStop: DownloadId | undefined;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: { target: EventTarget }) => void;
  onBlur: () => void;
}

/** One stop for Tab in the whole list; arrows move between rows, also those that are not in the page yet. */
export function useRowFocus(
  ids: readonly DownloadId[],
  { start, end, top, scrollToRow }: ShownList,
  scroller: RefObject<HTMLDivElement | null>,
): RowFocus {
  const [focused, setFocused] = useState<DownloadId | null>(null);
  const wanted = useRef<DownloadId | null>(null);

  const heir = useFocusHeir(ids, focused, (index) => {
    wanted.current = ids[index] ?? null;
    scrollToRow(index);
  });

  // After every render: a row asked for may have come into the page only now.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-id="${wanted.current}"]`);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  const wantedRow = useViewStore((view) => view.wantedRow);
  useEffect(() => {
    const at = wantedRow === null ? -1 : ids.indexOf(wantedRow);
    if (at < 0) return;
    wanted.current = wantedRow;
    scrollToRow(at, 'center');
    useViewStore.setState({ wantedRow: null });
  }, [ids, scrollToRow, wantedRow]);

  // Some rows above the visible ones are rendered as well; Tab must not scroll back to them.
  const tabStop = focused !== null && ids.slice(start, end).includes(focused) ? focused : ids[top];

  // Rows compare their props, so this must stay the same from one scroll step to the next.
  const onKeyDown = useCallback(
    (event: KeyboardEvent): void => {
      const row = event.target instanceof HTMLElement ? event.target : null;
      if (row?.dataset['id'] === undefined) return;
      const id = Number(row.dataset['id']);
      const at = ids.indexOf(id);
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / row.offsetHeight) - 1);
      const target = event.altKey ? null : targetIndex(event.key, at, page, ids.length - 1);
      if (target !== null) {
        event.preventDefault();
        const next = ids[target];
        if (next === undefined) return;
        wanted.current = next;
        setFollowing(false);
        setFocused(next);
        scrollToRow(target);
        selectWithKey(event, ids, next);
        return;
      }
      if (runKey(event, id)) event.preventDefault();
    },
    [ids, scrollToRow, scroller],
  );

  const onFocus = ({ target }: { target: EventTarget }): void => {
    heir.onFocus();
    const row = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-id]') : null;
    if (row !== null) setFocused(Number(row.dataset['id']));
  };

  return { tabStop, onKeyDown, onFocus, onBlur: heir.onBlur };
}

function targetIndex(key: string, at: number, page: number, last: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'PageDown':
      return Math.min(last, at + page);
    case 'PageUp':
      return Math.max(0, at - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
