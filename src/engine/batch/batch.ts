import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BatchPatch, BatchSnapshot, BatchStatus, BatchSummary, Limits, Totals } from '../../shared/batch.ts';
import { type Download, type DownloadId, type DownloadState, isSettled, type Progress } from '../../shared/download.ts';
import { displayUrl, hostOf } from '../../shared/url-list/display-url.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import type { Clock } from '../clock.ts';
import { DownloadError, TransferStopped } from '../download-error.ts';
import { toDiskError } from '../files/disk-error.ts';
import { partName } from '../files/part-name.ts';
import { createSlotQueue, type SlotQueue } from '../queue/slot-queue.ts';
import type { SavedImages } from '../store/saved-images.ts';
import { createHttpClient, type HttpClient, type HttpClientOptions } from '../transfer/http-client.ts';
import { mediaTypeOf } from '../transfer/image-type.ts';
import type { Network } from '../transfer/network.ts';
import { allRateLimits, createRateLimit, type RateLimit } from '../transfer/rate-limit.ts';
import { decideRetry, type RetryOptions } from '../transfer/retry-policy.ts';
import { type KeptPart, Transfer, type TransferResult } from '../transfer/transfer.ts';
import type { BatchRecord, EarlierRun } from './batch-record.ts';
import { type Committer, createCommitter } from './commit.ts';
import { createHostPauses, type HostPauses } from './host-pauses.ts';
import { namingOf, type NamingOptions } from './naming.ts';
import { createPatchPublisher, type PatchPublisher } from './patch-publisher.ts';
import { type ConflictPolicy, planRows, type RowPlan } from './plan-rows.ts';
import { createSamePictures, type SamePicture } from './same-pictures.ts';
import { createSpeedMeter, type SpeedMeter } from './speed-meter.ts';
import { createStopwatch } from './stopwatch.ts';
import { summarize } from './summary.ts';
import { createStateCounts, toTotals } from './totals.ts';

export interface BatchSpec extends NamingOptions {
  /** Unique; also marks the part files. Letters, digits and hyphens. */
  id: string;
  rows: readonly ListRow[];
  /** Absolute path of an existing folder. */
  folder: string;
  limits: Limits;
  http: HttpClientOptions;
  retry: RetryOptions;
  /** The largest file that is wanted, in bytes. */
  maxBytes: number;
  /** `rename` where it is not given. */
  onConflict?: ConflictPolicy;
  /** For all downloads together, above 0; no bound where it is not given. */
  bytesPerSecond?: number | undefined;
  /** For the downloads of each host together, above 0; no bound of its own where it is not given. */
  bytesPerSecondPerHost?: number | undefined;
  /** Whether each file's SHA-256 is wanted, and the same bytes from many URLs are flagged. True where it is not given. */
  sha256?: boolean;
  /** Whether files have their names only when they would survive a power cut. True where it is not given. */
  isDurable?: boolean;
}

export interface BatchPorts {
  clock: Clock;
  /** From 0 (inclusive) to 1. */
  random: () => number;
  /** Where saved images are remembered; without it nothing counts as saved before. */
  saved?: SavedImages | undefined;
  /** The system's own where it is not given. */
  network?: Network | undefined;
  /** Where the batch is recorded, so that a later process can go on with it; without it part files end with the batch. */
  record?: BatchRecord | undefined;
}

export interface BatchListener {
  /** Each change of state, in order and at once. */
  transition?(download: Download): void;
  /** Changes gathered for a mirror; see `BatchPatch`. */
  patch?(patch: BatchPatch): void;
}

/** A download that has a slot, or is complete and waits for its name. */
interface Attempt {
  transfer: Transfer;
  speed: SpeedMeter;
  startedAt: number;
  hasSlot: boolean;
}

/** A retry that waits for its time. */
interface Wait {
  attempt: number;
  /** Whether it is the host that is waited for. */
  isForHost: boolean;
  cancel: () => void;
}

const queued: DownloadState = { kind: 'queued' };
const paused: DownloadState = { kind: 'paused' };
const saving: DownloadState = { kind: 'saving' };
const cancelled: DownloadState = { kind: 'cancelled' };

/** Complete files that wait for the disk beside those that have slots; systems allow some hundred open files. */
const mostWithoutSlot = 64;

const isWorking = (state: DownloadState | undefined): boolean => state?.kind === 'active' || state?.kind === 'saving';

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
  readonly #spec: BatchSpec;
  readonly #ports: BatchPorts;
  readonly #plan: RowPlan;
  /** As an earlier process has left the rows; empty where that does not count. */
  readonly #statesBefore: readonly DownloadState[];
  readonly #record: BatchRecord | undefined;
  readonly #committer: Committer;
  readonly #nameOf: string[];
  readonly #hostOf: string[];
  readonly #states: DownloadState[];
  readonly #http: HttpClient;
  readonly #rateLimit: RateLimit | undefined;
  readonly #hostRateLimits = new Map<string, RateLimit>();
  readonly #queue: SlotQueue;
  readonly #hosts: HostPauses;
  readonly #publisher: PatchPublisher;
  readonly #listeners = new Set<BatchListener>();
  readonly #samePictures = createSamePictures();
  readonly #counts = createStateCounts();
  readonly #speed = createSpeedMeter(2000);
  readonly #stopwatch;
  readonly #attempts = new Map<DownloadId, Attempt>();
  readonly #waits = new Map<DownloadId, Wait>();
  readonly #parts = new Map<DownloadId, KeptPart>();
  readonly #removals = new Set<Promise<void>>();
  readonly #failedAttempts = new Map<DownloadId, number>();
  readonly #queuedAt = new Map<DownloadId, number>();
  /** Queued, but kept out of the queue until the batch goes on: the disk refused them. */
  readonly #held = new Set<DownloadId>();
  readonly #renamed = new Set<DownloadId>();
  #limits: Limits;
  #status: BatchStatus = { kind: 'paused' };
  #statusSent = true;
  #limitsSent = true;
  #seq = 0;
  #ranks = 0;
  #peakActive = 0;
  readonly #partMark = randomBytes(4).toString('hex');
  #partsMade = 0;
  #savedMs = 0;
  #createdAt: number;
  #closed: Promise<void> | null = null;
  #finished = Promise.withResolvers<BatchSummary>();
  #idle: (() => void) | null = null;

  /** Use `createBatch`. */
  constructor(spec: BatchSpec, ports: BatchPorts, plan: RowPlan, earlier?: EarlierRun) {
    this.id = spec.id;
    this.folder = spec.folder;
    this.#spec = spec;
    this.#ports = ports;
    this.#plan = plan;
    this.#statesBefore = earlier?.asItWas === true ? earlier.states : [];
    this.#record = ports.record;
    this.#limits = spec.limits;
    this.#nameOf = plan.nameOf;
    this.#hostOf = spec.rows.map((row) => hostOf(row.url));
    this.#states = spec.rows.map(() => queued);
    for (const state of this.#states) this.#counts.add(state);
    this.#http = createHttpClient(spec.http, ports.network);
    if (spec.bytesPerSecond !== undefined) this.#rateLimit = createRateLimit(ports.clock, spec.bytesPerSecond);
    this.#stopwatch = createStopwatch(ports.clock, earlier?.figures.elapsedMs);
    this.#createdAt = ports.clock.now();
    this.#publisher = createPatchPublisher(ports.clock, (ids, progressDue) => this.#publish(ids, progressDue));
    this.#queue = createSlotQueue(spec.limits, (id, slot) => this.#begin(id, slot));
    this.#queue.pause();
    this.#hosts = createHostPauses({
      ...ports,
      retry: spec.retry,
      queue: this.#queue,
      onChange: () => this.#publisher.batchChanged(),
      goesOn: (host) => this.#wakeHost(host),
      giveUp: (host, error) => this.#giveUpHost(host, error),
    });
    const { saved, clock } = ports;
    const [overwrite, isDurable] = [spec.onConflict === 'overwrite', spec.isDurable !== false];
    this.#committer = createCommitter({ folder: spec.folder, overwrite, isDurable, plan, saved, clock });
    this.#savedMs = earlier?.figures.savedMs ?? 0;
    this.#peakActive = earlier?.figures.peakActive ?? 0;
    for (const [id, part] of earlier?.parts ?? []) this.#parts.set(id, part);
    this.#record?.watch(() => ({
      elapsedMs: this.#stopwatch.elapsedMs,
      savedMs: this.#savedMs,
      peakActive: this.#peakActive,
      isFinished: this.#status.kind === 'finished',
    }));
  }

  /** Begins. To be called once; until then nothing but `listen` and the reading members. */
  start(): void {
    this.#createdAt = this.#ports.clock.now();
    for (const state of this.#statesBefore) {
      if ('rank' in state) this.#ranks = Math.max(this.#ranks, state.rank + 1);
    }
    for (const [id, host] of this.#hostOf.entries()) {
      const state = this.#firstState(id);
      if (state === null) {
        this.#queue.add(id, host);
        continue;
      }
      this.#dropPart(id);
      this.#setState(id, state);
    }
    this.#setStatus({ kind: 'running' });
    this.#stopwatch.start();
    this.#publisher.setTicking(true);
    this.#queue.resume();
    this.#settle();
  }

  /** What is settled before the first request: here already, or settled by an earlier process. Null: to be downloaded. */
  #firstState(id: DownloadId): DownloadState | null {
    const skip = this.#plan.skips.get(id);
    const before = this.#statesBefore[id];
    if (skip !== undefined) return before?.kind === 'done' ? before : { kind: 'skipped', rank: this.#ranks++, ...skip };
    return before?.kind === 'failed' || before?.kind === 'cancelled' ? before : null;
  }

  /** Hears every change from now on; the returned function ends that. */
  listen(listener: BatchListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves at the end of the run, and for a run that goes on after a retry again at its end. */
  async whenFinished(): Promise<BatchSummary> {
    return await this.#finished.promise;
  }

  get status(): BatchStatus {
    return this.#status;
  }

  get limits(): Limits {
    return this.#limits;
  }

  get rowCount(): number {
    return this.#states.length;
  }

  /** The row as the window and the terminal show it. */
  download(id: DownloadId): Download {
    const row = this.#spec.rows[id];
    const state = this.#states[id];
    const name = this.#nameOf[id];
    const host = this.#hostOf[id];
    if (row === undefined || state === undefined || name === undefined || host === undefined) {
      throw new RangeError(`no download ${id} in this batch`);
    }
    return { id, line: row.line, url: displayUrl(row.url), host, name, state };
  }

  /** The rows whose images were saved, as they were given, credentials included. */
  savedRows(): ListRow[] {
    return this.#spec.rows.filter((_row, id) => this.#states[id]?.kind === 'done');
  }

  /** Path and media type of a saved image; null for anything else. */
  savedFile(id: DownloadId): { path: string; mediaType: string } | null {
    const state = this.#states[id];
    const name = this.#nameOf[id];
    return state?.kind === 'done' && name !== undefined
      ? { path: join(this.folder, name), mediaType: state.mediaType }
      : null;
  }

  /** What the batch has come to so far. What is not settled counts as cancelled: nobody goes on with it. */
  summary(): BatchSummary {
    const { done, skipped, failed } = this.#counts.byKind;
    return summarize({
      downloads: this.#states.map((state, id) => ({ state, host: this.#hostOf[id] ?? '' })),
      counts: { ...this.#counts.byKind, cancelled: this.#states.length - done - skipped - failed },
      bytes: this.#counts.savedBytes,
      elapsedMs: this.#stopwatch.elapsedMs,
      savedMs: this.#savedMs,
      concurrency: this.#limits.concurrency,
      peakActive: this.#peakActive,
      bestBytesPerSecond: this.#speed.best,
    });
  }

  /** The part files that a later process can go on with. */
  get kept(): { images: number; bytes: number } {
    if (!this.#keepsParts) return { images: 0, bytes: 0 };
    const bytes = [...this.#parts.values()].reduce((sum, part) => sum + part.bytes, 0);
    return { images: this.#parts.size, bytes };
  }

  snapshot(): Omit<BatchSnapshot, 'comparison'> {
    return {
      batchId: this.id,
      seq: this.#seq,
      folder: this.folder,
      limits: this.#limits,
      status: this.#status,
      downloads: this.#states.map((_state, id) => this.download(id)),
      progress: this.#progress(),
      totals: this.totals(),
      hosts: this.#hosts.all(),
    };
  }

  /** Changes the limits at once; running downloads above a lowered limit end by themselves. */
  setLimits(limits: Limits): void {
    this.#limits = limits;
    this.#limitsSent = false;
    this.#publisher.batchChanged();
    this.#queue.setLimits(limits);
  }

  /** Stops all downloads, keeping what they have; no request starts before `resume`. */
  pauseAll(): void {
    if (this.#status.kind !== 'running') return;
    this.#queue.pause();
    this.pause([...this.#attempts.keys(), ...this.#waits.keys()]);
    this.#halt({ kind: 'paused' });
  }

  /** Goes on with everything that is paused, whoever paused it. */
  resumeAll(): void {
    if (this.#status.kind !== 'paused' && this.#status.kind !== 'stalled') return;
    this.#go();
    this.resume(this.#idsIn('paused'));
  }

  cancelAll(): void {
    this.cancel(this.#states.keys());
  }

  /** Retries everything that failed. */
  retryFailed(): void {
    this.retry(this.#idsIn('failed'));
  }

  /** Ends the pause of a host: one of its downloads tries it now. */
  retryHost(host: string): void {
    this.#hosts.tryNow(host);
    this.#wakeHost(host); // where nothing else waits, one of those that met the trouble is to try
  }

  pause(ids: Iterable<DownloadId>): void {
    for (const id of ids) {
      const state = this.#states[id];
      if (state === undefined || !['queued', 'active', 'retrying'].includes(state.kind)) continue;
      this.#withdraw(id);
      this.#setState(id, paused);
      this.#attempts.get(id)?.transfer.stop('pause');
    }
    this.#settle();
  }

  resume(ids: Iterable<DownloadId>): void {
    const resumed = [...ids].filter((id) => this.#states[id]?.kind === 'paused');
    if (resumed.length > 0) this.#go();
    for (const id of resumed) this.#requeue(id);
  }

  cancel(ids: Iterable<DownloadId>): void {
    for (const id of ids) {
      const state = this.#states[id];
      if (state === undefined || isSettled(state)) continue;
      this.#withdraw(id);
      this.#setState(id, cancelled);
      const attempt = this.#attempts.get(id);
      if (attempt === undefined) this.#dropPart(id);
      else attempt.transfer.stop('cancel');
    }
    this.#settle();
  }

  /** Tries failed and cancelled downloads again, as if for the first time. */
  retry(ids: Iterable<DownloadId>): void {
    const again = [...ids].filter((id) => ['failed', 'cancelled'].includes(this.#states[id]?.kind ?? ''));
    if (again.length === 0) return;
    if (this.#status.kind === 'finished') this.#finished = Promise.withResolvers<BatchSummary>();
    this.#go();
    for (const id of again) {
      this.#failedAttempts.delete(id);
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
    for (const { cancel } of this.#waits.values()) cancel();
    this.#waits.clear();
    this.#hosts.stop();
    const idle = new Promise<void>((resolve) => (this.#idle = resolve));
    for (const { transfer } of this.#attempts.values()) transfer.stop(this.#keepsParts ? 'pause' : 'close');
    if (this.#attempts.size > 0) await idle;
    if (!this.#keepsParts) for (const id of this.#parts.keys()) this.#dropPart(id);
    await Promise.all(this.#removals);
    this.#stopwatch.stop();
    await this.#record?.close();
    this.#publisher.stop();
    this.#http.closeIdle();
  }

  get #keepsParts(): boolean {
    return this.#record?.keepsParts === true;
  }

  // --- one attempt, from slot to saved file

  #begin(id: DownloadId, slot: number): void {
    const { clock } = this.#ports;
    const row = this.#spec.rows[id];
    if (row === undefined) throw new RangeError(`no download ${id} in this batch`);
    const host = this.#hostOf[id] ?? '';
    const transfer = new Transfer(
      {
        url: row.url,
        folder: this.folder,
        kept: this.#parts.get(id) ?? null,
        newPartPath: () => this.#newPartPath(id),
        onBegun: (part) => this.#record?.part(id, part),
        syncsParts: this.#keepsParts && this.#spec.isDurable !== false,
        maxBytes: this.#spec.maxBytes,
        rateLimit: this.#rateLimitOf(host),
        onAnswered: () => this.#hosts.answered(host, id),
        sha256: this.#spec.sha256 !== false,
      },
      this.#http,
      clock,
    );
    this.#attempts.set(id, { transfer, speed: createSpeedMeter(1500), startedAt: clock.now(), hasSlot: true });
    this.#peakActive = Math.max(this.#peakActive, this.#queue.running);
    this.#setState(id, { kind: 'active', slot, attempt: (this.#failedAttempts.get(id) ?? 0) + 1 });
    this.#hosts.began(host, id);
    void this.#run(id, transfer);
  }

  #rateLimitOf(host: string): RateLimit | undefined {
    const { bytesPerSecondPerHost } = this.#spec;
    if (bytesPerSecondPerHost === undefined) return this.#rateLimit;
    const own = this.#hostRateLimits.get(host) ?? createRateLimit(this.#ports.clock, bytesPerSecondPerHost);
    this.#hostRateLimits.set(host, own);
    return this.#rateLimit === undefined ? own : allRateLimits([this.#rateLimit, own]);
  }

  /** Never rejects: whatever happens ends in a state. */
  async #run(id: DownloadId, transfer: Transfer): Promise<void> {
    let end: () => void;
    try {
      const result = await transfer.run();
      end = await this.#save(id, result);
    } catch (error) {
      end = (): void => this.#fail(id, error);
    }
    this.#keepPart(id, transfer.kept);
    this.#speed.sample(this.#ports.clock.now(), this.#bytesNow());
    const attempt = this.#attempts.get(id);
    this.#attempts.delete(id);
    end();
    if (attempt?.hasSlot !== false) this.#releaseSlot(id);
    if (this.#attempts.size === 0) this.#idle?.();
    this.#settle();
  }

  /** Names the complete file, which takes no slot any more; the returned function then tells of it. */
  async #save(id: DownloadId, result: TransferResult): Promise<() => void> {
    const { clock } = this.#ports;
    const row = this.#spec.rows[id];
    const attempt = this.#attempts.get(id);
    if (row === undefined || attempt === undefined) throw new RangeError(`no download ${id} in this batch`);
    const { timings } = result;
    timings.queue = attempt.startedAt - (this.#queuedAt.get(id) ?? this.#createdAt);
    const ms = clock.now() - attempt.startedAt;
    const isWanted = (): boolean => this.#states[id]?.kind !== 'cancelled';
    if (this.#states[id]?.kind === 'active') this.#setState(id, saving);
    const commit = this.#committer.save(id, row, this.#nameOf[id] ?? 'image', result, isWanted);
    // Each holds an open file: when the disk is slower than the line, the line has to wait.
    if (this.#attempts.size - this.#queue.running < mostWithoutSlot) {
      attempt.hasSlot = false;
      this.#releaseSlot(id);
    } else {
      this.#committer.hurry();
    }
    const savedAs = await commit;
    if (savedAs === null) return () => this.#afterStop(id);
    const { name, keptBytes } = savedAs;
    return () => {
      this.#savedMs = this.#stopwatch.elapsedMs;
      if (name !== this.#nameOf[id]) {
        this.#nameOf[id] = name;
        this.#renamed.add(id);
      }
      const rank = this.#ranks++;
      if (keptBytes !== null) {
        this.#setState(id, { kind: 'skipped', rank, bytes: keptBytes, why: 'name-taken' });
        return;
      }
      const { bytes, type, sha256, size, finalUrl, hasEnd } = result;
      this.#setState(id, {
        kind: 'done',
        rank,
        bytes,
        ms,
        mediaType: mediaTypeOf[type],
        timings,
        attempts: (this.#failedAttempts.get(id) ?? 0) + 1,
        ...(sha256 !== undefined && { sha256 }),
        ...(finalUrl !== null && { finalUrl }),
        ...size,
        ...(!hasEnd && { endsEarly: true }),
      });
    };
  }

  #releaseSlot(id: DownloadId): void {
    this.#queue.release(id);
    if (this.#queue.running === 0) this.#committer.hurry();
  }

  #fail(id: DownloadId, error: unknown): void {
    const state = this.#states[id];
    if (error instanceof TransferStopped || !isWorking(state)) return this.#afterStop(id);
    const failure = error instanceof DownloadError ? error : toDiskError(error, this.folder);
    const attempt = (this.#failedAttempts.get(id) ?? 0) + 1;
    const heard = this.#hosts.failed(this.#hostOf[id] ?? '', id, failure);
    const pauseMs = heard.kind === 'wait' ? heard.delayMs : 0;
    if (heard.kind === 'wait' && !heard.counts) return this.#waitForRetry(id, attempt, pauseMs, failure, true);
    const decision =
      heard.kind === 'give-up' ? heard : decideRetry(failure, attempt, this.#spec.retry, this.#ports.random());
    switch (decision.kind) {
      case 'retry':
        this.#failedAttempts.set(id, attempt);
        this.#waitForRetry(id, attempt, Math.max(decision.delayMs, pauseMs), failure, pauseMs > 0);
        return;
      case 'stall':
        this.#setState(id, queued);
        this.#held.add(id);
        this.#queue.pause();
        this.#halt({ kind: 'stalled', failure: failure.toFailure() });
        return;
      case 'give-up':
        this.#dropPart(id);
        this.#setState(id, {
          kind: 'failed',
          rank: this.#ranks++,
          failure: failure.toFailure(),
          attempts: attempt,
        });
    }
  }

  /** A host answers again: what waits for just that need wait no longer. */
  #wakeHost(host: string): void {
    for (const [id, { isForHost, cancel }] of this.#waits) {
      if (!isForHost || this.#hostOf[id] !== host) continue;
      cancel();
      this.#waits.delete(id);
      this.#requeue(id);
    }
  }

  /** A host that stays in trouble: what waits for it fails with the same reason, and is not tried one by one. */
  #giveUpHost(host: string, error: DownloadError): void {
    const failure = error.toFailure();
    for (const [id, state] of this.#states.entries()) {
      if ((state.kind !== 'queued' && state.kind !== 'retrying') || this.#hostOf[id] !== host) continue;
      this.#withdraw(id);
      this.#dropPart(id);
      const attempts = this.#failedAttempts.get(id) ?? 0;
      this.#setState(id, { kind: 'failed', rank: this.#ranks++, failure, attempts });
    }
  }

  /** An attempt has ended without a result that counts: what its download has become meanwhile decides. */
  #afterStop(id: DownloadId): void {
    this.#hosts.left(this.#hostOf[id] ?? '', id);
    const kind = this.#states[id]?.kind;
    if (kind === 'cancelled' || (this.#closed !== null && !this.#keepsParts)) this.#dropPart(id);
    // Resumed or tried again while it was still stopping: it may go back into the queue only when it has left its slot.
    if (kind === 'queued') queueMicrotask(() => this.#enqueue(id));
  }

  /** Waits without a slot. */
  #waitForRetry(id: DownloadId, attempt: number, delayMs: number, failure: DownloadError, isForHost: boolean): void {
    const { clock } = this.#ports;
    const cancel = clock.schedule(delayMs, () => {
      this.#waits.delete(id);
      this.#requeue(id);
    });
    this.#waits.set(id, { attempt, isForHost, cancel });
    const retryAt = clock.wallNow() + delayMs;
    this.#setState(id, { kind: 'retrying', attempt, retryAt, failure: failure.toFailure() });
  }

  // --- moving downloads about

  /** Takes a download out of whatever it waits in. */
  #withdraw(id: DownloadId): void {
    this.#queue.remove(id);
    this.#held.delete(id);
    this.#waits.get(id)?.cancel();
    this.#waits.delete(id);
  }

  #requeue(id: DownloadId): void {
    this.#setState(id, queued);
    if (!this.#attempts.has(id)) this.#enqueue(id);
  }

  #enqueue(id: DownloadId): void {
    if (this.#states[id]?.kind !== 'queued' || this.#closed !== null) return;
    if (this.#status.kind === 'stalled') {
      this.#held.add(id);
      return;
    }
    this.#queuedAt.set(id, this.#ports.clock.now());
    this.#queue.add(id, this.#hostOf[id] ?? '');
  }

  #keepPart(id: DownloadId, part: KeptPart | null): void {
    if (part === null) this.#parts.delete(id);
    else this.#parts.set(id, part);
    this.#record?.part(id, part);
  }

  #dropPart(id: DownloadId): void {
    const part = this.#parts.get(id);
    if (part === undefined) return;
    this.#keepPart(id, null);
    const removal = rm(part.path, { force: true })
      .catch(() => undefined)
      .finally(() => this.#removals.delete(removal));
    this.#removals.add(removal);
  }

  /**
   * A new name for each file, also across processes: one that is being removed is then never that of the try that
   * follows at once, and a record of one never that of another.
   */
  #newPartPath(id: DownloadId): string {
    return join(this.folder, partName(this.id, id, `${this.#partMark}-${this.#partsMade++}`));
  }

  #idsIn(kind: DownloadState['kind']): DownloadId[] {
    return [...this.#states.keys()].filter((id) => this.#states[id]?.kind === kind);
  }

  // --- the batch as a whole

  #go(): void {
    if (this.#status.kind === 'running') return;
    this.#setStatus({ kind: 'running' });
    this.#speed.reset();
    this.#stopwatch.start();
    this.#publisher.setTicking(true);
    const held = [...this.#held];
    this.#held.clear();
    for (const id of held) this.#enqueue(id);
    this.#queue.resume();
  }

  #halt(status: BatchStatus): void {
    this.#stopwatch.stop();
    this.#publisher.setTicking(false);
    this.#setStatus(status);
  }

  /** Ends the batch when nothing is left to do, and rests it when only paused downloads are left. */
  #settle(): void {
    const { queued: waiting, active, retrying, paused: resting } = this.#counts.byKind;
    if (this.#closed !== null || waiting + active + retrying > 0 || this.#attempts.size > 0) return;
    if (this.#status.kind === 'finished') return;
    if (resting > 0) {
      if (this.#status.kind === 'running') this.#halt({ kind: 'paused' });
      return;
    }
    this.#stopwatch.stop();
    this.#flag(this.#samePictures.rest());
    this.#hosts.reset();
    const summary = this.summary();
    this.#halt({ kind: 'finished', summary });
    this.#publisher.flush();
    this.#http.closeIdle();
    this.#finished.resolve(summary);
  }

  #setStatus(status: BatchStatus): void {
    this.#status = status;
    this.#statusSent = false;
    this.#publisher.batchChanged();
  }

  #setState(id: DownloadId, state: DownloadState): void {
    const before = this.#states[id];
    if (before === undefined) throw new RangeError(`no download ${id} in this batch`);
    this.#states[id] = state;
    this.#counts.change(before, state);
    this.#publisher.changed(id);
    this.#record?.changed(id, state, this.#nameOf[id] ?? '');
    let download: Download | undefined; // made only if somebody listens
    for (const listener of this.#listeners) listener.transition?.((download ??= this.download(id)));
    if (state.kind === 'done' && state.sha256 !== undefined) this.#flag(this.#samePictures.add(id, state.sha256));
  }

  /** Says of saved images that they are the same as others. Nothing has happened to them: no transition. */
  #flag(pictures: readonly SamePicture[]): void {
    for (const { id, others } of pictures) {
      const before = this.#states[id];
      if (before?.kind !== 'done' || before.sameAsOthers === others) continue;
      const state = { ...before, sameAsOthers: others };
      this.#states[id] = state;
      this.#publisher.changed(id);
      this.#record?.changed(id, state, this.#nameOf[id] ?? '');
    }
  }

  // --- what the mirrors see

  #publish(ids: DownloadId[], progressDue: boolean): void {
    if (progressDue && this.#status.kind === 'running') {
      this.#speed.sample(this.#ports.clock.now(), this.#bytesNow());
    }
    if (this.#listeners.size === 0) return;
    const patch: BatchPatch = {
      batchId: this.id,
      seq: ++this.#seq,
      updated: ids.map((id) => {
        const change = { id, state: this.#states[id] ?? queued };
        return this.#renamed.has(id) ? { ...change, name: this.#nameOf[id] ?? '' } : change;
      }),
      progress: progressDue ? this.#progress() : [],
      totals: this.totals(),
    };
    if (!this.#statusSent) patch.status = this.#status;
    if (!this.#limitsSent) patch.limits = this.#limits;
    const hosts = this.#hosts.takeChanges();
    if (hosts !== null) patch.hosts = hosts;
    this.#statusSent = true;
    this.#limitsSent = true;
    for (const id of ids) this.#renamed.delete(id);
    for (const listener of this.#listeners) listener.patch?.(patch);
  }

  #progress(): Progress[] {
    const now = this.#ports.clock.now();
    return [...this.#attempts].map(([id, { transfer, speed }]) => {
      speed.sample(now, transfer.receivedBytes);
      return {
        id,
        receivedBytes: transfer.receivedBytes,
        totalBytes: transfer.totalBytes,
        bytesPerSecond: speed.bytesPerSecond,
      };
    });
  }

  #activeBytes(): number {
    let bytes = 0;
    for (const { transfer } of this.#attempts.values()) bytes += transfer.receivedBytes;
    for (const [id, part] of this.#parts) if (!this.#attempts.has(id)) bytes += part.bytes;
    return bytes;
  }

  #bytesNow(): number {
    return this.#counts.savedBytes + this.#activeBytes();
  }

  /** The sums as they are now. */
  totals(): Totals {
    const speed = this.#status.kind === 'running' ? this.#speed.bytesPerSecond : 0;
    return toTotals(this.#states.length, this.#counts, this.#activeBytes(), speed, this.#stopwatch.elapsedMs);
  }
}
