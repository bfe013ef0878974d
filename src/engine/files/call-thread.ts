import { Worker } from 'node:worker_threads';

/** What a thread is asked for: what it is to do, and the number by which its answer is known. */
export type ThreadCall = readonly [what: string, number: number, ...rest: unknown[]];

/** What is known of a file without reading it. */
export interface FileFacts {
  readonly isFile: boolean;
  readonly size: number;
  readonly mtimeMs: number;
  /** How many names it has. */
  readonly nlink: number;
}

export type Answer = string | number | FileFacts | null;

export type ThreadAnswer = readonly [call: number, error: { code: string; message: string } | null, value: Answer];

interface Pending {
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

export interface CallThreadOptions {
  name: string;
  /** As text: a bundle is one file, and so the thread needs none of its own, in Electron's archive or beside it. */
  program: string;
  /** What it finds as its `workerData`. */
  shared?: SharedArrayBuffer;
}

/**
 * A thread that is asked for things and answers each of them once. What is asked for in one turn of the event loop goes
 * there together.
 *
 * All promises reject with the thread's error. It starts with the first call, and by itself does not keep the process alive.
 */
export class CallThread<Call extends ThreadCall> {
  readonly #options: CallThreadOptions;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | null = null;
  #isStarting = false;
  #calls: Call[] = [];
  #heardAt = 0;

  constructor(options: CallThreadOptions) {
    this.#options = options;
  }

  /** Since when something is asked for and nothing was answered, by `performance.now()`; null while nothing is asked for. */
  get silentSince(): number | null {
    return this.#pending.size === 0 ? null : this.#heardAt;
  }

  /** Since when nothing is asked for, by `performance.now()`; null while something is. */
  get idleSince(): number | null {
    return this.#pending.size === 0 ? this.#heardAt : null;
  }

  /** Starts the thread when what is at hand is done, so that the first call does not have to wait for it. */
  startSoon(): void {
    if (this.#worker !== null || this.#isStarting) return;
    this.#isStarting = true;
    setImmediate(() => this.#start());
  }

  /** @param call with a number that no other one has that is not yet answered */
  async ask(call: Call): Promise<Answer> {
    this.#start();
    if (this.#pending.size === 0) {
      this.#worker?.ref();
      this.#heardAt = performance.now();
    }
    if (this.#calls.push(call) === 1) setImmediate(() => this.#send());
    return await new Promise<Answer>((resolve, reject) => this.#pending.set(call[1], { resolve, reject }));
  }

  /** Ends the thread; what it was asked for and has not answered fails with the code EIO. */
  async end(): Promise<void> {
    await this.#worker?.terminate();
  }

  /** Ends a thread that is asked for nothing; the next call starts another. */
  rest(): void {
    if (this.#pending.size > 0) return;
    const worker = this.#worker;
    this.#worker = null; // nothing more is sent to one that ends
    void worker?.terminate();
  }

  #start(): void {
    this.#isStarting = false;
    if (this.#worker !== null) return;
    const { name, program, shared } = this.#options;
    const worker = new Worker(program, {
      eval: true,
      name,
      execArgv: [],
      env: {},
      workerData: shared,
      resourceLimits: { maxYoungGenerationSizeMb: 4 },
    });
    worker.on('message', (answers: readonly ThreadAnswer[]) => this.#hear(answers));
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, null));
    worker.unref(); // last: who listens holds the process
    this.#worker = worker;
  }

  #send(): void {
    const calls = this.#calls;
    this.#calls = [];
    this.#worker?.postMessage(calls);
  }

  #hear(answers: readonly ThreadAnswer[]): void {
    this.#heardAt = performance.now();
    for (const [call, error, value] of answers) {
      const pending = this.#pending.get(call);
      if (pending === undefined) continue;
      this.#pending.delete(call);
      if (error === null) pending.resolve(value);
      else pending.reject(Object.assign(new Error(error.message), { code: error.code }));
    }
    if (this.#pending.size === 0) this.#worker?.unref();
  }

  /** It has died: what was asked of it fails, and what is asked from now on goes to a new one. */
  #lose(worker: Worker, error: Error | null): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    this.#calls = [];
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    const reason = Object.assign(new Error(`the thread for ${this.#options.name} has ended`, { cause: error }), {
      code: 'EIO',
    });
    for (const { reject } of pending) reject(reason);
  }
}
