import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import type { BatchMirror } from '../../stores/batch-mirror.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useSettingsStore } from '../../stores/settings-store.ts';
import { movingRows, type RowRange } from './moving-rows.ts';
import { isNarrowed, setFollowing, useViewStore } from '../../stores/view-store.ts';

/** The list moves by a page's part now and then; rows that creep all the time cannot be read. */
const moveRestMs = 500;
/** A pointer that has not moved for so long is only lying there. */
const pointerRestMs = 2_000;

/** Keeps the rows that are moving in sight while the batch runs, until the person scrolls or is busy in the list. */
export function useFollowing(scroller: RefObject<HTMLDivElement | null>, rowHeight: number): void {
  const busyUntil = useRef(0);
  const sorted = useSettingsStore((settings) => settings.list.sort !== null);
  const following = useViewStore((view) => view.following && !isNarrowed(view)) && !sorted;

  useEffect(() => {
    const box = scroller.current;
    if (!following || box === null) return undefined;
    let lastMoveAt = 0;
    const follow = ({ mirror }: { mirror: BatchMirror | null }): void => {
      if (mirror?.status.kind !== 'running') return;
      // Rows must not move away from under somebody at work in them.
      if (Date.now() < busyUntil.current || box.querySelector(':focus-visible') !== null) return;
      const rowsInSight = Math.max(1, Math.floor(box.clientHeight / rowHeight));
      const work =
        useSettingsStore.getState().order === 'completed' ? end(mirror, rowsInSight) : movingRows(mirror, rowsInSight);
      if (work === null || Date.now() - lastMoveAt < moveRestMs) return;
      const first = box.scrollTop / rowHeight;
      if (work.first >= first && work.last + 1 <= first + rowsInSight) return;
      lastMoveAt = Date.now();
      const top = Math.max(0, (work.first - 1) * rowHeight);
      // Gliding past thousands of rows would draw them all.
      const far = Math.abs(top - box.scrollTop) > 2 * box.clientHeight;
      const still = far || matchMedia('(prefers-reduced-motion: reduce)').matches;
      box.scrollTo({ top, behavior: still ? 'instant' : 'smooth' });
    };
    follow(useBatchStore.getState());
    return useBatchStore.subscribe(follow);
  }, [following, scroller, rowHeight]);

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    const stop = (): void => setFollowing(false);
    const onPointerMove = (): void => {
      busyUntil.current = Date.now() + pointerRestMs;
    };
    // On the box itself, not on a row: its scrollbar.
    const onPointerDown = (event: PointerEvent): void => {
      if (event.target === box) stop();
    };
    box.addEventListener('wheel', stop, { passive: true });
    box.addEventListener('touchmove', stop, { passive: true });
    box.addEventListener('pointerdown', onPointerDown);
    box.addEventListener('pointermove', onPointerMove);
    return () => {
      box.removeEventListener('wheel', stop);
      box.removeEventListener('touchmove', stop);
      box.removeEventListener('pointerdown', onPointerDown);
      box.removeEventListener('pointermove', onPointerMove);
    };
  }, [scroller]);
}

/** In order of completion the work is where the finished rows end, and goes on below. */
function end({ completedOrder }: BatchMirror, rowsInSight: number): RowRange {
  return { first: completedOrder.length, last: completedOrder.length + Math.floor(rowsInSight * 0.4) };
}
