import type { RefObject } from 'react';
import { useEffect, useState } from 'react';

/** A step of more than this share of what is in sight shows tiles that nobody can look at. */
const longStep = 0.5;
/** Steps further apart are single jumps, such as those of keys. */
const togetherMs = 60;
const restMs = 90;

/** Whether the sheet flies past, as when its scroll bar is dragged: tiles that are drawn for one frame only are not worth it. */
export function useFlying(scroller: RefObject<HTMLElement | null>): boolean {
  const [isFlying, setFlying] = useState(false);
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    let [lastTop, lastAt, keyAt] = [box.scrollTop, 0, 0];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onScroll = (): void => {
      const [top, at] = [box.scrollTop, performance.now()];
      const isLong = Math.abs(top - lastTop) > box.clientHeight * longStep;
      // Keys take the focus along, which needs the tile that it goes to.
      if (isLong && at - lastAt < togetherMs && at - keyAt > 500) setFlying(true);
      [lastTop, lastAt] = [top, at];
      clearTimeout(timer);
      timer = setTimeout(() => setFlying(false), restMs);
    };
    const onKey = (): void => void (keyAt = performance.now());
    box.addEventListener('scroll', onScroll, { passive: true });
    box.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(timer);
      box.removeEventListener('scroll', onScroll);
      box.removeEventListener('keydown', onKey);
    };
  }, [scroller]);
  return isFlying;
}
