import { useEffect } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import { closeDialog, openDialog } from '../../stores/view-store.ts';
import { runMarkKey } from '../contact-sheet/sheet-keys.ts';
import { panPreview } from './preview-stage.tsx';
import type { Neighbours } from './use-neighbours.ts';

interface PreviewKeys {
  id: DownloadId;
  neighbours: Neighbours;
  isOpen: boolean;
  toggleZoom: () => void;
}

/**
 * Arrows lead to the image before or after, at full size only PageUp and PageDown do and arrows move the image; K and X mark
 * it, Z changes its size, Space closes.
 */
export function usePreviewKeys({ id, neighbours, isOpen, toggleZoom }: PreviewKeys): void {
  const { previous, next } = neighbours;
  useEffect(() => {
    if (!isOpen) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const isHeld = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
      if (isHeld || isElsewhere(event)) return;
      if (event.key.startsWith('Arrow') && panPreview(event.key)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const to = neighbourKeys[event.key];
      if (to !== undefined) {
        const neighbour = to === 'next' ? next : previous;
        if (neighbour !== null) openDialog({ kind: 'preview', id: neighbour });
      } else if (event.key === ' ' && !isButton(event)) closeDialog();
      else if (event.key.toLowerCase() === 'z') toggleZoom();
      else if (!runMarkKey(event, [id])) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the dialog, which keeps arrow keys to itself.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [id, previous, next, isOpen, toggleZoom]);
}

const isButton = ({ target }: KeyboardEvent): boolean => target instanceof Element && target.closest('button') !== null;

/** Arrows belong to the choice of the size while that has the focus. */
const isElsewhere = ({ key, target }: KeyboardEvent): boolean =>
  key.startsWith('Arrow') && target instanceof Element && target.closest('[role="group"]') !== null;

const neighbourKeys: Record<string, 'previous' | 'next'> = {
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  PageUp: 'previous',
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
};
