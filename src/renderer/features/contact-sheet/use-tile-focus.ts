import type { Virtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent, RefObject } from 'react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import { useViewStore } from '../../stores/view-store.ts';
import { runKey, selectWithKey } from '../rows/row-keys.ts';
import { useFocusHeir } from '../rows/use-focus-heir.ts';
import { runSheetKey } from './sheet-keys.ts';
import { type SheetLayout, tileForKey } from './sheet-layout.ts';

interface TileFocus {
  /** The tile that Tab leads to. */
  tabStop: DownloadId | undefined;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: { target: EventTarget }) => void;
  onBlur: () => void;
}

/** One stop for Tab in the whole sheet; keys move between tiles, also those that are not in the page yet. */
export function useTileFocus(
  ids: readonly DownloadId[],
  layout: SheetLayout,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  scroller: RefObject<HTMLDivElement | null>,
): TileFocus {
  const [focused, setFocused] = useState<DownloadId | null>(null);
  const wanted = useRef<DownloadId | null>(null);

  // With fewer or more tiles in a line, as beside the inspector, the one that had the focus is made anew in another line.
  const columnsBefore = useRef(layout.columns);
  useLayoutEffect(() => {
    if (columnsBefore.current === layout.columns) return;
    columnsBefore.current = layout.columns;
    const at = focused === null || document.activeElement !== document.body ? -1 : ids.indexOf(focused);
    if (at < 0) return;
    wanted.current = focused;
    virtualizer.scrollToIndex(layout.lineOf(at), { align: 'auto' });
  }, [ids, layout, virtualizer, focused]);

  const heir = useFocusHeir(ids, focused, (index) => {
    wanted.current = ids[index] ?? null;
    virtualizer.scrollToIndex(layout.lineOf(index), { align: 'auto' });
  });

  // After every render: a tile asked for may have come into the page only now.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const tile = scroller.current?.querySelector<HTMLElement>(`[data-id="${wanted.current}"]`);
    if (tile === null || tile === undefined) return;
    wanted.current = null;
    tile.focus({ preventScroll: true });
  });

  const wantedRow = useViewStore((view) => view.wantedRow);
  useEffect(() => {
    const at = wantedRow === null ? -1 : ids.indexOf(wantedRow);
    if (at < 0) return;
    wanted.current = wantedRow;
    virtualizer.scrollToIndex(layout.lineOf(at), { align: 'auto' });
    useViewStore.setState({ wantedRow: null });
  }, [ids, layout, virtualizer, wantedRow]);

  const shown = virtualizer.getVirtualItems().flatMap(({ index, start }) => {
    const line = layout.line(index);
    return line.kind === 'tiles' ? [{ ...line, start }] : [];
  });
  // Some lines above the visible ones are rendered as well; Tab must not scroll back to them.
  const first = shown.find(({ start }) => start >= (virtualizer.scrollOffset ?? 0)) ?? shown[0];
  const isShown = (id: DownloadId): boolean => shown.some(({ from, to }) => ids.slice(from, to).includes(id));
  const tabStop = focused !== null && isShown(focused) ? focused : first && ids[first.from];

  // Tiles compare their props, so this must stay the same from one scroll step to the next.
  const onKeyDown = useCallback(
    (event: KeyboardEvent): void => {
      const tile = event.target instanceof HTMLElement ? event.target : null;
      if (tile?.dataset['id'] === undefined) return;
      const id = Number(tile.dataset['id']);
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / tile.offsetHeight));
      const target = event.altKey ? null : tileForKey(layout, ids.indexOf(id), event.key, page);
      const next = target === null ? undefined : ids[target];
      if (target !== null && next !== undefined) {
        event.preventDefault();
        wanted.current = next;
        setFocused(next);
        virtualizer.scrollToIndex(layout.lineOf(target));
        selectWithKey(event, ids, next);
        return;
      }
      if (runSheetKey(event, id) || runKey(event, id)) event.preventDefault();
    },
    [ids, layout, virtualizer, scroller],
  );

  const onFocus = ({ target }: { target: EventTarget }): void => {
    heir.onFocus();
    const tile = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-id]') : null;
    if (tile !== null) setFocused(Number(tile.dataset['id']));
  };

  return { tabStop, onKeyDown, onFocus, onBlur: heir.onBlur };
}
