import type { ReactNode } from 'react';
import type { CompareResult, SweepFindings } from '../../../shared/compare/comparison.ts';
import { levelName } from '../../../shared/compare/words.ts';
import { formatFactor, formatMeasured } from '../../../shared/format.ts';
import styles from './level-table.module.css';

/** The figures of a comparison, the same that the chart draws. */
export function LevelTable({ result, isRunning }: { result: CompareResult; isRunning: boolean }): ReactNode {
  const { levels, rounds } = result;
  // What a sweep shows is known when all of it has run.
  const sweep = isRunning ? null : result.sweep;
  const slowestMs = levels[0]?.medianMs ?? null;
  const hasFloor = levels.some(({ floorMs }) => floorMs !== null);
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">At once</th>
          <th scope="col">Median</th>
          <th scope="col">Quickest</th>
          <th scope="col">Slowest</th>
          <th scope="col">Times as fast</th>
          {hasFloor && <th scope="col">Floor</th>}
          <th scope="col">Runs</th>
        </tr>
      </thead>
      <tbody>
        {levels.map((level) => (
          <tr key={level.concurrency} data-best={level.concurrency === sweep?.best ? '' : undefined}>
            <th scope="row">
              {level.concurrency === 1 ? levelName(1) : level.concurrency}
              <Marks concurrency={level.concurrency} sweep={sweep} />
            </th>
            <td>{timeWords(level.medianMs)}</td>
            <td>{timeWords(level.lowMs)}</td>
            <td>{timeWords(level.highMs)}</td>
            <td>{factorWords(slowestMs, level.medianMs)}</td>
            {hasFloor && <td>{timeWords(level.floorMs)}</td>}
            <td>{level.runs === rounds ? level.runs : `${level.runs} of ${rounds}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Marks({ concurrency, sweep }: { concurrency: number; sweep: SweepFindings | null }): ReactNode {
  return (
    <>
      {concurrency === sweep?.best && <span className={styles['best']}>quickest</span>}
      {concurrency === sweep?.diminishing && <span className={styles['mark']}>enough</span>}
    </>
  );
}

const timeWords = (ms: number | null): string => (ms === null ? '–' : formatMeasured(ms));

const factorWords = (slowMs: number | null, ms: number | null): string =>
  slowMs === null || ms === null || ms === 0 ? '–' : formatFactor(slowMs / ms);
