import type { RefObject } from 'react';
import { useLayoutEffect, useState } from 'react';
import { rowsInSight, type RowsInSight } from './tall-list.ts';

/** Follows what of a list of equal rows is in sight in `scroller`, whose content is the list alone. */
export function useTallList(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowsInSight {
  const [view, setView] = useState({ top: 0, height: 0 });
  const isThere = count > 0;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || !isThere) return undefined;
    const look = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, isThere]);
  return rowsInSight(count, rowHeight, view.top, view.height);
}
