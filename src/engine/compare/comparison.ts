import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Brought, unlikeReasons } from '../../shared/compare/alike.ts';
import type { CompareProgress, CompareResult, CompareRun } from '../../shared/compare/comparison.ts';
import { compareFigures } from '../../shared/compare/figures.ts';
import type { FloorInput } from '../../shared/compare/floor.ts';
import { type ScheduledRun, scheduleRuns } from '../../shared/compare/schedule.ts';
import type { BatchPorts, BatchSpec } from '../batch/batch.ts';
import { toDiskError } from '../files/disk-error.ts';
import { diskOf, forgetFolder, isOnDiskOf } from '../files/disks.ts';
import { assertRoom } from '../files/free-space.ts';
import { scratchPrefix } from '../files/part-name.ts';
import { type MeasuredRun, measureRun, type RunFacts } from './measure-run.ts';
import { remainingMs } from './remaining.ts';

/** What is to be run, and how often. */
export interface ComparisonSpec {
  /** How each run downloads. Its `id` marks the scratch folder, its `rows` are those that take part, its `limits` count but for the concurrency. */
  batch: BatchSpec;
  /** How many images there were to choose the rows from. */
  ofImages: number;
  /** Ascending. */
  levels: readonly number[];
  rounds: number;
  /** What an earlier download brought, in the order of the rows; null where there was none. */
  known: Brought | null;
  /** Body bytes of one run; null where they are not known before. */
  runBytes: number | null;
}

export interface RunningComparison {
  /**
   * The figures of all runs; null when it was cancelled. The scratch folder is gone by then.
   *
   * @throws DownloadError when the disk has no room or cannot be written
   */
  readonly ended: Promise<CompareResult | null>;
  progress(): CompareProgress;
  /** The figures of the runs that have ended. */
  result(): CompareResult;
  cancel(): void;
}

interface Listener {
  /** A run has ended. Whether it can be compared may still change with those that follow. */
  run?(run: CompareRun): void;
}

/**
 * Runs a list at several concurrencies, round by round, into a scratch folder inside the given one, so that the disk is
 * the same as the person's. Each run is like any download with its number of slots: retries, checks, hashes and names
 * included; nothing is left out of its time.
 */
export function startComparison(spec: ComparisonSpec, ports: BatchPorts, listener: Listener = {}): RunningComparison {
  const comparison = new ComparisonRuns(spec, ports, listener);
  return {
    ended: comparison.run(),
    progress: () => comparison.progress,
    result: () => comparison.result,
    cancel: () => comparison.cancel(),
  };
}

type DoneRun = ScheduledRun & Omit<RunFacts, 'brought'>;

class ComparisonRuns {
  readonly #spec: ComparisonSpec;
  readonly #ports: BatchPorts;
  readonly #listener: Listener;
  readonly #schedule: readonly ScheduledRun[];
  readonly #stop = new AbortController();
  readonly #done: DoneRun[] = [];
  readonly #brought: (string | null)[][] = [];
  #result: CompareResult | null = null;
  #look: () => MeasuredRun = () => ({ finished: 0, elapsedMs: 0 });

  constructor(spec: ComparisonSpec, ports: BatchPorts, listener: Listener) {
    this.#spec = spec;
    this.#ports = ports;
    this.#listener = listener;
    this.#schedule = scheduleRuns(spec.levels, spec.rounds);
  }

  async run(): Promise<CompareResult | null> {
    const { batch, runBytes } = this.#spec;
    if (runBytes !== null) await assertRoom(batch.folder, runBytes);
    const disk = diskOf(batch.folder);
    const scratch = await disk
      .look(async () => await mkdtemp(join(batch.folder, scratchPrefix(batch.id))))
      .catch((error: unknown) => {
        throw toDiskError(error, batch.folder);
      });
    isOnDiskOf(scratch, batch.folder);
    try {
      for (const scheduled of this.#schedule) {
        if (this.#isStopped || !(await this.#measure(scheduled, scratch))) return null;
      }
      return this.result;
    } finally {
      await disk.look(async () => await rm(scratch, { recursive: true, force: true, maxRetries: 3 }));
      forgetFolder(scratch);
    }
  }

  cancel(): void {
    this.#stop.abort();
  }

  get progress(): CompareProgress {
    const { levels, batch } = this.#spec;
    const { round, concurrency } = this.#schedule[this.#done.length] ?? { round: 1, concurrency: levels[0] ?? 1 };
    const { finished, elapsedMs } = this.#look();
    const images = batch.rows.length;
    const now = { finished, images, elapsedMs };
    return {
      runsDone: this.#done.length,
      runs: this.#schedule.length,
      round,
      concurrency,
      ...now,
      remainingMs: remainingMs(this.#schedule.slice(this.#done.length), this.result.runs, now),
    };
  }

  get result(): CompareResult {
    this.#result ??= this.#figures();
    return this.#result;
  }

  get #isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  /** @returns false when it was cancelled */
  async #measure(scheduled: ScheduledRun, scratch: string): Promise<boolean> {
    const { batch } = this.#spec;
    const limits = { ...batch.limits, concurrency: scheduled.concurrency, auto: false };
    const facts = await measureRun(
      { ...batch, id: `${batch.id}-${this.#done.length + 1}`, folder: scratch, limits },
      this.#ports,
      this.#stop.signal,
      (look) => (this.#look = look),
    );
    if (facts === null) return false;
    this.#look = () => ({ finished: 0, elapsedMs: 0 });
    const { brought, ...rest } = facts;
    this.#brought.push(shared(brought, this.#brought.at(-1) ?? this.#spec.known));
    this.#done.push({ ...scheduled, ...rest });
    this.#result = null;
    const run = this.result.runs.at(-1);
    if (run !== undefined) this.#listener.run?.(run);
    return true;
  }

  #figures(): CompareResult {
    const { levels, rounds, ofImages, known, batch } = this.#spec;
    const reasons = unlikeReasons(this.#brought, known);
    const runs = this.#done.map((done, index) => ({ ...runOf(done), unlike: reasons[index] ?? null }));
    const alike = this.#done.filter((_done, index) => reasons[index] === null);
    return compareFigures({
      images: batch.rows.length,
      ofImages,
      rounds,
      levels,
      runs,
      floor: floorOf(alike),
    });
  }
}

/** The same texts as before where they are equal: of a long list's many runs only one set is kept. */
function shared(brought: (string | null)[], before: Brought | null): (string | null)[] {
  return brought.map((sha256, image) => (before?.[image] === sha256 ? (before[image] ?? null) : sha256));
}

function runOf({ round, concurrency, ms, bytes, retries, peakActive }: DoneRun): Omit<CompareRun, 'unlike'> {
  return { round, concurrency, ms, bytes, retries, peakActive };
}

/** @param alike the comparable runs */
function floorOf(alike: readonly DoneRun[]): FloorInput | null {
  const alone = alike.filter(({ concurrency }) => concurrency === 1);
  const [first] = alone;
  if (first === undefined) return null;
  const ownMs = first.ownMs.map((_ms, image) => Math.min(...alike.map((run) => run.ownMs[image] ?? Infinity)));
  const speeds = [...alike.map((run) => run.bestBytesPerSecond), ...alone.map((run) => run.bodyBytesPerSecond)];
  return { ownMs, bytes: first.bytes, bestBytesPerSecond: Math.max(...speeds) };
}
