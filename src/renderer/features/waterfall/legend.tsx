import type { CSSProperties, ReactNode } from 'react';
import { slotPhases } from '../../../shared/timeline/block-log.ts';
import { chartColours, failureHeights } from '../../../shared/timeline/chart-colours.ts';
import { useMessages } from '../../stores/language-store.ts';
import { useTheme } from '../../stores/use-theme.ts';
import styles from './waterfall.module.css';

const stripes = (colour: string): CSSProperties => ({
  background: `repeating-linear-gradient(-45deg, ${colour} 0 2px, transparent 2px 4px)`,
});

const bar = (colour: string): CSSProperties => ({ background: `linear-gradient(${colour} 35%, transparent 35%)` });

const underline = (colour: string, share: number): CSSProperties => ({
  background: `linear-gradient(to top, ${colour} ${share * 100}%, transparent ${share * 100}%)`,
});

/** What the colours and marks mean. */
export function Legend(): ReactNode {
  const texts = useMessages().waterfall;
  const colours = chartColours[useTheme()];
  const entries: { label: string; style: CSSProperties }[] = [
    ...slotPhases.map((phase) => ({ label: texts.phases[phase], style: { background: colours.phases[phase] } })),
    { label: texts.idleSlot, style: { background: colours.idle } },
    { label: texts.hostPaused, style: bar(colours.hostPause) },
    { label: texts.listPaused, style: stripes(colours.rest) },
    { label: texts.failed, style: underline(colours.failed, failureHeights.failed) },
    { label: texts.retried, style: underline(colours.retried, failureHeights.retried) },
  ];
  return (
    <ul className={styles['legend']} aria-label={texts.legend}>
      {entries.map(({ label, style }) => (
        <li key={label}>
          <i style={style} />
          {label}
        </li>
      ))}
    </ul>
  );
}
