import type { LimitReason } from '../../src/shared/limit-reason.ts';
import { createBatchHosts } from '../../src/engine/batch/batch-hosts.ts';
import { DownloadError } from '../../src/engine/download-error.ts';
import { createSlotQueue } from '../../src/engine/queue/slot-queue.ts';
import { decideRetry, defaultRetryOptions } from '../../src/engine/transfer/retry-policy.ts';
import type { Limits } from '../../src/shared/batch.ts';
import { createFakeClock, type FakeClock } from '../fake-clock.ts';
import { createRandom } from '../random.ts';
import { createSharedLine } from './shared-line.ts';
import { spread } from './spread.ts';

/** A host of a simulated list. */
export interface SimulatedHost {
  name: string;
  /** From the request to the first byte, and for making a connection. */
  latencyMs: number;
  /** Requests that it answers at once without becoming slower; beyond that its answers take (n / this) ^ 1.5 as long. */
  slowsAbove?: number;
  /** Beyond so many requests at once it answers 429. */
  refusesAbove?: number;
}

/** What is between the list and its hosts. */
export interface Scene {
  hosts: readonly SimulatedHost[];
  bytesPerSecond: number;
  /** From the middle of the list on, if it is another. */
  bytesPerSecondLater?: number;
  /** Mean size of an image, and how its logarithm is spread. */
  meanBytes: number;
  sizeSigma: number;
  /** How the logarithm of the latency is spread. */
  latencySigma: number;
}

export interface SimulationResult {
  ms: number;
  requests: number;
  refused: number;
  failed: number;
  /** The most that were under way at once. */
  peak: number;
  /** Under way at once, the mean over the time. */
  mean: number;
  reasons: LimitReason[];
}

/**
 * Downloads a list over simulated links on a clock of its own, with the engine's own queue, breaker, retries and
 * automatic concurrency. Nothing in it is real but those; the same seed gives the same run.
 */
export function simulate(scene: Scene, downloads: number, limits: Limits, seed: number): SimulationResult {
  return new Simulation(scene, downloads, limits, seed).run();
}

interface Item {
  host: SimulatedHost;
  bytes: number;
  attempt: number;
}

class Simulation {
  readonly #scene: Scene;
  readonly #clock: FakeClock = createFakeClock();
  readonly #random: () => number;
  readonly #items: Item[];
  readonly #line;
  readonly #queue;
  readonly #hosts;
  readonly #open = new Map<string, number>();
  readonly #idleConnections = new Map<string, number>();
  readonly #waitingForHost = new Map<number, { host: string; cancel: () => void }>();
  readonly #reasons: LimitReason[] = [];
  #left: number;
  #result = { ms: 0, requests: 0, refused: 0, failed: 0, peak: 0 };
  #area = 0;
  #countedAt = 0;

  constructor(scene: Scene, downloads: number, limits: Limits, seed: number) {
    this.#scene = scene;
    const random = createRandom(seed);
    this.#random = createRandom(seed + 1);
    this.#items = Array.from({ length: downloads }, (_, id) => {
      const host = scene.hosts[id % scene.hosts.length];
      if (host === undefined) throw new Error('a scene needs hosts');
      return { host, bytes: Math.round(spread(random, scene.meanBytes, scene.sizeSigma)), attempt: 1 };
    });
    this.#left = downloads;
    this.#line = createSharedLine(this.#clock, scene.bytesPerSecond);
    this.#queue = createSlotQueue(limits, (id) => this.#begin(id));
    this.#queue.pause();
    this.#hosts = createBatchHosts({
      clock: this.#clock,
      random: this.#random,
      retry: defaultRetryOptions,
      limits,
      queue: this.#queue,
      onChange: () => undefined,
      goesOn: (host) => this.#wake(host),
      giveUp: () => undefined,
    });
  }

  run(): SimulationResult {
    for (const [id, { host }] of this.#items.entries()) this.#queue.add(id, host.name);
    this.#queue.resume();
    while (this.#left > 0) {
      if (this.#clock.timers === 0) throw new Error('the simulation has come to a halt');
      this.#clock.advance(250);
      const { auto } = this.#hosts.takeNews(false);
      const reason = auto?.reason ?? null;
      if (reason !== null && reason !== this.#reasons.at(-1)) this.#reasons.push(reason);
    }
    this.#hosts.stop();
    return { ...this.#result, mean: this.#area / this.#result.ms, reasons: this.#reasons };
  }

  #begin(id: number): void {
    const item = this.#items[id];
    if (item === undefined) return;
    const { host } = item;
    this.#count();
    this.#result.requests++;
    this.#result.peak = Math.max(this.#result.peak, this.#queue.running);
    this.#hosts.began(host.name, id);
    const idle = this.#idleConnections.get(host.name) ?? 0;
    this.#idleConnections.set(host.name, Math.max(0, idle - 1));
    const connectMs = idle > 0 ? 0 : host.latencyMs;
    this.#clock.schedule(connectMs, () => this.#request(id, item));
  }

  #request(id: number, item: Item): void {
    const { host } = item;
    const latencyMs = spread(this.#random, host.latencyMs, this.#scene.latencySigma);
    const open = this.#open.get(host.name) ?? 0;
    if (open >= (host.refusesAbove ?? Infinity)) {
      this.#clock.schedule(latencyMs, () => this.#refuse(id, item));
      return;
    }
    this.#open.set(host.name, open + 1);
    const waitMs = latencyMs * Math.max(1, (open + 1) / (host.slowsAbove ?? Infinity)) ** 1.5;
    this.#clock.schedule(waitMs, () => {
      this.#hosts.answered(host.name, id);
      const at = this.#clock.now();
      this.#line.send(item.bytes, () => {
        this.#save(id, item, { waitMs, bodyMs: this.#clock.now() - at, bytes: item.bytes });
      });
    });
  }

  #save(id: number, { host }: Item, sample: { waitMs: number; bodyMs: number; bytes: number }): void {
    this.#leaveServer(host);
    this.#open.set(host.name, (this.#open.get(host.name) ?? 1) - 1);
    this.#hosts.completed(host.name, id, sample);
    this.#count();
    this.#queue.release(id);
    this.#settle();
  }

  #leaveServer({ name }: SimulatedHost): void {
    this.#idleConnections.set(name, (this.#idleConnections.get(name) ?? 0) + 1);
  }

  /** As the batch does. */
  #refuse(id: number, item: Item): void {
    const { host, attempt } = item;
    this.#leaveServer(host);
    this.#result.refused++;
    const error = new DownloadError('http-busy', `${host.name} asks to slow down (429).`, { status: 429 });
    const verdict = this.#hosts.failed(host.name, id, error);
    const pauseMs = verdict.kind === 'wait' ? verdict.delayMs : 0;
    const isFree = verdict.kind === 'wait' && !verdict.counts;
    const decision = isFree
      ? ({ kind: 'retry', delayMs: 0 } as const)
      : decideRetry(error, attempt, defaultRetryOptions, this.#random());
    if (!isFree) item.attempt++;
    this.#count();
    if (decision.kind === 'retry' && verdict.kind !== 'give-up') {
      const cancel = this.#clock.schedule(Math.max(pauseMs, decision.delayMs), () => this.#requeue(id, host.name));
      if (pauseMs > 0) this.#waitingForHost.set(id, { host: host.name, cancel });
    } else {
      this.#result.failed++;
      this.#settle();
    }
    this.#queue.release(id);
  }

  #requeue(id: number, host: string): void {
    this.#waitingForHost.delete(id);
    this.#queue.add(id, host);
  }

  #wake(host: string): void {
    for (const [id, waiting] of this.#waitingForHost) {
      if (waiting.host !== host) continue;
      waiting.cancel();
      this.#requeue(id, host);
    }
  }

  #settle(): void {
    this.#left--;
    this.#result.ms = this.#clock.now();
    const { bytesPerSecondLater } = this.#scene;
    if (bytesPerSecondLater !== undefined && this.#left === this.#items.length >> 1) {
      this.#line.setBytesPerSecond(bytesPerSecondLater);
    }
  }

  #count(): void {
    const now = this.#clock.now();
    this.#area += this.#queue.running * (now - this.#countedAt);
    this.#countedAt = now;
  }
}
