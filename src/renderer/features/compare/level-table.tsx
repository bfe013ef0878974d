import type { ReactNode } from 'react';
import type { CompareResult, SweepFindings } from '../../../shared/compare/comparison.ts';
import type { Format } from '../../../shared/format.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import styles from './level-table.module.css';

/** The figures of a comparison, the same that the chart draws. */
export function LevelTable({ result, isRunning }: { result: CompareResult; isRunning: boolean }): ReactNode {
  const { level: levelName, table } = useMessages().compare;
  const format = useFormat();
  const { levels, rounds } = result;
  // What a sweep shows is known when all of it has run.
  const sweep = isRunning ? null : result.sweep;
  const slowestMs = levels[0]?.medianMs ?? null;
  const hasFloor = levels.some(({ floorMs }) => floorMs !== null);
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{table.atOnce}</th>
          <th scope="col">{table.median}</th>
          <th scope="col">{table.quickest}</th>
          <th scope="col">{table.slowest}</th>
          <th scope="col">{table.timesAsFast}</th>
          {hasFloor && <th scope="col">{table.floor}</th>}
          <th scope="col">{table.runs}</th>
        </tr>
      </thead>
      <tbody>
        {levels.map((level) => (
          <tr key={level.concurrency} data-best={level.concurrency === sweep?.best ? '' : undefined}>
            <th scope="row">
              {level.concurrency === 1 ? levelName(1) : level.concurrency}
              <Marks concurrency={level.concurrency} sweep={sweep} />
            </th>
            <td>{timeWords(level.medianMs, format)}</td>
            <td>{timeWords(level.lowMs, format)}</td>
            <td>{timeWords(level.highMs, format)}</td>
            <td>{factorWords(slowestMs, level.medianMs, format)}</td>
            {hasFloor && <td>{timeWords(level.floorMs, format)}</td>}
            <td>{level.runs === rounds ? level.runs : table.runsOf(level.runs, rounds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Marks({ concurrency, sweep }: { concurrency: number; sweep: SweepFindings | null }): ReactNode {
  const { table } = useMessages().compare;
  return (
    <>
      {concurrency === sweep?.best && <span className={styles['best']}>{table.isQuickest}</span>}
      {concurrency === sweep?.diminishing && <span className={styles['mark']}>{table.isEnough}</span>}
    </>
  );
}

const timeWords = (ms: number | null, { measured }: Format): string => (ms === null ? '–' : measured(ms));

const factorWords = (slowMs: number | null, ms: number | null, { factor }: Format): string =>
  slowMs === null || ms === null || ms === 0 ? '–' : factor(slowMs / ms);
