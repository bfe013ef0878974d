import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { DownloadId, Progress } from '../../shared/download.ts';
import { DownloadError, type StopReason, TransferStopped } from '../download-error.ts';
import { toDiskError } from '../files/disk-error.ts';
import { diskOf } from '../files/disks.ts';
import { partName } from '../files/part-name.ts';
import type { SavedAs } from '../files/save-file.ts';
import type { Exchange } from '../inspect/exchange.ts';
import type { Sample } from '../concurrency/cohort.ts';
import type { Asking } from '../remedies/asking.ts';
import type { RateLimit } from '../transfer/body/rate-limit.ts';
import type { PhaseClock } from '../transfer/timings.ts';
import { type KeptPart, Transfer, type TransferResult } from '../transfer/transfer.ts';
import type { BatchRows } from './batch-rows.ts';
import type { BatchPorts, BatchSpec } from './batch-spec.ts';
import type { Committer } from './commit.ts';
import { createSpeedMeter, type SpeedMeter } from './speed-meter.ts';
import { timeLeftOfOne, type UnderWay } from './time-left.ts';

/** How an attempt has ended. */
export type AttemptEnd =
  /** `ms` is the time from slot to complete file; `startedAt` is on the batch's clock. */
  | { kind: 'saved'; savedAs: SavedAs; result: TransferResult; startedAt: number; ms: number }
  | { kind: 'failed'; failure: DownloadError }
  /** Stopped from outside, or not wanted any more when it was complete. */
  | { kind: 'stopped' };

export interface AttemptsParts {
  spec: BatchSpec;
  ports: BatchPorts;
  rows: BatchRows;
  /** How a download is asked for now. */
  ask: (id: DownloadId) => Asking;
  committer: Committer;
  rateLimitOf: (host: string) => RateLimit | undefined;
  /** An answer to a download has come, be it a redirect or a refusal. */
  exchanged: (id: DownloadId, exchange: Exchange) => void;
  /** The host of a download has answered. */
  answered: (id: DownloadId) => void;
  /** The file is complete and is about to get its name. */
  completed: (id: DownloadId, sample: Sample) => void;
  /** Whether a complete file gives its slot away while it waits for the disk; it has none any more then. */
  leavesSlot: (id: DownloadId) => boolean;
  /** An attempt is about to end; its bytes still count as received. */
  ending: () => void;
  /** What a paused download holds is known now, after mirrors were last told of it. */
  cameToRest: () => void;
  /** It has ended, and has or has not had its slot up to now. */
  ended: (id: DownloadId, end: AttemptEnd, hasSlot: boolean, phases: PhaseClock) => void;
}

/** A download that has a slot, or is complete and waits for its name. */
interface Attempt {
  transfer: Transfer;
  speed: SpeedMeter;
  startedAt: number;
  hasSlot: boolean;
  /** Whether the file is complete: it receives nothing any more. */
  isComplete: boolean;
  /** The figures that mirrors have; null while they have none. */
  told: Progress | null;
}

/** The attempts of a batch that are under way, each from its slot to its end, and the part files that they leave. */
export class Attempts {
  readonly #parts: AttemptsParts;
  readonly #running = new Map<DownloadId, Attempt>();
  readonly #kept: Map<DownloadId, KeptPart>;
  /** What downloads held when their attempts ended, where mirrors have other figures. */
  readonly #atRest = new Map<DownloadId, Progress>();
  readonly #removals = new Set<Promise<void>>();
  /** What the paths in its folder begin with. */
  readonly #inFolder: string;
  readonly #partMark = randomBytes(4).toString('hex');
  #partsMade = 0;
  #idle: (() => void) | null = null;

  /** @param kept part files that an earlier process has left */
  constructor(parts: AttemptsParts, kept: ReadonlyMap<DownloadId, KeptPart> = new Map()) {
    this.#parts = parts;
    this.#inFolder = join(parts.spec.folder, sep);
    this.#kept = new Map(kept);
  }

  get size(): number {
    return this.#running.size;
  }

  has(id: DownloadId): boolean {
    return this.#running.has(id);
  }

  ids(): DownloadId[] {
    return [...this.#running.keys()];
  }

  /** Begins one for a download that has a slot and no other attempt. `run` sets it going. */
  begin(id: DownloadId): { phases: PhaseClock; run: () => void } {
    const { spec, ports, rows, ask, rateLimitOf, exchanged, answered } = this.#parts;
    const { http, url, maxBytes } = ask(id);
    const transfer = new Transfer(
      {
        url,
        folder: spec.folder,
        kept: this.#kept.get(id) ?? null,
        newPartPath: () => this.#newPartPath(id),
        onBegun: (part) => ports.record?.part(id, part),
        syncsParts: this.#keepsParts && spec.isDurable !== false,
        maxBytes,
        rateLimit: rateLimitOf(rows.host(id)),
        onExchange: (exchange) => exchanged(id, exchange),
        onAnswered: () => answered(id),
        sha256: spec.sha256 !== false,
      },
      http,
      ports.clock,
    );
    const { startedAt } = transfer.phases;
    const speed = createSpeedMeter(1500);
    const attempt: Attempt = { transfer, speed, startedAt, hasSlot: true, isComplete: false, told: null };
    this.#running.set(id, attempt);
    this.#atRest.delete(id);
    return { phases: transfer.phases, run: () => void this.#run(id, attempt) };
  }

  /** Ends the attempt of a download, if it has one. */
  stop(id: DownloadId, reason: StopReason): void {
    this.#running.get(id)?.transfer.stop(reason);
  }

  /** These were paused: those that no attempt is stopped of show what an earlier one has left. */
  rest(ids: readonly DownloadId[]): void {
    if (this.#kept.size === 0) return;
    for (const id of ids) {
      const part = this.#kept.get(id);
      if (part !== undefined && !this.has(id)) this.#comesToRest(restOf(id, part, part.totalBytes));
    }
  }

  /** Removes what earlier attempts of a download have left. */
  dropPart(id: DownloadId): void {
    const part = this.#kept.get(id);
    if (part === undefined) return;
    this.#keepPart(id, null);
    const removal = diskOf(this.#parts.spec.folder)
      .look(async () => await rm(part.path, { force: true }))
      .catch(() => undefined)
      .finally(() => this.#removals.delete(removal));
    this.#removals.add(removal);
  }

  /** Ends the attempts of many for good, and removes what they and earlier ones have left. */
  cancelAll(ids: readonly DownloadId[]): void {
    if (this.#running.size + this.#kept.size === 0) return;
    for (const id of ids) {
      if (this.has(id)) this.stop(id, 'cancel');
      else this.dropPart(id);
    }
  }

  /** Drops what an attempt that was stopped because of `close` has left. */
  dropPartOfClosed(id: DownloadId): void {
    if (!this.#keepsParts) this.dropPart(id);
  }

  /** Ends all of them; resolves when part files are gone, or stay for a later process where there is a record of them. */
  async close(): Promise<void> {
    const idle = new Promise<void>((resolve) => (this.#idle = resolve));
    for (const { transfer } of this.#running.values()) transfer.stop(this.#keepsParts ? 'pause' : 'close');
    if (this.#running.size > 0) await idle;
    for (const id of this.#kept.keys()) this.dropPartOfClosed(id);
    await Promise.all(this.#removals);
  }

  /** The part files that a later process can go on with. */
  get kept(): { images: number; bytes: number } {
    if (!this.#keepsParts) return { images: 0, bytes: 0 };
    const bytes = [...this.#kept.values()].reduce((sum, part) => sum + part.bytes, 0);
    return { images: this.#kept.size, bytes };
  }

  /** Live figures of all that are under way, and of the paused ones that hold something. */
  progress(): Progress[] {
    const now = this.#parts.ports.clock.now();
    const figures = Array.from(this.#running, ([id, attempt]) => figuresOf(id, attempt, now));
    for (const [id, part] of this.#kept) {
      if (!this.#running.has(id) && this.#isPaused(id)) figures.push(restOf(id, part, part.totalBytes));
    }
    return figures;
  }

  /**
   * The same of those whose figures are others than when this was last asked: one that stands still need not be told of
   * again, nor do the complete ones, of which several times as many wait for the disk as there are slots.
   */
  takeProgress(): Progress[] {
    const now = this.#parts.ports.clock.now();
    const news: Progress[] = [];
    for (const [id, attempt] of this.#running) {
      const { told } = attempt;
      if (told !== null && attempt.isComplete && told.receivedBytes === attempt.transfer.receivedBytes) continue;
      const figures = figuresOf(id, attempt, now);
      if (told !== null && isSame(told, figures)) continue;
      attempt.told = figures;
      news.push(figures);
    }
    for (const figures of this.#atRest.values()) if (this.#isPaused(figures.id)) news.push(figures);
    this.#atRest.clear();
    return news;
  }

  /** Bytes that have been received and are not saved yet. */
  get receivedBytes(): number {
    let bytes = 0;
    for (const { transfer } of this.#running.values()) bytes += transfer.receivedBytes;
    for (const [id, part] of this.#kept) if (!this.#running.has(id)) bytes += part.bytes;
    return bytes;
  }

  /** What has come of those under way, and what is known of what is to come. */
  underWay(): UnderWay {
    const now = this.#parts.ports.clock.now();
    const sized = { images: 0, receivedBytes: 0, totalBytes: 0 };
    let slowestMs = 0;
    for (const { transfer, startedAt, isComplete } of this.#running.values()) {
      const { receivedBytes, phases } = transfer;
      const totalBytes = isComplete ? receivedBytes : transfer.totalBytes;
      if (totalBytes === null) continue;
      const bytesToCome = Math.max(0, totalBytes - receivedBytes);
      sized.images += 1;
      sized.receivedBytes += receivedBytes;
      sized.totalBytes += receivedBytes + bytesToCome;
      slowestMs = Math.max(slowestMs, timeLeftOfOne(phases.bytes, now - startedAt, bytesToCome));
    }
    return { receivedBytes: this.receivedBytes, sized, slowestMs };
  }

  /** Never rejects: whatever happens is an end. */
  async #run(id: DownloadId, attempt: Attempt): Promise<void> {
    const end = await this.#endOf(id, attempt);
    this.#keepPart(id, attempt.transfer.kept);
    this.#parts.ending();
    this.#running.delete(id);
    const { kept, totalBytes } = attempt.transfer;
    if (this.#isPaused(id)) this.#comesToRest(restOf(id, kept, totalBytes));
    this.#parts.ended(id, end, attempt.hasSlot, attempt.transfer.phases);
    if (this.#running.size === 0) this.#idle?.();
  }

  async #endOf(id: DownloadId, attempt: Attempt): Promise<AttemptEnd> {
    try {
      const result = await attempt.transfer.run();
      return await this.#save(id, attempt, result);
    } catch (error) {
      if (error instanceof TransferStopped) return { kind: 'stopped' };
      const failure = error instanceof DownloadError ? error : toDiskError(error, this.#parts.spec.folder);
      return { kind: 'failed', failure };
    }
  }

  async #save(id: DownloadId, attempt: Attempt, result: TransferResult): Promise<AttemptEnd> {
    const { ports, rows, committer, completed, leavesSlot } = this.#parts;
    const { startedAt } = attempt;
    const now = ports.clock.now();
    const ms = now - startedAt;
    result.timings = attempt.transfer.phases.timings(now); // up to the same moment, so that they add up to it
    const { dns, connect, tls, body: bodyMs } = result.timings;
    attempt.isComplete = true;
    completed(id, { waitMs: ms - dns - connect - tls - bodyMs, bodyMs, bytes: attempt.transfer.phases.bytes });
    const isWanted = (): boolean => rows.kind(id) !== 'cancelled';
    const commit = committer.save(id, rows.row(id), rows.name(id), result, isWanted);
    attempt.hasSlot = !leavesSlot(id);
    const savedAs = await commit;
    return savedAs === null ? { kind: 'stopped' } : { kind: 'saved', savedAs, result, startedAt, ms };
  }

  #isPaused(id: DownloadId): boolean {
    return this.#parts.rows.kind(id) === 'paused';
  }

  #comesToRest(figures: Progress): void {
    this.#atRest.set(figures.id, figures);
    this.#parts.cameToRest();
  }

  get #keepsParts(): boolean {
    return this.#parts.ports.record?.keepsParts === true;
  }

  #keepPart(id: DownloadId, part: KeptPart | null): void {
    if (part === null) this.#kept.delete(id);
    else this.#kept.set(id, part);
    this.#parts.ports.record?.part(id, part);
  }

  /**
   * A new name for each file, also across processes: one that is being removed is then never that of the try that
   * follows at once, and a record of one never that of another.
   */
  #newPartPath(id: DownloadId): string {
    return this.#inFolder + partName(this.#parts.spec.id, id, `${this.#partMark}-${this.#partsMade++}`);
  }
}

function figuresOf(id: DownloadId, { transfer, speed }: Attempt, now: number): Progress {
  const { receivedBytes, totalBytes } = transfer;
  speed.sample(now, receivedBytes);
  return { id, receivedBytes, totalBytes, bytesPerSecond: speed.bytesPerSecond };
}

/** What the next attempt of a paused download begins with: nothing where its server has given no validator. */
function restOf(id: DownloadId, kept: KeptPart | null, totalBytes: number | null): Progress {
  return { id, receivedBytes: kept?.bytes ?? 0, totalBytes, bytesPerSecond: 0 };
}

const isSame = (a: Progress, b: Progress): boolean =>
  a.receivedBytes === b.receivedBytes && a.totalBytes === b.totalBytes && a.bytesPerSecond === b.bytesPerSecond;
