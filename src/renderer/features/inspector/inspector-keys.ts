import { useEffect } from 'react';
import { toggleInspector, useInspectorStore } from '../../stores/inspector-store.ts';
import { selectOnly, useSelectionStore } from '../../stores/selection-store.ts';

/** By which the panel is found. */
export const panelMark = 'data-inspector';

/** The row or tile that Tab would lead to. */
function focusRows(): void {
  document.querySelector<HTMLElement>('[role="grid"] [data-id][tabindex="0"]')?.focus();
}

/** A row that was come to by search or Tab is not selected, and is meant all the same. */
function selectWhereFocusIs(target: Element): void {
  const id = target.closest<HTMLElement>('[role="grid"] [data-id]')?.dataset['id'];
  const isOpening = !useInspectorStore.getState().isOpen;
  if (id !== undefined && isOpening && useSelectionStore.getState().count === 0) selectOnly(Number(id));
}

const typesOrChooses = 'input, textarea, [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** I opens and closes the panel, wherever nothing is typed; Escape within it closes it and leads back to the rows. */
export function useInspectorKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey, shiftKey, target, defaultPrevented } = event;
      if (ctrlKey || metaKey || altKey || shiftKey || defaultPrevented || !(target instanceof Element)) return;
      if (target.closest(typesOrChooses) !== null) return;
      const isInside = target.closest(`[${panelMark}]`) !== null;
      if (key.toLowerCase() !== 'i' && !(key === 'Escape' && isInside)) return;
      event.preventDefault();
      selectWhereFocusIs(target);
      toggleInspector();
      if (isInside) focusRows();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
