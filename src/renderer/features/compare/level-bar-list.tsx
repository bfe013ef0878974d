import type { ReactNode } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import styles from './level-bar-list.module.css';
import type { LevelBar } from './level-bars.ts';

/** Times as bars of one scale: an estimate is hatched over its interval, a measured time has its spread as a whisker. */
export function LevelBarList({ bars }: { bars: readonly LevelBar[] }): ReactNode {
  return (
    <ul className={styles['bars']}>
      {bars.map((bar) => (
        <Bar key={bar.label} bar={bar} />
      ))}
    </ul>
  );
}

/** A whisker shorter than this share of the track would be a blot; the table of the Compare view has the numbers. */
const leastSpread = 0.012;

const percent = (share: number): string => `${share * 100}%`;

function Bar({ bar }: { bar: LevelBar }): ReactNode {
  const { kinds } = useMessages().compare;
  const { label, value, kind, share, fromShare, toShare } = bar;
  const range = { left: percent(fromShare), width: percent(toShare - fromShare) };
  return (
    <li className={styles['bar']} data-kind={kind}>
      <span className={styles['label']}>{label}</span>
      <span className={styles['track']} aria-hidden="true">
        <span className={styles['length']} style={{ width: percent(share) }} />
        {toShare - fromShare > leastSpread && (
          <span className={styles[kind === 'estimate' ? 'interval' : 'spread']} style={range} />
        )}
      </span>
      <span className={styles['value']}>
        {value} <span className={styles['kind']}>{kinds[kind]}</span>
      </span>
    </li>
  );
}
