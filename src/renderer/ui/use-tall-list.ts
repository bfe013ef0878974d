import type { RefObject } from 'react';
import { useCallback, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { noteScroll } from './scroll-rest.ts';
import { rowsInSight, type RowsInSight, scrollTopFor } from './tall-list.ts';

interface TallListOptions {
  count: number;
  /** In px, as all that follow. */
  rowHeight: number;
  /** Of what stays at the top while the rows scroll below it. */
  headHeight?: number;
  /** Of what lies over the bottom of the list. */
  endRoom?: number;
}

export interface ShownList extends RowsInSight {
  /** Brings a row into sight, in the middle or only as far as is needed. Keeps its identity while the list stays as it is. */
  scrollToRow: (index: number, align?: 'needed' | 'center') => void;
}

/** Follows what of a list of equal rows is in sight in `scrollerRef`, whose content is the list and its head. */
export function useTallList(
  scrollerRef: RefObject<HTMLElement | null>,
  { count, rowHeight, headHeight = 0, endRoom = 0 }: TallListOptions,
): ShownList {
  const [view, setView] = useState({ top: 0, height: 0 });
  const isThere = count > 0;
  useLayoutEffect(() => {
    const element = scrollerRef.current;
    if (element === null || !isThere) return undefined;
    const look = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    // Rows that came a frame later than they are scrolled to would be seen to come.
    const lookNow = (): void => {
      noteScroll();
      flushSync(look);
    };
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', lookNow, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', lookNow);
    };
  }, [scrollerRef, isThere]);
  const scrollToRow: ShownList['scrollToRow'] = useCallback(
    (index, align = 'needed') => {
      const element = scrollerRef.current;
      if (element === null) return;
      const list = { count, rowHeight, viewHeight: element.clientHeight - headHeight, endRoom };
      element.scrollTo({ top: scrollTopFor(list, element.scrollTop, index, align), behavior: 'instant' });
    },
    [scrollerRef, count, rowHeight, headHeight, endRoom],
  );
  const viewHeight = Math.max(0, view.height - headHeight);
  return { ...rowsInSight({ count, rowHeight, viewHeight, endRoom }, view.top), scrollToRow };
}
