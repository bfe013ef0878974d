import type { BatchPatch, BatchStatus, HostChange, Limits } from '../../shared/batch.ts';
import type { DownloadId, DownloadState } from '../../shared/download.ts';
import { type BlockEnd, endToByte } from '../../shared/timeline/block-end.ts';
import { BlockLog } from '../../shared/timeline/block-log.ts';
import type { Interval } from '../../shared/timeline/intervals.ts';
import { lanesOf } from '../../shared/timeline/lanes.ts';
import { Sampler } from '../../shared/timeline/samples.ts';
import type { HostPauseSpan, LimitStep, Timeline, TimelineChange } from '../../shared/timeline/timeline.ts';
import type { AttemptEnd } from '../batch/attempts.ts';
import type { AttemptEvent, BatchListener } from '../batch/batch-spec.ts';
import type { Clock } from '../clock.ts';
import type { PhaseClock } from '../transfer/timings.ts';

/** What of a batch is recorded. */
export interface RecordedBatch {
  id: string;
  rowCount: number;
  limits: Limits;
}

/** An attempt that has not ended. */
interface Running {
  slot: number;
  attempt: number;
  queueMs: number;
  phases: PhaseClock;
  /** How much of what it has received is in the samples. */
  sampledBytes: number;
  /** Of its block, once it has left its slot. */
  index: number | null;
}

/**
 * Records what happens in a batch as a timeline, in bounded memory beside the blocks themselves. To be made and to listen
 * before the batch starts.
 */
export class TimelineRecorder implements BatchListener {
  readonly #batch: RecordedBatch;
  readonly #clock: Clock;
  readonly #startedAt: number;
  readonly #blocks = new BlockLog();
  readonly #running = new Map<DownloadId, Running>();
  readonly #sampler = new Sampler();
  readonly #limits: LimitStep[] = [];
  #asked: Limits;
  /** The number at once that was found to be best so far; null where it is fixed. */
  #found: number | null = null;
  #isFoundKnown = false;
  /** The most that each host may have at once, where the number is found. */
  readonly #ofHost = new Map<string, number>();
  readonly #hostPauses: HostPauseSpan[] = [];
  readonly #rests: Interval[] = [];
  /** Since when the batch rests; null while it runs. */
  #restsSince: number | null = null;
  #endMs: number | null = null;
  #inFlight = 0;
  #taken = 0;
  #isFirst = true;
  #amended: number[] = [];
  readonly #dirty = new Set<'limits' | 'hostPauses' | 'rests'>();

  constructor(batch: RecordedBatch, clock: Clock) {
    this.#batch = batch;
    this.#clock = clock;
    this.#startedAt = clock.now();
    this.#asked = batch.limits;
    const { concurrency, perHost } = batch.limits;
    this.#limits.push({ atMs: 0, concurrency, perHost });
    this.#dirty.add('limits');
  }

  attempt(event: AttemptEvent): void {
    const { id } = event;
    if (event.kind === 'began') {
      const { slot, attempt, at, queuedAt, phases } = event;
      this.#advance(at);
      this.#inFlight++;
      this.#sampler.setInFlight(this.#inFlight);
      this.#running.set(id, { slot, attempt, queueMs: at - queuedAt, phases, sampledBytes: 0, index: null });
      return;
    }
    const running = this.#running.get(id);
    if (running === undefined) return;
    if (event.kind === 'left-slot') {
      this.#leaveSlot(id, running, event.at, { kind: 'saved' });
      return;
    }
    const end = endOf(event.end, event.state);
    if (running.index === null) {
      this.#leaveSlot(id, running, event.at, end);
    } else if (end.kind !== 'saved') {
      const byte = endToByte(end);
      this.#blocks.setEndByte(running.index, byte);
      if (running.index < this.#taken) this.#amended.push(running.index, byte);
    }
    this.#running.delete(id);
  }

  /** At once: a rest may be shorter than what a patch gathers. */
  status(status: BatchStatus): void {
    this.#advance(this.#clock.now());
    this.#statusChanged(status, this.#now());
  }

  wantsRows(): boolean {
    return false;
  }

  patch({ limits, auto, health, hosts }: BatchPatch): void {
    this.#advance(this.#clock.now());
    const now = this.#now();
    if (limits !== undefined) this.#asked = limits;
    if (auto !== undefined) this.#found = auto?.limit ?? null;
    // A host that is left in peace keeps the limit that it had: its slots stand empty.
    for (const { host, limit } of health ?? []) if (limit !== 0) this.#ofHost.set(host, limit ?? Infinity);
    this.#limitsChanged(now);
    for (const change of hosts ?? []) this.#hostChanged(change, now);
  }

  /** What has happened since the last call; everything at the first one. */
  takeChange(): TimelineChange {
    const from = this.#taken;
    this.#taken = this.#blocks.length;
    const change: TimelineChange = {
      ...this.#common(),
      isWhole: this.#isFirst,
      from,
      blocks: this.#blocks.packed(from),
      amended: this.#amended,
      samples: this.#sampler.takeChange(),
    };
    if (this.#dirty.has('limits')) change.limits = [...this.#limits];
    if (this.#dirty.has('hostPauses')) change.hostPauses = this.#hostPauses.map((pause) => ({ ...pause }));
    if (this.#dirty.has('rests')) change.rests = this.#restsUntil(Infinity);
    this.#isFirst = false;
    this.#amended = [];
    this.#dirty.clear();
    return change;
  }

  /** Everything up to the change that was taken last, for somebody who comes later: the next change follows it. */
  snapshot(): TimelineChange {
    const blocks = new BlockLog(this.#blocks.packed());
    blocks.length = this.#taken;
    return {
      ...this.#common(),
      isWhole: true,
      from: 0,
      blocks: blocks.packed(),
      amended: [],
      samples: { from: 0, ...this.#sampler.all() },
      limits: [...this.#limits],
      hostPauses: this.#hostPauses.map((pause) => ({ ...pause })),
      rests: this.#restsUntil(Infinity),
    };
  }

  /** As it stands now; shares the blocks, so it is to be read at once or after the batch has ended. */
  timeline(): Timeline {
    const { rows, live, nowMs, isRunning } = this.#common();
    return {
      rows,
      blocks: this.#blocks,
      live: new BlockLog(live),
      lanes: lanesOf(this.#blocks),
      nowMs,
      isRunning,
      samples: this.#sampler.all(),
      limits: this.#limits,
      hostPauses: this.#hostPauses,
      rests: this.#restsUntil(Infinity),
    };
  }

  #common(): Pick<TimelineChange, 'batchId' | 'rows' | 'live' | 'nowMs' | 'isRunning'> {
    const at = this.#clock.now();
    const live = new BlockLog();
    for (const [id, running] of this.#running) if (running.index === null) this.#append(live, id, running, at);
    const isRunning = this.#restsSince === null;
    const nowMs = this.#endMs ?? this.#now();
    return { batchId: this.#batch.id, rows: this.#batch.rowCount, live: live.packed(), nowMs, isRunning };
  }

  #leaveSlot(id: DownloadId, running: Running, at: number, end: BlockEnd): void {
    this.#advance(at);
    this.#inFlight--;
    this.#sampler.setInFlight(this.#inFlight);
    running.index = this.#append(this.#blocks, id, running, at, end);
  }

  #append(log: BlockLog, id: DownloadId, running: Running, at: number, end: BlockEnd = { kind: 'running' }): number {
    const { slot, attempt, queueMs, phases } = running;
    const timings = { ...phases.timings(at), queue: queueMs };
    return log.append({
      id,
      slot,
      attempt,
      startMs: phases.startedAt - this.#startedAt,
      timings,
      end,
      bytes: phases.bytes,
    });
  }

  /** Lets the samples come up to a moment: what every running attempt has received by then belongs into the time before it. */
  #advance(at: number): void {
    let bytes = 0;
    for (const running of this.#running.values()) bytes += newBytes(running);
    this.#sampler.advance(at - this.#startedAt, bytes);
  }

  /** The limit in force: what was asked for, or as much of it as is allowed for now, to all hosts together and to each. */
  #limitsChanged(atMs: number): void {
    const { concurrency: most, perHost, auto = false } = this.#asked;
    if (auto && this.#ofHost.size === 0) return; // comes within a moment, and has been in force since the start
    const ofHosts = auto ? [...this.#ofHost.values()].reduce((sum, limit) => sum + limit, 0) : most;
    const concurrency = Math.min(most, auto ? (this.#found ?? most) : most, ofHosts);
    const last = this.#limits.at(-1);
    if (last?.concurrency === concurrency && last.perHost === perHost) return;
    const isFirst = auto && this.#limits.length === 1 && !this.#isFoundKnown;
    if (isFirst) this.#limits.pop();
    this.#isFoundKnown = true;
    this.#limits.push({ atMs: isFirst ? 0 : atMs, concurrency, perHost });
    this.#dirty.add('limits');
  }

  #hostChanged(change: HostChange, now: number): void {
    const open = this.#hostPauses.find(({ host, toMs }) => host === change.host && toMs === null);
    this.#dirty.add('hostPauses');
    if (change.pausedUntil === null) {
      if (open !== undefined) open.toMs = now;
    } else if (open === undefined) {
      const { code, status } = change.reason;
      this.#hostPauses.push({
        host: change.host,
        fromMs: now,
        toMs: null,
        trouble: { code, ...(status !== undefined && { status }) },
      });
    }
  }

  #statusChanged({ kind }: BatchStatus, now: number): void {
    if (kind === 'running') {
      if (this.#restsSince === null) return;
      this.#rests.push({ fromMs: this.#restsSince, toMs: now });
      this.#restsSince = null;
      this.#endMs = null;
    } else {
      this.#restsSince ??= now;
      if (kind === 'finished') {
        this.#endMs = now;
        for (const pause of this.#hostPauses) pause.toMs ??= now;
        this.#dirty.add('hostPauses');
      }
    }
    this.#dirty.add('rests');
  }

  #restsUntil(end: number): Interval[] {
    return this.#restsSince === null ? [...this.#rests] : [...this.#rests, { fromMs: this.#restsSince, toMs: end }];
  }

  #now(): number {
    return this.#clock.now() - this.#startedAt;
  }
}

function newBytes(running: Running): number {
  const bytes = running.phases.bytes - running.sampledBytes;
  running.sampledBytes = running.phases.bytes;
  return bytes;
}

/** @param state what the download has become */
function endOf(end: AttemptEnd, state: DownloadState): BlockEnd {
  if (end.kind === 'saved') return { kind: state.kind === 'skipped' ? 'skipped' : 'saved' };
  if (end.kind === 'stopped') return { kind: 'stopped' };
  const { code } = end.failure;
  if (state.kind === 'failed') return { kind: 'failed', code };
  return state.kind === 'retrying' || state.kind === 'queued' ? { kind: 'retried', code } : { kind: 'stopped' };
}
