import { Pause, Play, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { savedRows } from '../../stores/visible-rows.ts';
import { useViewStore } from '../../stores/view-store.ts';
import { Button } from '../../ui/button.tsx';
import { useTicking } from '../../ui/use-ticking.ts';
import { AutoNote } from '../limits/auto-note.tsx';
import { LiveConcurrencyField, LivePerHostField } from '../limits/limits-fields.tsx';
import { SpeedNote } from '../outside/speed-note.tsx';
import { askToCancel, pauseBatch, resumeBatch } from './batch-commands.ts';
import { TotalBar } from './total-bar.tsx';
import styles from './total-panel.module.css';

const sign = { size: 14, fill: 'currentColor', strokeWidth: 0, 'aria-hidden': true } as const;

/** How far the whole list is, and the handles for all of it. */
export function TotalPanel(): ReactNode {
  const texts = useMessages().run;
  const kind = useBatchStore(({ mirror }) => mirror?.status.kind ?? 'running');
  const isCancelling = useViewStore((view) => view.isCancelling);
  const isPaused = kind === 'paused';
  return (
    <section className={styles['panel']} aria-label={texts.progress}>
      <div className={styles['top']}>
        <Headline />
        <LiveConcurrencyField />
        <LivePerHostField />
        <div className={styles['buttons']}>
          <div className={styles['way']}>
            {/* One button, which keeps the focus. A batch that stopped by itself has its way on in the banner, beside the reason. */}
            {(kind === 'running' || isPaused) && (
              <Button
                look={isPaused ? 'primary' : 'plain'}
                disabled={isCancelling}
                focusableWhenDisabled
                onClick={() => void (isPaused ? resumeBatch() : pauseBatch())}
              >
                {isPaused ? <Play {...sign} /> : <Pause {...sign} />}
                {isPaused ? texts.resumeAll : texts.pauseAll}
              </Button>
            )}
          </div>
          <Button disabled={isCancelling} focusableWhenDisabled onClick={askToCancel}>
            <X size={14} aria-hidden="true" />
            {isCancelling ? texts.cancelling : texts.cancelAll}
          </Button>
        </div>
      </div>
      <TotalBar />
      <Figures />
      <AutoNote />
      <SpeedNote />
    </section>
  );
}

function Headline(): ReactNode {
  const texts = useMessages().run;
  const { count } = useFormat();
  const kind = useBatchStore(({ mirror }) => mirror?.status.kind ?? 'running');
  const isCancelling = useViewStore((view) => view.isCancelling);
  const saved = useBatchStore(({ mirror }) => (mirror === null ? 0 : savedRows(mirror.totals)));
  const failed = useBatchStore(({ mirror }) => mirror?.totals.counts.failed ?? 0);
  const cancelled = useBatchStore(({ mirror }) => mirror?.totals.counts.cancelled ?? 0);
  const rows = useBatchStore(({ mirror }) => mirror?.totals.rows ?? 0);
  return (
    <div className={styles['headline']}>
      <p className={styles['status']} data-kind={kind}>
        {isCancelling ? texts.cancelling : texts.status[kind]}
        {failed > 0 && <span className={styles['lost']}>{texts.failed(failed)}</span>}
        {cancelled > 0 && <span>{texts.cancelled(cancelled)}</span>}
      </p>
      <h2 className={styles['count']}>
        <strong>{count(saved)}</strong> {texts.ofSaved(rows)}
      </h2>
    </div>
  );
}

function Figures(): ReactNode {
  const texts = useMessages().run;
  const { bytes, clock, count, speed } = useFormat();
  const totals = useBatchStore(({ mirror }) => mirror?.totals);
  const running = useBatchStore(({ mirror }) => mirror?.status.kind === 'running');
  if (totals === undefined) return null;
  const { counts } = totals;
  return (
    <dl className={styles['figures']}>
      <Figure label={texts.received} value={bytes(totals.receivedBytes)} />
      <Figure label={texts.speed} value={running ? speed(totals.bytesPerSecond) : '–'} />
      <Figure
        label={texts.timeLeft}
        value={running && totals.remainingMs !== null ? clock(totals.remainingMs + 999) : '–'}
      />
      <Elapsed />
      <Figure label={texts.downloading} value={count(counts.active)} />
      <Figure label={texts.failedLabel} value={count(counts.failed)} tone={counts.failed > 0 ? 'bad' : 'plain'} />
    </dl>
  );
}

/** Counts on between patches, which may be far apart when nothing arrives. */
function Elapsed(): ReactNode {
  const texts = useMessages().run;
  const { clock } = useFormat();
  const elapsedMs = useBatchStore(({ mirror }) => mirror?.totals.elapsedMs ?? 0);
  const totalsAt = useBatchStore((store) => store.totalsAt);
  const running = useBatchStore(({ mirror }) => mirror?.status.kind === 'running');
  const now = useTicking(running, 250);
  return <Figure label={texts.elapsed} value={clock(elapsedMs + (running ? Math.max(0, now - totalsAt) : 0))} />;
}

function Figure({ label, value, tone = 'plain' }: { label: string; value: string; tone?: 'plain' | 'bad' }): ReactNode {
  return (
    <div className={styles['figure']} data-tone={tone}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
