import { type RefObject, useLayoutEffect } from 'react';

/** The list whose row had the focus as it left. */
let left: string | null = null;

/**
 * Keeps the focus of a row that moves to another part of the side bar, as a list does that comes to its end: it is drawn
 * anew there.
 */
export function useMovingFocus(row: RefObject<HTMLElement | null>, batchId: string): void {
  useLayoutEffect(() => {
    const element = row.current;
    if (left === batchId) element?.querySelector<HTMLElement>('[data-list-button]')?.focus({ preventScroll: true });
    return () => {
      if (element?.contains(document.activeElement) !== true) return;
      left = batchId;
      queueMicrotask(() => (left = null)); // what comes in its place is laid out before
    };
  }, [row, batchId]);
}
