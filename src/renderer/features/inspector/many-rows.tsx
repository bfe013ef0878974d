import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { useSelectionStore } from '../../stores/selection-store.ts';
import styles from './inspector.module.css';
import { sumsOf } from './sums.ts';

const none: readonly never[] = [];

/** What the selected rows come to. */
export function ManyRows(): ReactNode {
  const { inspector: texts, list } = useMessages();
  const { count, bytes, measured } = useFormat();
  const marks = useSelectionStore((selection) => selection.marks);
  const byId = useBatchStore(({ mirror }) => mirror?.byId ?? none);
  const sums = useMemo(() => sumsOf(byId, marks), [byId, marks]);
  const facts: readonly (readonly [string, string])[] = [
    ...[...sums.kinds].map(([kind, rows]) => [list.states[kind], count(rows)] as const),
    [texts.bytes, bytes(sums.bytes)],
    ...(sums.averageMs === null ? [] : [[texts.averageTime, measured(sums.averageMs)] as const]),
    [texts.hosts, count(sums.hosts)],
    ...sums.types.map(([type, rows]) => [type, count(rows)] as const),
  ];
  return (
    <div className={styles['contents']}>
      <header className={styles['head']}>
        <h2 className={styles['name']}>{texts.many(sums.rows)}</h2>
      </header>
      <dl className={styles['facts']}>
        {facts.map(([label, value]) => (
          <div key={label} className={styles['fact']}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
