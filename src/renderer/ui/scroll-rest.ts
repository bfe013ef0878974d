import { useEffect, useState } from 'react';

/** A list that has not moved for so long stands still. */
const restMs = 120;
/** What waits is done a few at a time, so that none of the frames after it is late. */
const perFrame = 4;

const waiting = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** A list has moved: the frames that follow are for the rows that come into sight. */
export function noteScroll(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = undefined;
    catchUp();
  }, restMs);
}

const isScrolling = (): boolean => timer !== undefined;

/** False for what comes into the page while a list moves, until it stands still: time for what nobody uses meanwhile. */
export function useScrollRest(): boolean {
  const [isAtRest, setAtRest] = useState(() => !isScrolling());
  useEffect(() => {
    if (isAtRest) return undefined;
    const come = (): void => setAtRest(true);
    waiting.add(come);
    // It may have come to rest since this was drawn.
    if (!isScrolling()) requestAnimationFrame(catchUp);
    return () => void waiting.delete(come);
  }, [isAtRest]);
  return isAtRest;
}

function catchUp(): void {
  if (isScrolling()) return;
  for (const come of [...waiting].slice(0, perFrame)) {
    waiting.delete(come);
    come();
  }
  if (waiting.size > 0) requestAnimationFrame(catchUp);
}
