import type { ReactNode } from 'react';
import { useLayoutEffect, useRef } from 'react';
import { chartColours } from '../../../shared/timeline/chart-colours.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { useTimelineStore } from '../../stores/timeline-store.ts';
import { endWords, isSlotPhase, phaseFigures, slotMs } from './block-words.ts';
import { blockOf, type Picked, stillPicked } from './pick.ts';
import { useTheme } from '../../stores/use-theme.ts';
import styles from './waterfall.module.css';

/** Between the pointer and the tip, in pixels. */
const distance = 14;

interface BlockTipProps {
  picked: Picked;
  /** Of the pointer, in the chart. */
  x: number;
  y: number;
}

/** The figures of the block under the pointer. */
export function BlockTip({ picked, x, y }: BlockTipProps): ReactNode {
  const messages = useMessages();
  const format = useFormat();
  const tip = useRef<HTMLDivElement>(null);
  const timeline = useTimelineStore((store) => store.timeline);
  const still = stillPicked(timeline, picked);
  const block = still === null ? null : blockOf(timeline, still);
  const download = useBatchStore(({ mirror }) => (block === null ? undefined : mirror?.byId[block.id]));
  const colours = chartColours[useTheme()];

  // Beside the pointer, on the side where there is room.
  useLayoutEffect(() => {
    const element = tip.current;
    const frame = element?.parentElement;
    if (element === null || frame === null || frame === undefined) return;
    const left =
      x + distance + element.offsetWidth > frame.clientWidth ? x - distance - element.offsetWidth : x + distance;
    const top = Math.min(y + distance, frame.clientHeight - element.offsetHeight - 4);
    element.style.translate = `${Math.max(4, left)}px ${Math.max(4, top)}px`;
  });

  if (block === null) return null;
  return (
    <div ref={tip} className={styles['tip']} aria-hidden="true">
      <p className={styles['tipName']}>{download?.name ?? messages.waterfall.row(block.id + 1)}</p>
      <p className={styles['tipHow']}>
        {download?.host} · {endWords(block, messages)}
      </p>
      <dl className={styles['tipPhases']}>
        {phaseFigures(block, messages.waterfall, format).map(({ phase, label, value }) => (
          <div key={phase}>
            <dt>
              <i
                style={{ background: isSlotPhase(phase) ? colours.phases[phase] : 'transparent' }}
                data-phase={phase}
              />
              {label}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['tipHow']}>
        {messages.waterfall.inSlot(slotMs(block), block.slot + 1)}
        {block.bytes > 0 && ` · ${format.bytes(block.bytes)}`}
      </p>
    </div>
  );
}
