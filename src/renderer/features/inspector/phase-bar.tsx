import type { ReactNode } from 'react';
import { type Phase, phases, type PhaseTimings } from '../../../shared/download.ts';
import { chartColours } from '../../../shared/timeline/chart-colours.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { useTheme } from '../../stores/use-theme.ts';
import styles from './inspector.module.css';

/** Where the time of one attempt went: a bar in proportion, and the figures below. */
export function PhaseBar({ timings }: { timings: PhaseTimings }): ReactNode {
  const { inspector: texts, waterfall } = useMessages();
  const { measured } = useFormat();
  const colours = chartColours[useTheme()];
  const colourOf = (phase: Phase): string => (phase === 'queue' ? colours.idle : colours.phases[phase]);
  const total = phases.reduce((sum, phase) => sum + timings[phase], 0);
  return (
    <section className={styles['section']}>
      <h3>{texts.phases}</h3>
      <div className={styles['bar']} aria-hidden="true">
        {phases.map((phase) =>
          timings[phase] > 0 ? (
            <i key={phase} style={{ flexGrow: timings[phase] / total, background: colourOf(phase) }} />
          ) : null,
        )}
      </div>
      <table className={styles['figures']}>
        <tbody>
          {phases.map((phase) => (
            <tr key={phase} data-none={timings[phase] === 0}>
              <th scope="row">
                <i style={{ background: colourOf(phase) }} />
                {waterfall.phases[phase]}
              </th>
              <td>{measured(timings[phase])}</td>
            </tr>
          ))}
          <tr className={styles['total']}>
            <th scope="row">{texts.total}</th>
            <td>{measured(total)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
