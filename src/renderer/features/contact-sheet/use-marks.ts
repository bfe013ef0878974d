import { useEffect } from 'react';
import { loadMarks, undoMark } from '../../stores/marks-store.ts';
import { resetSheet } from '../../stores/sheet-store.ts';

/** Knows what is kept and rejected of the batch that is shown; Ctrl or Cmd with Z takes the last mark back. */
export function useMarks(batchId: string | undefined): void {
  useEffect(() => {
    resetSheet();
    if (batchId !== undefined) void loadMarks(batchId);
  }, [batchId]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey);
      if (!isUndo || event.shiftKey || event.altKey) return;
      const { target } = event;
      if (target instanceof Element && target.closest('input, textarea') !== null) return;
      event.preventDefault();
      void undoMark();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
