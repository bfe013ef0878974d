import type { ReactNode } from 'react';
import type { Download, DownloadState } from '../../../shared/download.ts';
import type { Failure } from '../../../shared/failure.ts';
import { useMessages } from '../../stores/language-store.ts';
import { useTicking } from '../../ui/use-ticking.ts';
import styles from './row-reason.module.css';
import { retryWords } from '../rows/row-words.ts';
import { StateBadge } from '../rows/state-badge.tsx';

interface ReasonProps {
  download: Download;
  failure: Failure;
  /** Instead of what to try. */
  advice?: string;
}

/** Two lines: what has happened to an image, and what to try. */
export function Reason({ download: { id, host, state }, failure, ...props }: ReasonProps): ReactNode {
  const texts = useMessages().failures;
  const message = texts.message(failure, host);
  const advice = props.advice ?? texts.advice[failure.code];
  return (
    <>
      <span className={styles['line']}>
        <StateBadge id={id} state={state} />
        <span className={styles['message']} title={message}>
          {message}
        </span>
      </span>
      <span className={styles['advice']} title={advice}>
        {advice}
      </span>
    </>
  );
}

interface RetryingProps {
  download: Download;
  state: Extract<DownloadState, { kind: 'retrying' }>;
}

/** The same of an image that is tried again, with the time until then. */
export function Retrying({ download, state }: RetryingProps): ReactNode {
  const texts = useMessages().list;
  const now = useTicking(true, 500);
  return <Reason download={download} failure={state.failure} advice={retryWords(state, now, texts)} />;
}
