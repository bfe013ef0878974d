import type { ReactNode } from 'react';
import { type FailureCode, adviceFor } from '../../../shared/failure.ts';
import type { AttemptDetails, DownloadDetails } from '../../../shared/inspect/details.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import styles from './inspector.module.css';

interface AttemptsProps {
  details: DownloadDetails;
  /** Whether one is under way, which is not among them yet. */
  isActive: boolean;
}

/** The attempts of a download that have ended, with when, how long and why. */
export function Attempts({ details, isActive }: AttemptsProps): ReactNode {
  const texts = useMessages().inspector;
  const { attempts, earlierAttempts } = details;
  return (
    <section className={styles['section']}>
      <h3>{texts.attempts}</h3>
      {attempts.length === 0 && <p className={styles['soft']}>{isActive ? texts.firstAttempt : texts.noAttempts}</p>}
      {earlierAttempts > 0 && <p className={styles['soft']}>{texts.earlier(earlierAttempts)}</p>}
      <ol className={styles['attempts']}>
        {attempts.map((attempt, index) => (
          <li key={index} data-failed={attempt.failure !== null}>
            <Attempt attempt={attempt} number={earlierAttempts + index + 1} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Attempt({ attempt, number }: { attempt: AttemptDetails; number: number }): ReactNode {
  const { endedAt, ms, failure } = attempt;
  const { inspector: texts, failures } = useMessages();
  const { dateTime, measured } = useFormat();
  return (
    <>
      <span className={styles['when']}>
        <strong>{texts.attempt(number)}</strong>
        <span>{dateTime(endedAt)}</span>
        <span>{measured(ms)}</span>
      </span>
      <span className={styles['why']}>
        {failure === null
          ? texts.succeeded
          : isCode(failure.code)
            ? `${failures.reason[failure.code]}${failure.status === null ? '' : ` (${failure.status})`}`
            : failure.message}
      </span>
    </>
  );
}

/** Another version of Shoal may have written the record. */
const isCode = (code: string): code is FailureCode => code in adviceFor;
