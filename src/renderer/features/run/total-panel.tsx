import { Pause, Play, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatBytes, formatClock, formatCount, formatSpeed } from '../../../shared/format.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { filterCounts, savedRows } from '../../stores/visible-rows.ts';
import { useViewStore } from '../../stores/view-store.ts';
import { Button } from '../../ui/button.tsx';
import { useTicking } from '../../ui/use-ticking.ts';
import { AutoNote } from '../limits/auto-note.tsx';
import { LiveConcurrencyField, LivePerHostField } from '../limits/limits-fields.tsx';
import { askToCancel, pauseBatch, resumeBatch } from './batch-commands.ts';
import { TotalBar } from './total-bar.tsx';
import styles from './total-panel.module.css';

/** How far the whole list is, and the handles for all of it. */
export function TotalPanel(): ReactNode {
  const kind = useBatchStore(({ mirror }) => mirror?.status.kind ?? 'running');
  const isCancelling = useViewStore((view) => view.isCancelling);
  return (
    <section className={styles['panel']} aria-label="Progress of the list">
      <div className={styles['top']}>
        <Headline />
        <LiveConcurrencyField />
        <LivePerHostField />
        <div className={styles['buttons']}>
          <div className={styles['way']}>
            {kind === 'running' && (
              <Button disabled={isCancelling} onClick={() => void pauseBatch()}>
                <Pause size={14} fill="currentColor" strokeWidth={0} aria-hidden="true" />
                Pause all
              </Button>
            )}
            {/* A batch that stopped by itself has its way on in the banner, beside the reason. */}
            {kind === 'paused' && (
              <Button look="primary" onClick={() => void resumeBatch()}>
                <Play size={14} fill="currentColor" strokeWidth={0} aria-hidden="true" />
                Resume all
              </Button>
            )}
          </div>
          <Button disabled={isCancelling} focusableWhenDisabled onClick={askToCancel}>
            <X size={14} aria-hidden="true" />
            {isCancelling ? 'Cancelling…' : 'Cancel all'}
          </Button>
        </div>
      </div>
      <TotalBar />
      <Figures />
      <AutoNote />
    </section>
  );
}

function Headline(): ReactNode {
  const kind = useBatchStore(({ mirror }) => mirror?.status.kind ?? 'running');
  const isCancelling = useViewStore((view) => view.isCancelling);
  const saved = useBatchStore(({ mirror }) => (mirror === null ? 0 : savedRows(mirror.totals)));
  const failed = useBatchStore(({ mirror }) => mirror?.totals.counts.failed ?? 0);
  const cancelled = useBatchStore(({ mirror }) => mirror?.totals.counts.cancelled ?? 0);
  const rows = useBatchStore(({ mirror }) => mirror?.totals.rows ?? 0);
  const words = { running: 'Downloading', paused: 'Paused', stalled: 'Stopped', finished: 'Finished' }[kind];
  return (
    <div className={styles['headline']}>
      <p className={styles['status']} data-kind={kind}>
        {isCancelling ? 'Cancelling…' : words}
        {failed > 0 && <span className={styles['lost']}>{formatCount(failed)} failed</span>}
        {cancelled > 0 && <span>{formatCount(cancelled)} cancelled</span>}
      </p>
      <h2 className={styles['count']}>
        <strong>{formatCount(saved)}</strong> of {formatCount(rows)} saved
      </h2>
    </div>
  );
}

function Figures(): ReactNode {
  const totals = useBatchStore(({ mirror }) => mirror?.totals);
  const running = useBatchStore(({ mirror }) => mirror?.status.kind === 'running');
  if (totals === undefined) return null;
  const { counts } = totals;
  return (
    <dl className={styles['figures']}>
      <Figure label="Received" value={formatBytes(totals.receivedBytes)} />
      <Figure label="Speed" value={running ? formatSpeed(totals.bytesPerSecond) : '–'} />
      <Figure
        label="Time left"
        value={running && totals.remainingMs !== null ? formatClock(totals.remainingMs + 999) : '–'}
      />
      <Elapsed />
      <Figure label="Active" value={formatCount(filterCounts(totals).active)} />
      <Figure label="Failed" value={formatCount(counts.failed)} tone={counts.failed > 0 ? 'bad' : 'plain'} />
    </dl>
  );
}

/** Counts on between patches, which may be far apart when nothing arrives. */
function Elapsed(): ReactNode {
  const elapsedMs = useBatchStore(({ mirror }) => mirror?.totals.elapsedMs ?? 0);
  const totalsAt = useBatchStore((store) => store.totalsAt);
  const running = useBatchStore(({ mirror }) => mirror?.status.kind === 'running');
  const now = useTicking(running, 250);
  return <Figure label="Elapsed" value={formatClock(elapsedMs + (running ? Math.max(0, now - totalsAt) : 0))} />;
}

function Figure({ label, value, tone = 'plain' }: { label: string; value: string; tone?: 'plain' | 'bad' }): ReactNode {
  return (
    <div className={styles['figure']} data-tone={tone}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
