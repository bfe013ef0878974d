import type { Limits } from '../../shared/batch.ts';
import type { DownloadId, DownloadState } from '../../shared/download.ts';
import type { RemedyState } from '../../shared/remedies/remedy.ts';
import type { DownloadError } from '../download-error.ts';
import { diskOf } from '../files/disks.ts';
import { openFileBudget } from '../files/open-files.ts';
import { createSlotQueue, type SlotQueue } from '../queue/slot-queue.ts';
import type { PhaseClock } from '../transfer/timings.ts';
import { ExchangeLog } from '../inspect/exchange-log.ts';
import { type Asking, createLines, type Lines } from '../remedies/asking.ts';
import { HostBook } from '../remedies/host-book.ts';
import { Trials } from '../remedies/trials.ts';
import { type AttemptEnd, Attempts } from './attempts.ts';
import { type BatchHosts, createBatchHosts } from './batch-hosts.ts';
import { BatchMirrors } from './batch-mirrors.ts';
import type { BatchRecord, EarlierRun } from './batch-record.ts';
import { BatchRows } from './batch-rows.ts';
import { BatchRun } from './batch-run.ts';
import type { BatchPorts, BatchSpec } from './batch-spec.ts';
import { type Committer, createCommitter } from './commit.ts';
import { Outcomes } from './outcomes.ts';
import type { RowPlan } from './plan-rows.ts';
import { createRateLimits, limitsOfHosts } from './rate-limits.ts';
import { RowStates } from './row-states.ts';
import { createStopwatch } from './stopwatch.ts';
import { Tally } from './tally.ts';
import { Waiting } from './waiting.ts';

const queued: DownloadState = { kind: 'queued' };
const saving: DownloadState = { kind: 'saving' };

/**
 * Moves the downloads of a batch from their wait into a slot, out of it again, and to where their attempt has brought
 * them. The parts that it is made of are there for the batch's commands to work on.
 */
export class BatchFlow {
  readonly rows: BatchRows;
  readonly states: RowStates;
  readonly queue: SlotQueue;
  readonly waiting: Waiting;
  readonly attempts: Attempts;
  readonly outcomes: Outcomes;
  readonly hosts: BatchHosts;
  readonly run: BatchRun;
  readonly tally: Tally;
  readonly mirrors: BatchMirrors;
  /** The remedies in force. */
  readonly remedies: HostBook;
  readonly trials: Trials;
  /** What was said in the latest attempts. */
  readonly exchanges = new ExchangeLog();
  /** Those in force. */
  limits: Limits;
  readonly #ports: BatchPorts;
  readonly #committer: Committer;
  readonly #lines: Lines;
  readonly #openFiles = openFileBudget();
  #isClosed = false;

  get record(): BatchRecord | undefined {
    return this.#ports.record;
  }

  constructor(spec: BatchSpec, ports: BatchPorts, plan: RowPlan, earlier?: EarlierRun) {
    this.#ports = ports;
    this.limits = spec.limits;
    const { clock, saved } = ports;
    this.rows = new BatchRows(spec.rows, plan.nameOf, earlier?.asItWas === true ? earlier.states : undefined);
    this.mirrors = new BatchMirrors(clock, spec.id, {
      download: (id) => this.rows.download(id),
      takeChange: (id) => this.rows.takeChange(id),
      dropChanges: (ids) => this.rows.dropChanges(ids),
      takeHosts: () => this.hosts.takeNews(this.run.status.kind !== 'running'),
      takeProgress: () => this.attempts.takeProgress(),
      totals: () => this.tally.totals(),
      status: () => this.run.status,
      limits: () => this.limits,
      remedies: () => this.remedyState(),
      beforeProgress: () => this.tally.sampleSpeed(),
    });
    this.states = new RowStates(this.rows, this.mirrors, ports.record);
    this.run = new BatchRun(createStopwatch(clock, earlier?.figures.elapsedMs), this.mirrors);
    this.queue = createSlotQueue(
      spec.limits,
      (id, slot) => this.#begin(id, slot),
      this.#openFiles.slots,
      ports.slots,
      () => diskOf(spec.folder).isSilent,
    );
    this.queue.pause();
    this.waiting = new Waiting(this.rows, this.queue, clock);
    this.hosts = createBatchHosts({
      ...ports,
      retry: spec.retry,
      limits: spec.limits,
      ruled: limitsOfHosts(spec),
      queue: this.queue,
      onChange: () => this.mirrors.hostsChanged(),
      goesOn: (host) => this.wakeHost(host),
      giveUp: (host, error) => this.outcomes.giveUpHost(host, error),
    });
    this.#lines = createLines(spec.http, spec.maxBytes, ports.network);
    this.remedies = new HostBook(spec.remedies ?? [], (host, atOnce) =>
      this.hosts.limitBecauseOf('remedy', host, atOnce),
    );
    this.trials = new Trials({
      clock,
      tryAgain: (id) => this.#tryAgain(id),
      giveBack: ({ id, state }) => this.#giveBack(id, state),
      pausedUntil: (host) => this.hosts.pausedUntil(host),
      alone: (host, isAlone) => this.hosts.limitBecauseOf('trial', host, isAlone ? 1 : null),
      listen: (transition) => this.mirrors.listen({ transition }),
      changed: () => this.mirrors.remediesChanged(),
      closed: () => this.settle(),
    });
    const [overwrite, isDurable] = [spec.onConflict === 'overwrite', spec.isDurable !== false];
    this.#committer = createCommitter({ folder: spec.folder, overwrite, isDurable, plan, saved, clock });
    this.attempts = new Attempts(
      {
        spec,
        ports,
        rows: this.rows,
        ask: (id) => this.ask(id),
        committer: this.#committer,
        rateLimitOf: createRateLimits(spec, clock, ports.rateLimit),
        exchanged: (id, exchange) => this.exchanges.exchanged(id, exchange),
        answered: (id) => this.hosts.answered(this.rows.host(id), id),
        completed: (id, sample) => {
          this.hosts.completed(this.rows.host(id), id, sample);
          if (this.rows.kind(id) === 'active') this.states.set(id, saving);
        },
        leavesSlot: (id) => this.#leavesSlot(id),
        ending: () => this.tally.sampleSpeed(),
        cameToRest: () => this.mirrors.figuresChanged(),
        ended: (id, end, hasSlot, phases) => this.#ended(id, end, hasSlot, phases),
      },
      earlier?.parts,
    );
    this.outcomes = new Outcomes({
      spec,
      ports,
      rows: this.rows,
      states: this.states,
      hosts: this.hosts,
      waiting: this.waiting,
      isTrial: (id) => this.trials.remedyFor(id) !== null,
      requeue: (id, isRetry) => this.requeue(id, isRetry),
      stall: (id, failure) => this.#stall(id, failure),
      dropPart: (id) => this.attempts.dropPart(id),
    });
    this.tally = new Tally({ clock, rows: this.rows, attempts: this.attempts, run: this.run }, earlier?.figures);
    ports.record?.watch(() => ({
      ...this.tally.figures(),
      sums: this.tally.sums(),
      isFinished: this.run.status.kind === 'finished',
    }));
  }

  #begin(id: DownloadId, slot: number): void {
    const { phases, run } = this.attempts.begin(id);
    this.tally.active(this.queue.running);
    this.states.set(id, { kind: 'active', slot, attempt: this.outcomes.attemptOf(id) });
    this.hosts.began(this.rows.host(id), id);
    const at = this.#ports.clock.now();
    this.mirrors.attempt(() => {
      const queuedAt = this.waiting.queuedAt(id);
      return { kind: 'began', id, at, slot, attempt: this.outcomes.attemptOf(id), queuedAt, phases };
    });
    run();
  }

  /** Each complete file holds an open one: when the disk is slower than the line, the line has to wait. */
  #leavesSlot(id: DownloadId): boolean {
    if (this.attempts.size - this.queue.running < this.#openFiles.withoutSlot) {
      this.mirrors.attempt(() => ({ kind: 'left-slot', id, at: this.#ports.clock.now() }));
      this.#releaseSlot(id);
      return true;
    }
    this.#committer.hurry();
    return false;
  }

  #releaseSlot(id: DownloadId): void {
    this.queue.release(id);
    if (this.queue.running === 0) this.#committer.hurry();
  }

  #ended(id: DownloadId, end: AttemptEnd, hasSlot: boolean, phases: PhaseClock): void {
    const at = this.#ports.clock.now();
    if (end.kind === 'failed' && end.failure.retryAfterMs !== undefined) {
      this.trials.askedToWait(this.rows.host(id), end.failure.retryAfterMs);
    }
    if (end.kind === 'saved') {
      this.tally.saved();
      this.outcomes.saved(id, end);
    } else if (end.kind === 'failed' && ['active', 'saving'].includes(this.rows.kind(id) ?? '')) {
      this.outcomes.failed(id, end.failure);
    } else {
      this.#stopped(id);
    }
    this.exchanges.ended(id, end, this.#ports.clock.wallNow(), phases, at);
    this.mirrors.attempt(() => ({ kind: 'ended', id, at, end, state: this.rows.state(id) }));
    if (hasSlot) this.#releaseSlot(id);
    this.settle();
  }

  /** How a download is asked for now. */
  ask(id: DownloadId): Asking {
    return this.#lines.ask(this.rows.row(id).url, this.remedies.of(this.rows.host(id), this.trials.remedyFor(id)));
  }

  /** What is done and was tried against failures. */
  remedyState(): RemedyState {
    return { applied: this.remedies.all(), trials: this.trials.all() };
  }

  /** Asks for a failed download again, once and before all others. */
  #tryAgain(id: DownloadId): void {
    this.queue.prioritise([id], 'front');
    this.outcomes.startOver(id);
    this.go();
    this.requeue(id);
  }

  /** Ends what is under way of a download that had failed; it has then failed as before. */
  #giveBack(id: DownloadId, before: DownloadState): void {
    if (before.kind !== 'failed' || !['queued', 'active', 'retrying'].includes(this.rows.kind(id) ?? '')) return;
    this.waiting.withdraw(id);
    this.states.set(id, { ...before, rank: this.states.takeRank() });
    if (this.attempts.has(id)) this.attempts.stop(id, 'cancel');
    else this.attempts.dropPart(id);
  }

  /** A host answers again: what waits for just that need wait no longer. */
  wakeHost(host: string): void {
    for (const id of this.waiting.takeForHost(host)) this.requeue(id);
  }

  /** An attempt has ended without a result that counts: what its download has become meanwhile decides. */
  #stopped(id: DownloadId): void {
    this.hosts.left(this.rows.host(id), id);
    const kind = this.rows.kind(id);
    if (kind === 'cancelled') this.attempts.dropPart(id);
    else if (this.#isClosed) this.attempts.dropPartOfClosed(id);
    // Resumed or tried again while it was still stopping: it may go back into the queue only when it has left its slot.
    if (kind === 'queued') queueMicrotask(() => this.#enqueue(id));
  }

  /**
   * Puts a download back into the queue; one that still stops goes there when it has left its slot.
   *
   * @param isRetry whether it has had its turn, and lets others go first that have not
   */
  requeue(id: DownloadId, isRetry = false): void {
    this.states.set(id, queued);
    if (!this.attempts.has(id)) this.#enqueue(id, isRetry);
  }

  /** The same of many that have not had their turn. */
  requeueAll(ids: readonly DownloadId[]): void {
    this.states.setAll(ids, 'queued');
    const free = this.attempts.size === 0 ? ids : ids.filter((id) => !this.attempts.has(id));
    if (this.#isClosed) return;
    if (this.run.status.kind === 'stalled') for (const id of free) this.waiting.forDisk(id);
    else this.waiting.forSlots(free);
  }

  /** Puts a failed download back into the queue when some time has passed. */
  requeueIn(id: DownloadId, delayMs: number): void {
    const { state } = this.rows.download(id);
    if (state.kind !== 'failed') return this.requeue(id);
    this.outcomes.startOver(id);
    this.waiting.forRetry(id, delayMs, false, () => this.requeue(id));
    const retryAt = Math.round(this.#ports.clock.wallNow() + delayMs);
    this.states.set(id, { kind: 'retrying', attempt: 0, retryAt, failure: state.failure });
  }

  #enqueue(id: DownloadId, isRetry = false): void {
    if (this.rows.kind(id) !== 'queued' || this.#isClosed) return;
    if (this.run.status.kind === 'stalled') this.waiting.forDisk(id);
    else this.waiting.forSlot(id, isRetry);
  }

  /** Starts nothing any more and ends what runs; resolves when all has come to rest. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.queue.pause();
    this.trials.end();
    this.waiting.stop();
    this.hosts.stop();
    await this.attempts.close();
    this.queue.leave();
    this.run.stop();
    await this.#ports.record?.close();
    this.mirrors.stop();
    this.#lines.closeIdle();
  }

  /** Lets what waits be requested, if somebody has not paused or ended it since. */
  open(): void {
    if (this.run.status.kind === 'running' && !this.#isClosed) this.queue.resume();
  }

  /** Goes on, if it does not run. */
  go(): void {
    if (this.run.status.kind === 'running') return;
    this.run.go();
    this.tally.resetSpeed();
    for (const id of this.waiting.takeHeld()) this.#enqueue(id);
    this.queue.resume();
  }

  /** The disk refuses a download: no other is to try it until the person goes on. */
  #stall(id: DownloadId, failure: DownloadError): void {
    this.states.set(id, queued);
    this.waiting.forDisk(id);
    this.queue.pause();
    this.run.rest({ kind: 'stalled', failure: failure.toFailure() });
  }

  /** Ends the batch when nothing is left to do, and rests it when only paused downloads are left. */
  settle(): void {
    const { queued: waiting, active, retrying, paused: resting } = this.rows.counts.byKind;
    if (this.#isClosed || waiting + active + retrying > 0 || this.attempts.size > 0 || this.trials.isOpen) return;
    if (this.run.status.kind === 'finished') return;
    if (resting > 0) {
      if (this.run.status.kind === 'running') this.run.rest({ kind: 'paused' });
      return;
    }
    this.run.stop(); // the images are here: what is counted of a long list now is no part of its time
    this.states.flagSamePictures();
    this.hosts.reset();
    this.run.finish(() => this.tally.summary(this.limits));
    this.#lines.closeIdle();
  }
}
