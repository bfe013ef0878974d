import type { BatchStatus, BatchSummary } from '../../shared/batch.ts';
import type { BatchMirrors } from './batch-mirrors.ts';
import type { Stopwatch } from './stopwatch.ts';

/** Whether a batch runs, rests or has ended, and for how long it has run. */
export class BatchRun {
  readonly #stopwatch: Stopwatch;
  readonly #mirrors: BatchMirrors;
  #status: BatchStatus = { kind: 'paused' };
  #finished = Promise.withResolvers<BatchSummary>();

  constructor(stopwatch: Stopwatch, mirrors: BatchMirrors) {
    this.#stopwatch = stopwatch;
    this.#mirrors = mirrors;
  }

  get status(): BatchStatus {
    return this.#status;
  }

  get elapsedMs(): number {
    return this.#stopwatch.elapsedMs;
  }

  /** Resolves at the end of the run, and for one that goes on after its end again at the next. */
  async whenFinished(): Promise<BatchSummary> {
    return await this.#finished.promise;
  }

  go(): void {
    if (this.#status.kind === 'finished') this.#finished = Promise.withResolvers<BatchSummary>();
    this.#setStatus({ kind: 'running' });
    this.#stopwatch.start();
    this.#mirrors.setTicking(true);
  }

  rest(status: Extract<BatchStatus, { kind: 'paused' | 'stalled' }>): void {
    this.#halt(status);
  }

  /** @param summarize called when the time has been stopped */
  finish(summarize: () => BatchSummary): void {
    this.#stopwatch.stop();
    const summary = summarize();
    this.#halt({ kind: 'finished', summary });
    this.#mirrors.flush();
    this.#finished.resolve(summary);
  }

  /** Stops the time; the status stays as it is, and what waits for the end waits for ever. */
  stop(): void {
    this.#stopwatch.stop();
  }

  #halt(status: BatchStatus): void {
    this.#stopwatch.stop();
    this.#mirrors.setTicking(false);
    this.#setStatus(status);
  }

  #setStatus(status: BatchStatus): void {
    this.#status = status;
    this.#mirrors.statusChanged();
  }
}
