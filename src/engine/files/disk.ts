import type { FileThread } from './file-thread.ts';

/** A disk that takes longer than this to answer may never do so, in ms; one that sleeps takes some seconds to turn. */
const silentAfterMs = 10_000;

/** How files are looked at by way of Node's pool. */
export interface Looking {
  /** @param work must not itself call this */
  look<T>(work: () => Promise<T>): Promise<T>;
}

/** At once, whatever else goes on. */
export const atOnce: Looking = { look: async (work) => await work() };

/**
 * What goes on with the files of one device, apart from those of all others: where it does not answer, as a dead network
 * share, only those wait who want something of it.
 */
export class Disk implements Looking {
  readonly #takeThread: () => FileThread;
  #thread: FileThread | null;
  #waiting: (() => void)[] = [];
  #lookingSince: number | null = null;

  /**
   * @param thread for its files; null where it is to be taken when it is first needed
   * @param takeThread gives one that nobody else has, if there is one
   */
  constructor(thread: FileThread | null, takeThread: () => FileThread) {
    this.#thread = thread;
    this.#takeThread = takeThread;
  }

  /** The thread that creates, writes and names files there. To be asked for anew for each file. */
  get files(): FileThread {
    return (this.#thread ??= this.#takeThread());
  }

  /** Gives a thread up that another disk is to have. */
  leave(thread: FileThread): void {
    if (this.#thread === thread) this.#thread = null;
  }

  has(thread: FileThread): boolean {
    return this.#thread === thread;
  }

  /**
   * Does something with its files by way of Node's pool, after what others do there: of the pool's few threads a disk that
   * does not answer keeps one for that.
   */
  async look<T>(work: () => Promise<T>): Promise<T> {
    if (this.#lookingSince !== null) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#lookingSince = performance.now();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#lookingSince = null;
      else next();
    }
  }

  /** Since when it owes an answer and has given none, by `performance.now()`; null while it owes none. */
  get silentSince(): number | null {
    const since = Math.min(this.#thread?.silentSince ?? Infinity, this.#lookingSince ?? Infinity);
    return since === Infinity ? null : since;
  }

  /** Whether it seems that it will not answer. */
  get isSilent(): boolean {
    return this.silentSince !== null && performance.now() - this.silentSince >= silentAfterMs;
  }
}
