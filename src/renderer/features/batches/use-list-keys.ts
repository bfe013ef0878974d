import type { KeyboardEvent, RefObject } from 'react';
import { useRef } from 'react';
import { isOpen } from '../../../shared/lists.ts';
import { useListsStore } from '../../stores/lists-store.ts';
import { openDialog } from '../../stores/view-store.ts';

interface ListKeys {
  ref: RefObject<HTMLDivElement | null>;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Up, Down, Home and End lead from list to list; F2 renames the one that has the focus, Delete removes it. */
export function useListKeys(rename: (batchId: string) => void): ListKeys {
  const ref = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-list]') : null;
    if (row === null || event.target instanceof HTMLInputElement || event.altKey || event.ctrlKey || event.metaKey)
      return;
    const buttons = [...(ref.current?.querySelectorAll<HTMLElement>('[data-list-button]') ?? [])];
    const at = buttons.findIndex((button) => row.contains(button));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const batchId = row.dataset['list'] ?? '';
    if (to !== undefined) buttons[to]?.focus();
    else if (event.key === 'F2') rename(batchId);
    else if (event.key === 'Delete' && canRemove(batchId)) openDialog({ kind: 'remove-list', batchId });
    else return;
    event.preventDefault();
  };
  return { ref, onKeyDown };
}

function canRemove(batchId: string): boolean {
  const entry = useListsStore.getState().byId.get(batchId);
  return entry !== undefined && !isOpen(entry);
}
