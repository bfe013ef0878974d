import type { ReactNode } from 'react';
import type { Download } from '../../../shared/download.ts';
import type { DownloadDetails } from '../../../shared/inspect/details.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { StateBadge } from '../rows/state-badge.tsx';
import { Attempts } from './attempts.tsx';
import { Headers } from './headers.tsx';
import styles from './inspector.module.css';
import { PhaseBar } from './phase-bar.tsx';
import { RowActions } from './row-actions.tsx';
import { useDetails } from './use-inspected.ts';

/** Everything about one download. */
export function OneRow({ download }: { download: Download }): ReactNode {
  const { id, name, state, line } = download;
  const { inspector: texts, failures } = useMessages();
  const details = useDetails(download);
  const last = details?.attempts.at(-1);
  const phases = state.kind === 'done' ? state.timings : (last?.phases ?? null);
  return (
    <div className={styles['contents']}>
      <header className={styles['head']}>
        <h2 className={styles['name']}>{name}</h2>
        <p className={styles['state']}>
          <StateBadge id={id} state={state} />
          <span>{texts.line(line)}</span>
        </p>
      </header>
      <RowActions download={download} details={details} />
      {(state.kind === 'failed' || state.kind === 'retrying') && (
        <p className={styles['trouble']}>
          {failures.message(state.failure, download.host)} <span>{failures.advice[state.failure.code]}</span>
        </p>
      )}
      <Facts download={download} details={details} />
      {phases !== null && <PhaseBar timings={phases} />}
      {details === null ? (
        <p className={styles['soft']}>{texts.loading}</p>
      ) : (
        <>
          <Attempts details={details} isActive={state.kind === 'active' || state.kind === 'saving'} />
          <Headers details={details} />
        </>
      )}
    </div>
  );
}

function Facts({ download, details }: { download: Download; details: DownloadDetails | null }): ReactNode {
  const { state, url, host } = download;
  const { inspector: texts, remedies } = useMessages();
  const { bytes } = useFormat();
  const done = state.kind === 'done' ? state : null;
  const size = 'bytes' in state ? state.bytes : null;
  const hash = 'sha256' in state ? state.sha256 : undefined;
  const redirects = details?.hops.slice(1).map((hop) => hop.url) ?? [];
  const shownRedirects = redirects.length === 0 && done?.finalUrl !== undefined ? [done.finalUrl] : redirects;
  return (
    <dl className={styles['facts']}>
      <Fact label={texts.url} value={details?.url ?? url} isLong />
      {shownRedirects.map((to, index) => (
        <Fact key={index} label={texts.redirect} value={to} isLong />
      ))}
      <Fact label={texts.host} value={host} />
      {details !== null && details.remedies.length > 0 && (
        <Fact label={texts.remedies} value={details.remedies.map((remedy) => remedies.names[remedy]).join(', ')} />
      )}
      {done !== null && <Fact label={texts.type} value={done.mediaType} />}
      {size !== null && <Fact label={texts.size} value={bytes(size)} />}
      {done?.width !== undefined && done.height !== undefined && (
        <Fact label={texts.dimensions} value={texts.pixels(done.width, done.height)} />
      )}
      {hash !== undefined && <Fact label={texts.sha256} value={hash} isLong isCode />}
      {details !== null && details.validator !== null && (
        <Fact label={texts.validator} value={details.validator} isLong isCode />
      )}
    </dl>
  );
}

interface FactProps {
  label: string;
  value: string;
  /** Gets a line of its own. */
  isLong?: boolean;
  isCode?: boolean;
}

function Fact({ label, value, isLong = false, isCode = false }: FactProps): ReactNode {
  return (
    <div className={styles['fact']} data-long={isLong}>
      <dt>{label}</dt>
      <dd data-code={isCode}>{value}</dd>
    </div>
  );
}
