import { useSyncExternalStore } from 'react';

/** From this width of what stands beside the side bar on there is room for columns, in pixels. */
const roomForColumns = 1200;

let isWide = false;
const listeners = new Set<() => void>();

const observer = new ResizeObserver(([entry]) => {
  const next = (entry?.contentRect.width ?? 0) >= roomForColumns;
  if (next === isWide) return;
  isWide = next;
  for (const listener of listeners) listener();
});

function subscribe(onChange: () => void): () => void {
  const content = document.querySelector('#content');
  if (listeners.size === 0 && content !== null) observer.observe(content);
  listeners.add(onChange);
  return () => {
    listeners.delete(onChange);
    if (listeners.size === 0) observer.disconnect();
  };
}

/** Before anybody is told of a change, it is measured. */
function measured(): boolean {
  if (listeners.size === 0) isWide = (document.querySelector('#content')?.clientWidth ?? 0) >= roomForColumns;
  return isWide;
}

/** Whether the rows have columns; else each has two lines. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, measured);
