import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { type TimelineStore, useTimelineStore } from '../../stores/timeline-store.ts';
import { showRow } from '../../stores/view-store.ts';
import { BlockTip } from './block-tip.tsx';
import type { ChartScene } from './chart-scene.ts';
import { blockOf, type Direction, type Picked } from './pick.ts';
import { useTheme } from '../../stores/use-theme.ts';
import styles from './waterfall.module.css';

interface WaterfallChartProps {
  scene: ChartScene;
  /** The block that the keyboard is at has changed, or its figures have. */
  onFocusMoved: (picked: Picked | null) => void;
  /** What is shown of time has changed. */
  onViewChanged: () => void;
  describedBy: string;
}

/** A pointer that has moved this far drags. In pixels. */
const dragFrom = 4;
/** How much one notch of a wheel, and one press of a key, zooms. */
const wheelZoom = 1.0015;
const keyZoom = 1.6;

const directions: Record<string, Direction> = {
  ArrowLeft: 'earlier',
  ArrowRight: 'later',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

interface Tip {
  picked: Picked;
  x: number;
  y: number;
}

/** The canvas: wheel and pinch zoom at the pointer, dragging pans, a click leads to the row, keys move from block to block. */
export function WaterfallChart({ scene, onFocusMoved, onViewChanged, describedBy }: WaterfallChartProps): ReactNode {
  const { chart } = useMessages().waterfall;
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const drag = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  const [tip, setTip] = useState<Tip | null>(null);
  const theme = useTheme();

  useLayoutEffect(() => {
    const [element, frame] = [canvas.current, box.current];
    if (element === null || frame === null) return undefined;
    const detach = scene.attach(element);
    const take = ({ timeline, arrivedAt }: TimelineStore): void => scene.setTimeline(timeline, arrivedAt);
    const unsubscribe = useTimelineStore.subscribe(take);
    take(useTimelineStore.getState());
    const fit = (): void => scene.resize(frame.clientWidth, frame.clientHeight, window.devicePixelRatio);
    const observer = new ResizeObserver(fit);
    observer.observe(frame);
    fit();
    return () => {
      observer.disconnect();
      unsubscribe();
      detach();
    };
  }, [scene]);

  useEffect(() => scene.setTheme(theme), [scene, theme]);

  // React listens to wheels passively, where the page could not be kept from scrolling.
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const { offsetX, deltaX, deltaY, ctrlKey, shiftKey, deltaMode } = event;
      const unit = deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1;
      if (shiftKey) scene.panBy(0, (deltaY + deltaX) * unit);
      else if (Math.abs(deltaX) > Math.abs(deltaY)) scene.panBy(deltaX * unit, 0);
      else scene.zoomAt((ctrlKey ? wheelZoom ** 6 : wheelZoom) ** (deltaY * unit), offsetX);
      scene.hover(null);
      setTip(null);
      onViewChanged();
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [scene, onViewChanged]);

  const focus = (picked: Picked | null): void => {
    scene.focus(picked);
    onFocusMoved(picked);
  };

  const onPointerDown = ({ button, clientX: x, clientY: y, pointerId, currentTarget }: PointerEvent): void => {
    if (button !== 0) return;
    currentTarget.setPointerCapture(pointerId);
    drag.current = { x, y, moved: false };
  };

  const onPointerMove = ({ clientX: x, clientY: y, nativeEvent: { offsetX, offsetY } }: PointerEvent): void => {
    const from = drag.current;
    if (from === null) {
      const picked = scene.pickAt(offsetX, offsetY);
      scene.hover(picked);
      setTip(picked === null ? null : { picked, x: offsetX, y: offsetY });
      return;
    }
    if (!from.moved && Math.hypot(x - from.x, y - from.y) < dragFrom) return;
    drag.current = { x, y, moved: true };
    scene.hover(null);
    setTip(null);
    scene.panBy(from.x - x, from.y - y);
    onViewChanged();
  };

  const onPointerUp = ({ nativeEvent: { offsetX, offsetY } }: PointerEvent): void => {
    const from = drag.current;
    drag.current = null;
    if (from === null || from.moved) return;
    const picked = scene.pickAt(offsetX, offsetY);
    focus(picked);
    if (picked !== null) openRow(picked);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const direction = directions[event.key];
    if (direction !== undefined) onFocusMoved(scene.moveFocus(direction));
    else if (event.key === '+' || event.key === '=') scene.zoomAt(1 / keyZoom);
    else if (event.key === '-') scene.zoomAt(keyZoom);
    else if (event.key === '0') scene.setView({ kind: 'all' });
    else if (event.key === 'Enter' && scene.focused !== null) openRow(scene.focused);
    else if (event.key === 'Escape' && scene.focused !== null) focus(null);
    else return;
    event.preventDefault();
    setTip(null);
    onViewChanged();
  };

  return (
    <div ref={box} className={styles['chart']}>
      <canvas
        ref={canvas}
        className={styles['canvas']}
        aria-label={chart}
        aria-describedby={describedBy}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={() => scene.setHasFocus(true)}
        onBlur={() => scene.setHasFocus(false)}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={() => {
          scene.hover(null);
          setTip(null);
        }}
      />
      {tip !== null && <BlockTip {...tip} />}
    </div>
  );
}

function openRow(picked: Picked): void {
  const block = blockOf(useTimelineStore.getState().timeline, picked);
  if (block !== null) showRow(block.id);
}
