import { CircleAlert, CircleCheck, CircleDashed, Microscope, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { assertNever } from '../../../../shared/assert-never.ts';
import { type Probe, type ProbeEntry, probeLimits, type ProbeState } from '../../../../shared/probe/probe.ts';
import { useDraftStore } from '../../../stores/draft-store.ts';
import { useFormat, useMessages } from '../../../stores/language-store.ts';
import { cancelSample, startSample, useSampleStore } from '../../../stores/sample-store.ts';
import { Button } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { splitUrl } from './split-url.ts';
import { findingsOf, isAnswered, isGood } from './sample-findings.ts';
import styles from './sample-tab.module.css';

/** What a few URLs of the list answer, before all of them are asked. */
export function SampleTab(): ReactNode {
  const { doctor } = useMessages().compose;
  const probe = useSampleStore((store) => store.probe);
  const rows = useDraftStore(({ summary }) => summary.rows);
  if (rows === 0) return <p className={styles['nothing']}>{doctor.noImages}</p>;
  return probe === null ? <Offer rows={rows} /> : <Answers probe={probe} />;
}

function Offer({ rows }: { rows: number }): ReactNode {
  const { doctor } = useMessages().compose;
  const hostCount = useDraftStore(({ summary }) => summary.hostCount);
  const starting = useSampleStore((store) => store.starting);
  const urls = Math.min(rows, probeLimits.urls, hostCount * probeLimits.perHost);
  return (
    <div className={styles['offer']}>
      <Microscope size={28} aria-hidden="true" />
      <h2>{doctor.sampleTitle}</h2>
      <p>{doctor.sampleHint(urls, rows)}</p>
      <Button disabled={starting} focusableWhenDisabled onClick={() => void startSample()}>
        {doctor.sampleStart}
      </Button>
    </div>
  );
}

function Answers({ probe }: { probe: Probe }): ReactNode {
  const { doctor } = useMessages().compose;
  const version = useDraftStore(({ summary }) => summary.version);
  const { entries, status } = probe;
  const answered = entries.filter(isAnswered).length;
  const good = entries.filter(isGood).length;
  const words = {
    running: doctor.sampleRunning(answered, entries.length),
    done: doctor.sampleDone(good, entries.length),
    cancelled: doctor.sampleCancelled(answered, entries.length),
  };
  return (
    <div className={styles['answers']}>
      <div className={styles['head']}>
        <output className={styles['status']}>
          <strong>{words[status]}</strong>
          {probe.version !== version && <span className={styles['stale']}> {doctor.sampleStale}</span>}
        </output>
        {status === 'running' ? (
          <Button size="small" onClick={() => void cancelSample()}>
            {doctor.sampleCancel}
          </Button>
        ) : (
          <Button size="small" onClick={() => void startSample()}>
            {doctor.sampleAgain}
          </Button>
        )}
      </div>
      <Findings entries={entries} />
      <table className={styles['table']} aria-label={doctor.sampleTable}>
        <thead>
          <tr>
            <th scope="col">{doctor.sampleColumns.status}</th>
            <th scope="col">{doctor.sampleColumns.address}</th>
            <th scope="col">{doctor.sampleColumns.type}</th>
            <th scope="col" className={styles['figure']}>
              {doctor.sampleColumns.size}
            </th>
            <th scope="col" className={styles['figure']}>
              {doctor.sampleColumns.time}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Entry key={entry.index} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What went wrong, by host and kind, with what to do about it. */
function Findings({ entries }: { entries: readonly ProbeEntry[] }): ReactNode {
  const { compose, failures } = useMessages();
  const { doctor } = compose;
  const findings = findingsOf(entries);
  if (findings.length === 0) return null;
  return (
    <ul className={styles['findings']}>
      {findings.map(({ key, count, what, host, finding }) => (
        <li key={key}>
          <TriangleAlert size={14} aria-hidden="true" />
          <span>
            <strong>
              {doctor.warningCount(count, finding.kind === 'failed' ? failures.reason[finding.failure.code] : what)} ·{' '}
              {host}
            </strong>
            <br />
            {finding.kind === 'failed'
              ? `${failures.message(finding.failure, host)} ${failures.advice[finding.failure.code]}`
              : doctor.warning(finding.warning)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Entry({ entry: { url, state } }: { entry: ProbeEntry }): ReactNode {
  const { doctor } = useMessages().compose;
  const format = useFormat();
  const { name, where } = splitUrl(url);
  const isAnswer = state.kind === 'answered';
  return (
    <tr className={styles['entry']}>
      <td>
        <Status state={state} />
      </td>
      <td className={styles['address']} title={url}>
        <span className={styles['name']}>{name}</span>
        <span className={styles['where']}>{where}</span>
      </td>
      <td className={styles['type']}>{isAnswer ? (state.mediaType?.replace(/^image\//, '') ?? doctor.unknown) : ''}</td>
      <td className={styles['figure']}>
        {isAnswer && state.bytes !== null && state.warning === null
          ? format.bytes(state.bytes)
          : isAnswer
            ? doctor.unknown
            : ''}
      </td>
      <td className={styles['figure']}>{isAnswer || state.kind === 'failed' ? format.duration(state.ms) : ''}</td>
    </tr>
  );
}

function Status({ state }: { state: ProbeState }): ReactNode {
  const { doctor } = useMessages().compose;
  switch (state.kind) {
    case 'waiting':
      return <Mark look="idle" icon={<CircleDashed size={14} aria-hidden="true" />} words={doctor.waiting} />;
    case 'left-out':
      return <Mark look="idle" icon={<CircleDashed size={14} aria-hidden="true" />} words={doctor.leftOut} />;
    case 'asking':
      return <Mark look="idle" icon={<Spinner />} words={doctor.asking} />;
    case 'failed':
      return <Mark look="bad" icon={<CircleAlert size={14} aria-hidden="true" />} words={doctor.failed} />;
    case 'answered': {
      const isFine = state.warning === null;
      const icon = isFine ? <CircleCheck size={14} aria-hidden="true" /> : <CircleAlert size={14} aria-hidden="true" />;
      return <Mark look={isFine ? 'good' : 'bad'} icon={icon} words={String(state.status)} />;
    }
    default:
      return assertNever(state);
  }
}

function Mark({ look, icon, words }: { look: string; icon: ReactNode; words: string }): ReactNode {
  return (
    <span className={styles['mark']} data-look={look}>
      {icon}
      {words}
    </span>
  );
}
