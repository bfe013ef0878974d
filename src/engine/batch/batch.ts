import { join } from 'node:path';
import type { BatchSnapshot, BatchStatus, BatchSummary, Limits, Totals } from '../../shared/batch.ts';
import { type Download, type DownloadId, type DownloadState, isSettled } from '../../shared/download.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import type { DownloadError } from '../download-error.ts';
import { createSlotQueue, type SlotQueue } from '../queue/slot-queue.ts';
import { createHttpClient, type HttpClient } from '../transfer/http-client.ts';
import { type AttemptEnd, Attempts } from './attempts.ts';
import { BatchMirrors } from './batch-mirrors.ts';
import type { EarlierRun } from './batch-record.ts';
import { BatchRows } from './batch-rows.ts';
import { BatchRun } from './batch-run.ts';
import type { BatchListener, BatchPorts, BatchSpec } from './batch-spec.ts';
import { type Committer, createCommitter } from './commit.ts';
import { createHostPauses, type HostPauses } from './host-pauses.ts';
import { namingOf } from './naming.ts';
import { Outcomes } from './outcomes.ts';
import { planRows, type RowPlan } from './plan-rows.ts';
import { createRateLimits } from './rate-limits.ts';
import { RowStates } from './row-states.ts';
import { createStopwatch } from './stopwatch.ts';
import { Tally } from './tally.ts';
import { Waiting } from './waiting.ts';

export type { BatchListener, BatchPorts, BatchSpec } from './batch-spec.ts';

const queued: DownloadState = { kind: 'queued' };
const paused: DownloadState = { kind: 'paused' };
const saving: DownloadState = { kind: 'saving' };
const cancelled: DownloadState = { kind: 'cancelled' };

/** Complete files that wait for the disk beside those that have slots; systems allow some hundred open files. */
const mostWithoutSlot = 64;

/**
 * Reads the folder, plans every final name in list order, finds what needs no download, and makes the batch; nothing is
 * requested before `start`.
 *
 * @param earlier what an earlier process has left of the same batch
 * @throws DownloadError when the folder cannot be read
 */
export async function createBatch(spec: BatchSpec, ports: BatchPorts, earlier?: EarlierRun): Promise<Batch> {
  const { rows, folder, onConflict: policy = 'rename' } = spec;
  const isDone = (id: DownloadId): boolean => earlier?.states[id]?.kind === 'done';
  const naming = namingOf(spec, ports.clock.wallNow());
  return new Batch(spec, ports, await planRows(rows, folder, { policy, naming, saved: ports.saved, isDone }), earlier);
}

/**
 * A list being downloaded into one folder. The state of each download is the truth from which all else follows:
 * commands change states at once, and a transfer that ends looks at what its download has become meanwhile.
 */
export class Batch {
  readonly id: string;
  readonly folder: string;
  readonly #ports: BatchPorts;
  readonly #plan: RowPlan;
  /** As an earlier process has left the rows; empty where that does not count. */
  readonly #statesBefore: readonly DownloadState[];
  readonly #rows: BatchRows;
  readonly #queue: SlotQueue;
  readonly #waiting: Waiting;
  readonly #attempts: Attempts;
  readonly #committer: Committer;
  readonly #hosts: HostPauses;
  readonly #http: HttpClient;
  readonly #mirrors: BatchMirrors;
  readonly #states: RowStates;
  readonly #run: BatchRun;
  readonly #outcomes: Outcomes;
  readonly #tally: Tally;
  #limits: Limits;
  #closed: Promise<void> | null = null;

  /** Use `createBatch`. */
  constructor(spec: BatchSpec, ports: BatchPorts, plan: RowPlan, earlier?: EarlierRun) {
    this.id = spec.id;
    this.folder = spec.folder;
    this.#ports = ports;
    this.#plan = plan;
    this.#statesBefore = earlier?.asItWas === true ? earlier.states : [];
    this.#limits = spec.limits;
    const { clock, saved } = ports;
    this.#rows = new BatchRows(spec.rows, plan.nameOf);
    this.#mirrors = new BatchMirrors(clock, this.id, {
      download: (id) => this.#rows.download(id),
      takeChange: (id) => this.#rows.takeChange(id),
      takeHosts: () => this.#hosts.takeChanges(),
      progress: () => this.#attempts.progress(),
      totals: () => this.#tally.totals(),
      status: () => this.#run.status,
      limits: () => this.#limits,
      beforeProgress: () => this.#tally.sampleSpeed(),
    });
    this.#states = new RowStates(this.#rows, this.#mirrors, ports.record);
    this.#run = new BatchRun(createStopwatch(clock, earlier?.figures.elapsedMs), this.#mirrors);
    this.#queue = createSlotQueue(spec.limits, (id, slot) => this.#begin(id, slot));
    this.#queue.pause();
    this.#waiting = new Waiting(this.#rows, this.#queue, clock);
    this.#hosts = createHostPauses({
      ...ports,
      retry: spec.retry,
      queue: this.#queue,
      onChange: () => this.#mirrors.hostsChanged(),
      goesOn: (host) => this.#wakeHost(host),
      giveUp: (host, error) => this.#outcomes.giveUpHost(host, error),
    });
    this.#http = createHttpClient(spec.http, ports.network);
    const [overwrite, isDurable] = [spec.onConflict === 'overwrite', spec.isDurable !== false];
    this.#committer = createCommitter({ folder: spec.folder, overwrite, isDurable, plan, saved, clock });
    this.#attempts = new Attempts(
      {
        spec,
        ports,
        rows: this.#rows,
        http: this.#http,
        committer: this.#committer,
        rateLimitOf: createRateLimits(spec, clock),
        answered: (id) => this.#hosts.answered(this.#rows.host(id), id),
        completed: (id) => void (this.#rows.kind(id) === 'active' && this.#states.set(id, saving)),
        leavesSlot: (id) => this.#leavesSlot(id),
        ending: () => this.#tally.sampleSpeed(),
        ended: (id, end, hasSlot) => this.#ended(id, end, hasSlot),
      },
      earlier?.parts,
    );
    this.#outcomes = new Outcomes({
      spec,
      ports,
      rows: this.#rows,
      states: this.#states,
      hosts: this.#hosts,
      waiting: this.#waiting,
      requeue: (id) => this.#requeue(id),
      stall: (id, failure) => this.#stall(id, failure),
      dropPart: (id) => this.#attempts.dropPart(id),
    });
    this.#tally = new Tally({ clock, rows: this.#rows, attempts: this.#attempts, run: this.#run }, earlier?.figures);
    ports.record?.watch(() => ({ ...this.#tally.figures(), isFinished: this.status.kind === 'finished' }));
  }

  /** Begins. To be called once; until then nothing but `listen` and the reading members. */
  start(): void {
    this.#waiting.start();
    this.#states.rankBehind(this.#statesBefore);
    for (const id of this.#rows.ids()) {
      const state = this.#firstState(id);
      if (state === null) {
        this.#waiting.fromStart(id);
        continue;
      }
      this.#attempts.dropPart(id);
      this.#states.set(id, state);
    }
    this.#run.go();
    this.#queue.resume();
    this.#settle();
  }

  /** What is settled before the first request: here already, or settled by an earlier process. Null: to be downloaded. */
  #firstState(id: DownloadId): DownloadState | null {
    const skip = this.#plan.skips.get(id);
    const before = this.#statesBefore[id];
    if (skip !== undefined) {
      return before?.kind === 'done' ? before : { kind: 'skipped', rank: this.#states.takeRank(), ...skip };
    }
    return before?.kind === 'failed' || before?.kind === 'cancelled' ? before : null;
  }

  /** Hears every change from now on; the returned function ends that. */
  listen(listener: BatchListener): () => void {
    return this.#mirrors.listen(listener);
  }

  /** Resolves at the end of the run, and for a run that goes on after a retry again at its end. */
  async whenFinished(): Promise<BatchSummary> {
    return await this.#run.whenFinished();
  }

  get status(): BatchStatus {
    return this.#run.status;
  }

  get limits(): Limits {
    return this.#limits;
  }

  get rowCount(): number {
    return this.#rows.length;
  }

  /**
   * The row as the window and the terminal show it.
   *
   * @throws RangeError when there is no such row
   */
  download(id: DownloadId): Download {
    return this.#rows.download(id);
  }

  /** The rows whose images were saved, as they were given, credentials included. */
  savedRows(): ListRow[] {
    return this.#rows.idsIn('done').map((id) => this.#rows.row(id));
  }

  /** Path and media type of a saved image; null for anything else. */
  savedFile(id: DownloadId): { path: string; mediaType: string } | null {
    if (this.#rows.kind(id) === undefined) return null;
    const state = this.#rows.state(id);
    return state.kind === 'done' ? { path: join(this.folder, this.#rows.name(id)), mediaType: state.mediaType } : null;
  }

  /** What the batch has come to so far. What is not settled counts as cancelled: nobody goes on with it. */
  summary(): BatchSummary {
    return this.#tally.summary(this.#limits);
  }

  /** The sums as they are now. */
  totals(): Totals {
    return this.#tally.totals();
  }

  /** The part files that a later process can go on with. */
  get kept(): { images: number; bytes: number } {
    return this.#attempts.kept;
  }

  snapshot(): Omit<BatchSnapshot, 'comparison'> {
    return {
      batchId: this.id,
      seq: this.#mirrors.seq,
      folder: this.folder,
      limits: this.#limits,
      status: this.status,
      downloads: this.#rows.downloads(),
      progress: this.#attempts.progress(),
      totals: this.totals(),
      hosts: this.#hosts.all(),
    };
  }

  /** Changes the limits at once; running downloads above a lowered limit end by themselves. */
  setLimits(limits: Limits): void {
    this.#limits = limits;
    this.#mirrors.limitsChanged();
    this.#queue.setLimits(limits);
  }

  /** Stops all downloads, keeping what they have; no request starts before `resume`. */
  pauseAll(): void {
    if (this.status.kind !== 'running') return;
    this.#queue.pause();
    this.pause([...this.#attempts.ids(), ...this.#waiting.retries()]);
    this.#run.rest({ kind: 'paused' });
  }

  /** Goes on with everything that is paused, whoever paused it. */
  resumeAll(): void {
    if (this.status.kind !== 'paused' && this.status.kind !== 'stalled') return;
    this.#go();
    this.resume(this.#rows.idsIn('paused'));
  }

  cancelAll(): void {
    this.cancel(this.#rows.ids());
  }

  /** Retries everything that failed. */
  retryFailed(): void {
    this.retry(this.#rows.idsIn('failed'));
  }

  /** Ends the pause of a host: one of its downloads tries it now. */
  retryHost(host: string): void {
    this.#hosts.tryNow(host);
    this.#wakeHost(host); // where nothing else waits, one of those that met the trouble is to try
  }

  pause(ids: Iterable<DownloadId>): void {
    for (const id of ids) {
      if (!['queued', 'active', 'retrying'].includes(this.#rows.kind(id) ?? '')) continue;
      this.#waiting.withdraw(id);
      this.#states.set(id, paused);
      this.#attempts.stop(id, 'pause');
    }
    this.#settle();
  }

  resume(ids: Iterable<DownloadId>): void {
    const resumed = [...ids].filter((id) => this.#rows.kind(id) === 'paused');
    if (resumed.length > 0) this.#go();
    for (const id of resumed) this.#requeue(id);
  }

  cancel(ids: Iterable<DownloadId>): void {
    for (const id of ids) {
      if (this.#rows.kind(id) === undefined || isSettled(this.#rows.state(id))) continue;
      this.#waiting.withdraw(id);
      this.#states.set(id, cancelled);
      if (this.#attempts.has(id)) this.#attempts.stop(id, 'cancel');
      else this.#attempts.dropPart(id);
    }
    this.#settle();
  }

  /** Tries failed and cancelled downloads again, as if for the first time. */
  retry(ids: Iterable<DownloadId>): void {
    const again = [...ids].filter((id) => ['failed', 'cancelled'].includes(this.#rows.kind(id) ?? ''));
    if (again.length === 0) return;
    this.#go();
    for (const id of again) {
      this.#outcomes.startOver(id);
      this.#requeue(id);
    }
  }

  /**
   * Ends everything without waiting for the list. What is complete still gets its name; part files are gone when this
   * resolves, or stay for a later process where there is a record of them. What has not ended by then stays as it is,
   * and `whenFinished` stays open.
   */
  async close(): Promise<void> {
    this.#closed ??= this.#end();
    await this.#closed;
  }

  async #end(): Promise<void> {
    this.#queue.pause();
    this.#waiting.stop();
    this.#hosts.stop();
    await this.#attempts.close();
    this.#run.stop();
    await this.#ports.record?.close();
    this.#mirrors.stop();
    this.#http.closeIdle();
  }

  // --- from slot to slot

  #begin(id: DownloadId, slot: number): void {
    const run = this.#attempts.begin(id);
    this.#tally.active(this.#queue.running);
    this.#states.set(id, { kind: 'active', slot, attempt: this.#outcomes.attemptOf(id) });
    this.#hosts.began(this.#rows.host(id), id);
    const [at, queuedAt] = [this.#ports.clock.now(), this.#waiting.queuedAt(id)];
    this.#mirrors.attempt({ kind: 'began', id, at, slot, attempt: this.#outcomes.attemptOf(id), queuedAt });
    run();
  }

  /** Each complete file holds an open one: when the disk is slower than the line, the line has to wait. */
  #leavesSlot(id: DownloadId): boolean {
    if (this.#attempts.size - this.#queue.running < mostWithoutSlot) {
      this.#mirrors.attempt({ kind: 'left-slot', id, at: this.#ports.clock.now() });
      this.#releaseSlot(id);
      return true;
    }
    this.#committer.hurry();
    return false;
  }

  #releaseSlot(id: DownloadId): void {
    this.#queue.release(id);
    if (this.#queue.running === 0) this.#committer.hurry();
  }

  #ended(id: DownloadId, end: AttemptEnd, hasSlot: boolean): void {
    this.#mirrors.attempt({ kind: 'ended', id, at: this.#ports.clock.now(), end });
    if (end.kind === 'saved') {
      this.#tally.saved();
      this.#outcomes.saved(id, end);
    } else if (end.kind === 'failed' && ['active', 'saving'].includes(this.#rows.kind(id) ?? '')) {
      this.#outcomes.failed(id, end.failure);
    } else {
      this.#stopped(id);
    }
    if (hasSlot) this.#releaseSlot(id);
    this.#settle();
  }

  /** A host answers again: what waits for just that need wait no longer. */
  #wakeHost(host: string): void {
    for (const id of this.#waiting.takeForHost(host)) this.#requeue(id);
  }

  /** An attempt has ended without a result that counts: what its download has become meanwhile decides. */
  #stopped(id: DownloadId): void {
    this.#hosts.left(this.#rows.host(id), id);
    const kind = this.#rows.kind(id);
    if (kind === 'cancelled') this.#attempts.dropPart(id);
    else if (this.#closed !== null) this.#attempts.dropPartOfClosed(id);
    // Resumed or tried again while it was still stopping: it may go back into the queue only when it has left its slot.
    if (kind === 'queued') queueMicrotask(() => this.#enqueue(id));
  }

  #requeue(id: DownloadId): void {
    this.#states.set(id, queued);
    if (!this.#attempts.has(id)) this.#enqueue(id);
  }

  #enqueue(id: DownloadId): void {
    if (this.#rows.kind(id) !== 'queued' || this.#closed !== null) return;
    if (this.status.kind === 'stalled') this.#waiting.forDisk(id);
    else this.#waiting.forSlot(id);
  }

  // --- the batch as a whole

  #go(): void {
    if (this.status.kind === 'running') return;
    this.#run.go();
    this.#tally.resetSpeed();
    for (const id of this.#waiting.takeHeld()) this.#enqueue(id);
    this.#queue.resume();
  }

  /** The disk refuses a download: no other is to try it until the person goes on. */
  #stall(id: DownloadId, failure: DownloadError): void {
    this.#states.set(id, queued);
    this.#waiting.forDisk(id);
    this.#queue.pause();
    this.#run.rest({ kind: 'stalled', failure: failure.toFailure() });
  }

  /** Ends the batch when nothing is left to do, and rests it when only paused downloads are left. */
  #settle(): void {
    const { queued: waiting, active, retrying, paused: resting } = this.#rows.counts.byKind;
    if (this.#closed !== null || waiting + active + retrying > 0 || this.#attempts.size > 0) return;
    if (this.status.kind === 'finished') return;
    if (resting > 0) {
      if (this.status.kind === 'running') this.#run.rest({ kind: 'paused' });
      return;
    }
    this.#states.flagSamePictures();
    this.#hosts.reset();
    this.#run.finish(() => this.summary());
    this.#http.closeIdle();
  }
}
