import type { KeyboardEvent } from 'react';
import { isOpen, type ListEntry } from '../../../shared/lists.ts';
import { openDialog } from '../../stores/view-store.ts';

/**
 * Keys on a list of the side bar: Up, Down, Home and End lead from list to list; F2 renames the one that has the focus,
 * Delete removes it.
 */
export function onListKey(
  event: KeyboardEvent<HTMLElement>,
  entry: ListEntry,
  rename: (batchId: string) => void,
): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const bar = event.currentTarget.closest('nav');
  const buttons = [...(bar?.querySelectorAll<HTMLElement>('[data-list-button]') ?? [])];
  const at = buttons.indexOf(event.currentTarget);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to !== undefined) buttons[to]?.focus();
  else if (event.key === 'F2') rename(entry.batchId);
  else if (event.key === 'Delete' && !isOpen(entry)) openDialog({ kind: 'remove-list', batchId: entry.batchId });
  else return;
  event.preventDefault();
}
