import type { BatchSummary, Limits, Totals } from '../../shared/batch.ts';
import type { Clock } from '../clock.ts';
import type { Attempts } from './attempts.ts';
import type { BatchFigures, BatchSums } from './batch-record.ts';
import type { BatchRows } from './batch-rows.ts';
import type { BatchRun } from './batch-run.ts';
import { createSpeedMeter } from './speed-meter.ts';
import { summarize } from './summary.ts';
import { toTotals } from './totals.ts';

export interface TallyParts {
  clock: Clock;
  rows: BatchRows;
  attempts: Attempts;
  run: BatchRun;
}

/** The speed is looked at no more often, in ms. */
const sampleMs = 10;

/** The sums of a batch: as they are now, and what it has come to. */
export class Tally {
  readonly #parts: TallyParts;
  readonly #speed = createSpeedMeter(2000);
  readonly #loopAtFirst = performance.eventLoopUtilization();
  #peakActive: number;
  #savedMs: number;
  #sampledAt = -Infinity;

  /** @param earlier those of earlier processes */
  constructor(parts: TallyParts, earlier?: BatchFigures) {
    this.#parts = parts;
    this.#peakActive = earlier?.peakActive ?? 0;
    this.#savedMs = earlier?.savedMs ?? 0;
  }

  /** So many downloads are active together. */
  active(count: number): void {
    this.#peakActive = Math.max(this.#peakActive, count);
  }

  /** An image has been saved just now. */
  saved(): void {
    this.#savedMs = this.#parts.run.elapsedMs;
  }

  /**
   * Looks at how many bytes have come; nothing while the batch does not run, and a moment after it has looked: of images by
   * the thousand a second each look at all that are under way would cost more than the images' own sums.
   */
  sampleSpeed(): void {
    const { clock, run } = this.#parts;
    const now = clock.now();
    if (run.status.kind !== 'running' || now - this.#sampledAt < sampleMs) return;
    this.#sampledAt = now;
    this.#speed.sample(now, this.#bytes);
  }

  /** Forgets the speed from before a pause. */
  resetSpeed(): void {
    this.#sampledAt = -Infinity;
    this.#speed.reset();
  }

  figures(): BatchFigures {
    return { elapsedMs: this.#parts.run.elapsedMs, savedMs: this.#savedMs, peakActive: this.#peakActive };
  }

  sums(): BatchSums {
    const { byKind, savedBytes } = this.#parts.rows.counts;
    const { done, skipped, failed, cancelled } = byKind;
    return { saved: done + skipped, failed, cancelled, bytes: savedBytes };
  }

  totals(): Totals {
    const { rows, attempts, run } = this.#parts;
    const speed = run.status.kind === 'running' ? this.#speed.bytesPerSecond : 0;
    return toTotals(rows.length, rows.counts, attempts.underWay(), speed, run.elapsedMs);
  }

  /** What is not settled counts as cancelled: nobody goes on with it. */
  summary({ concurrency, auto }: Limits): BatchSummary {
    const { rows } = this.#parts;
    const { done, skipped, failed } = rows.counts.byKind;
    return summarize({
      saved: rows.saved(),
      counts: { ...rows.counts.byKind, cancelled: rows.length - done - skipped - failed },
      bytes: rows.counts.savedBytes,
      ...this.figures(),
      concurrency: auto === true ? this.#peakActive : concurrency,
      bestBytesPerSecond: this.#speed.best,
      busyShare: performance.eventLoopUtilization(this.#loopAtFirst).utilization,
    });
  }

  get #bytes(): number {
    return this.#parts.rows.counts.savedBytes + this.#parts.attempts.receivedBytes;
  }
}
