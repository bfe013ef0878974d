import { useSyncExternalStore } from 'react';

/** From here on there is room for columns. */
const wide = matchMedia('(min-width: 1240px)');

function subscribe(onChange: () => void): () => void {
  wide.addEventListener('change', onChange);
  return () => wide.removeEventListener('change', onChange);
}

/** Whether the rows have columns; else each has two lines. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches);
