import type { DownloadId } from '../../shared/download.ts';
import type { Clock } from '../clock.ts';
import type { SlotQueue } from '../queue/slot-queue.ts';
import type { BatchRows } from './batch-rows.ts';

/**
 * A retry lets those go first that have not been asked for yet, for so long, in ms: should one of them be refused at the end
 * of a list, everybody waits for it alone.
 */
const mostLateMs = 10_000;

/** A retry that waits for its time. */
interface Retry {
  /** Whether it is the host that is waited for. */
  isForHost: boolean;
  cancel: () => void;
}

/** Where the downloads of a batch wait: for a slot, for the time of their next attempt, or for the disk. */
export class Waiting {
  readonly #rows: BatchRows;
  readonly #queue: SlotQueue;
  readonly #clock: Clock;
  readonly #retries = new Map<DownloadId, Retry>();
  readonly #held = new Set<DownloadId>();
  /** After the start, in ms, by id; null while none waits again. */
  #queuedAfterMs: Float64Array | null = null;
  /** Retries in the order in which their time comes to wait no longer than anybody else. */
  readonly #late: { id: DownloadId; until: number }[] = [];
  #cancelHurry: (() => void) | null = null;
  #startedAt = 0;

  constructor(rows: BatchRows, queue: SlotQueue, clock: Clock) {
    this.#rows = rows;
    this.#queue = queue;
    this.#clock = clock;
  }

  /** From now on the downloads that are added in `fromStart` wait. */
  start(): void {
    this.#startedAt = this.#clock.now();
  }

  /** Like `forSlots`, for those that wait since the start. */
  fromStart(ids: readonly DownloadId[]): void {
    this.#queue.addAll(ids, (id) => this.#rows.host(id));
  }

  /** Like `forSlot`, for many that have not had their turn. */
  forSlots(ids: readonly DownloadId[]): void {
    const afterMs = this.#clock.now() - this.#startedAt;
    this.#queuedAfterMs ??= new Float64Array(this.#rows.length);
    for (const id of ids) this.#queuedAfterMs[id] = afterMs;
    this.#queue.addAll(ids, (id) => this.#rows.host(id));
  }

  /** @param isRetry whether it has had its turn: it waits for up to `mostLateMs` behind those that have not */
  forSlot(id: DownloadId, isRetry: boolean): void {
    this.#queuedAfterMs ??= new Float64Array(this.#rows.length);
    this.#queuedAfterMs[id] = this.#clock.now() - this.#startedAt;
    this.#queue.add(id, this.#rows.host(id), isRetry);
    if (!isRetry) return;
    this.#late.push({ id, until: this.#clock.now() + mostLateMs });
    if (this.#cancelHurry === null) this.#hurryIn(mostLateMs);
  }

  #hurryIn(ms: number): void {
    this.#cancelHurry = this.#clock.schedule(ms, () => {
      this.#cancelHurry = null;
      const now = this.#clock.now();
      const next = this.#late.findIndex(({ until }) => until > now);
      for (const { id } of this.#late.splice(0, next < 0 ? this.#late.length : next)) this.#queue.hurry(id);
      const [first] = this.#late;
      if (first !== undefined) this.#hurryIn(first.until - now);
    });
  }

  /** When a download began to wait for its slot, in ms on the batch's clock. */
  queuedAt(id: DownloadId): number {
    return this.#startedAt + (this.#queuedAfterMs?.[id] ?? 0);
  }

  /** The disk refuses it: until somebody goes on with the batch. */
  forDisk(id: DownloadId): void {
    this.#held.add(id);
  }

  /** Those that waited for the disk; they wait no longer. */
  takeHeld(): DownloadId[] {
    const held = [...this.#held];
    this.#held.clear();
    return held;
  }

  /** @param onDue called after `delayMs`, unless the download is withdrawn before */
  forRetry(id: DownloadId, delayMs: number, isForHost: boolean, onDue: () => void): void {
    const cancel = this.#clock.schedule(delayMs, () => {
      this.#retries.delete(id);
      onDue();
    });
    this.#retries.set(id, { isForHost, cancel });
  }

  /** Those that wait for their next attempt. */
  retries(): DownloadId[] {
    return [...this.#retries.keys()];
  }

  /** Takes one after the other of those off their wait that wait for nothing but this host. */
  *takeForHost(host: string): Iterable<DownloadId> {
    for (const [id, { isForHost, cancel }] of this.#retries) {
      if (!isForHost || this.#rows.host(id) !== host) continue;
      cancel();
      this.#retries.delete(id);
      yield id;
    }
  }

  /** Takes a download out of whatever it waits in. */
  withdraw(id: DownloadId): void {
    this.#queue.remove(id);
    this.#leave(id);
  }

  /** The same of many. */
  withdrawAll(ids: readonly DownloadId[]): void {
    this.#queue.removeAll(ids);
    if (this.#held.size === 0 && this.#retries.size === 0) return;
    for (const id of ids) this.#leave(id);
  }

  #leave(id: DownloadId): void {
    this.#held.delete(id);
    this.#retries.get(id)?.cancel();
    this.#retries.delete(id);
  }

  /** Calls back no more. */
  stop(): void {
    for (const { cancel } of this.#retries.values()) cancel();
    this.#retries.clear();
    this.#cancelHurry?.();
  }
}
