import { Check, CircleSlash, Hourglass, LoaderCircle, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import type { DownloadId } from '../../../shared/download.ts';
import type { Messages } from '../../../shared/language/index.ts';
import { appliedTo, type Trial, type TrialOutcome } from '../../../shared/remedies/remedy.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { Button } from '../../ui/button.tsx';
import { useTicking } from '../../ui/use-ticking.ts';
import { applyRemedy, stopTrial } from './failure-commands.ts';
import styles from './group-card.module.css';

interface TrialReportProps {
  trial: Trial;
  /** The others that failed alike. */
  ids: readonly DownloadId[];
}

/** How the remedies did on one image; what works can be applied to the others. */
export function TrialReport({ trial, ids }: TrialReportProps): ReactNode {
  const { remedies: texts, failures } = useMessages();
  const name = useBatchStore(({ mirror }) => mirror?.byId[trial.id]?.name ?? '');
  const inForce = useBatchStore(({ mirror }) => mirror?.remedies);
  const waits = trial.steps.some(({ outcome }) => outcome.kind === 'waiting' && outcome.until !== null);
  const now = useTicking(waits, 500);
  const works = trial.steps.find(({ outcome }) => outcome.kind === 'worked')?.remedy;
  const isApplied = works !== undefined && inForce !== undefined && appliedTo(inForce, trial.host).includes(works);
  const allFailed = !trial.isOpen && trial.steps.every(({ outcome }) => outcome.kind === 'failed');
  return (
    <div className={styles['trial']}>
      <p className={styles['on']} title={name}>
        {texts.trialOf(name)}
      </p>
      <output>
        <ol className={styles['steps']}>
          {trial.steps.map(({ remedy, outcome }) => (
            <li key={remedy} data-outcome={outcome.kind}>
              <OutcomeIcon kind={outcome.kind} />
              <span>
                <strong>{texts.names[remedy]}</strong>
                <span className={styles['outcome']}>{outcomeWords(outcome, now, trial.host, texts, failures)}</span>
              </span>
            </li>
          ))}
          {allFailed && trial.steps.length > 1 && <li className={styles['none']}>{texts.nothingWorked}</li>}
        </ol>
      </output>
      {trial.isOpen && (
        <Button size="small" onClick={() => void stopTrial()}>
          {texts.stopTrial}
        </Button>
      )}
      {works !== undefined && !isApplied && ids.length > 0 && (
        <Button look="primary" onClick={() => void applyRemedy(trial.host, works, ids)}>
          {texts.apply(ids.length)}
        </Button>
      )}
    </div>
  );
}

function outcomeWords(
  outcome: TrialOutcome,
  now: number,
  host: string,
  texts: Messages['remedies'],
  failures: Messages['failures'],
): string {
  switch (outcome.kind) {
    case 'waiting':
      return outcome.until === null ? texts.waiting : texts.waitingUntil(Math.ceil((outcome.until - now) / 1000));
    case 'running':
      return texts.running;
    case 'worked':
      return texts.worked(outcome.bytes, outcome.mediaType, outcome.ms);
    case 'failed':
      return texts.didNotWork(failures.message(outcome.failure, host));
    case 'stopped':
      return texts.stopped;
    default:
      return assertNever(outcome);
  }
}

const icons = { waiting: Hourglass, running: LoaderCircle, worked: Check, failed: X, stopped: CircleSlash } as const;

function OutcomeIcon({ kind }: { kind: TrialOutcome['kind'] }): ReactNode {
  const Icon = icons[kind];
  return <Icon size={14} aria-hidden="true" className={styles['icon']} />;
}
