import type { ReactNode } from 'react';
import { classNames } from '../../ui/class-names.ts';
import styles from './level-bar-list.module.css';
import type { LevelBar } from './level-bars.ts';

const kindWords = { measured: 'measured', estimate: 'estimate', measuring: 'so far', unlike: '' } as const;

/** Times as bars of one scale, hatched where a time is uncertain. */
export function LevelBarList({ bars }: { bars: readonly LevelBar[] }): ReactNode {
  return (
    <ul className={styles['bars']}>
      {bars.map((bar) => (
        <Bar key={bar.label} bar={bar} />
      ))}
    </ul>
  );
}

function Bar({ bar: { label, value, kind, note, share, upToShare } }: { bar: LevelBar }): ReactNode {
  return (
    <li className={styles['bar']} data-kind={kind}>
      <span className={styles['label']}>{label}</span>
      <span className={styles['track']} aria-hidden="true">
        <span className={classNames(styles['length'], styles['range'])} style={{ width: `${upToShare * 100}%` }} />
        <span className={styles['length']} style={{ width: `${share * 100}%` }} />
      </span>
      <span className={styles['value']}>
        {value} <span className={styles['kind']}>{note === '' ? kindWords[kind] : note}</span>
      </span>
    </li>
  );
}
