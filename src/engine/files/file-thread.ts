import { Worker } from 'node:worker_threads';
import { type FileAnswer, type FileCall, workOnFiles } from './file-thread-work.ts';
import { SharedRing } from './shared-ring.ts';

/** What waits on its way to the thread, in bytes. What comes faster than the disk takes it has to wait for room. */
const ringSize = 2 << 20;

/** What is written in one call, in bytes. */
const pieceSize = 1 << 20;

/** As text: a bundle is one file, and so the thread needs none of its own, in Electron's archive or beside it. */
const program = `(${workOnFiles.toString()})({
  fs: require('node:fs'),
  crypto: require('node:crypto'),
  port: require('node:worker_threads').parentPort,
  shared: require('node:worker_threads').workerData,
});`;

type Answer = string | number | null;

interface Pending {
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
  /** Up to where the ring is free when the call is answered; 0 where it does not use it. */
  freesTo: number;
}

/**
 * A thread that creates, writes, syncs, closes and names the files of downloads. What is asked for in one turn of the event
 * loop goes there together, and comes back together: a call by way of Node's pool wakes a thread each time, and is woken by it.
 * All is done in the order in which it was asked for, apart from syncs, which hold up nothing but what waits for them.
 *
 * All its promises reject with the file system's error. The thread starts with the first call, and by itself does not keep
 * the process alive.
 */
export class FileThread {
  readonly #ring = new SharedRing(ringSize);
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | null = null;
  #isStarting = false;
  #calls: FileCall[] = [];
  #number = 0;
  #roomWanted: (() => void)[] = [];

  /** Starts the thread when what is at hand is done, so that the first file does not have to wait for it. */
  startSoon(): void {
    if (this.#worker !== null || this.#isStarting) return;
    this.#isStarting = true;
    setImmediate(() => this.#start());
  }

  #start(): void {
    this.#isStarting = false;
    if (this.#worker !== null) return;
    const worker = new Worker(program, {
      eval: true,
      name: 'files',
      execArgv: [],
      env: {},
      workerData: this.#ring.memory,
      resourceLimits: { maxYoungGenerationSizeMb: 4 },
    });
    worker.on('message', (answers: readonly FileAnswer[]) => this.#hear(answers));
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, null));
    worker.unref(); // last: who listens holds the process
    this.#worker = worker;
  }

  /**
   * Creates a file exclusively, or opens one.
   *
   * @param keep so many bytes of a file that is there are kept; 0 creates a new one
   * @param hashes whether the SHA-256 of what is written is wanted
   * @returns what the file is called here from now on, open or not
   */
  open(path: string, keep: number, hashes: boolean): { file: number; opened: Promise<Answer> } {
    const file = this.#number;
    return { file, opened: this.#ask(['open', this.#number++, file, path, keep, hashes]) };
  }

  /**
   * Writes chunks one behind the other. Those in shared memory are written from where they are.
   *
   * @param isEnd whether these are the last
   * @returns at the end the SHA-256 in hexadecimal digits, where it is wanted
   */
  async write(file: number, at: number, chunks: readonly Uint8Array[], isEnd: boolean): Promise<string | null> {
    if (chunks.length > 0 && chunks.every(({ buffer }) => buffer instanceof SharedArrayBuffer)) {
      return textOf(await this.#ask(['gather', this.#number++, file, at, joined(chunks), isEnd]));
    }
    const pieces = inPieces(chunks);
    let done = at;
    let last: Promise<Answer> = Promise.resolve(null);
    for (const [index, piece] of pieces.entries()) {
      const length = piece.reduce((sum, chunk) => sum + chunk.length, 0);
      let room = this.#ring.take(length);
      while (room === null) {
        await new Promise<void>((resolve) => this.#roomWanted.push(resolve));
        room = this.#ring.take(length);
      }
      this.#ring.put(room.from, piece);
      const ends = isEnd && index === pieces.length - 1;
      last = this.#ask(['write', this.#number++, file, done, room.from, length, ends], room.end);
      if (index < pieces.length - 1) await last;
      done += length;
    }
    return textOf(await last);
  }

  /** @returns the time of the file's last change, in ms since the epoch; null where it has gone meanwhile */
  async close(file: number, sync: boolean): Promise<number | null> {
    const changedAt = await this.#ask(['close', this.#number++, file, sync]);
    return typeof changedAt === 'number' ? changedAt : null;
  }

  /** Closes a file where it is still open, and removes it. */
  async discard(file: number, path: string): Promise<void> {
    await this.#ask(['discard', this.#number++, file, path]);
  }

  /** Gives a file another name in place of its own, with a hard link: it fails where the name is taken. */
  async move(path: string, to: string): Promise<void> {
    await this.#ask(['move', this.#number++, path, to]);
  }

  /** Ends the thread; what it was asked for and has not answered fails. */
  async end(): Promise<void> {
    await this.#worker?.terminate();
  }

  async #ask(call: FileCall, freesTo = 0): Promise<Answer> {
    this.#start();
    if (this.#pending.size === 0) this.#worker?.ref();
    if (this.#calls.push(call) === 1) setImmediate(() => this.#send());
    return await new Promise<Answer>((resolve, reject) => this.#pending.set(call[1], { resolve, reject, freesTo }));
  }

  #send(): void {
    const calls = this.#calls;
    this.#calls = [];
    this.#worker?.postMessage(calls);
  }

  #hear(answers: readonly FileAnswer[]): void {
    for (const [call, error, value] of answers) {
      const pending = this.#pending.get(call);
      if (pending === undefined) continue;
      this.#pending.delete(call);
      if (pending.freesTo > 0) this.#ring.free(pending.freesTo);
      if (error === null) pending.resolve(value);
      else pending.reject(Object.assign(new Error(error.message), { code: error.code }));
    }
    if (this.#pending.size === 0) this.#worker?.unref();
    this.#tellRoom();
  }

  #tellRoom(): void {
    const wanted = this.#roomWanted;
    this.#roomWanted = [];
    for (const resolve of wanted) resolve();
  }

  /** It has died: what was asked of it fails, and what is asked from now on goes to a new one. */
  #lose(worker: Worker, error: Error | null): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    this.#calls = [];
    this.#ring.clear();
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    const reason = Object.assign(new Error('the thread for files has ended', { cause: error }), { code: 'EIO' });
    for (const { reject } of pending) reject(reason);
    this.#tellRoom();
  }
}

/** What no file is called. */
export const notOpen = -1;

/** The one that all downloads of this process share. */
export const fileThread = new FileThread();

const textOf = (answer: Answer): string | null => (typeof answer === 'string' ? answer : null);

/** Chunks that follow each other in the same memory as one. */
function joined(chunks: readonly Uint8Array[]): Uint8Array[] {
  const runs: Uint8Array[] = [];
  for (const chunk of chunks) {
    const last = runs.at(-1);
    if (last !== undefined && last.buffer === chunk.buffer && last.byteOffset + last.length === chunk.byteOffset) {
      runs[runs.length - 1] = new Uint8Array(last.buffer, last.byteOffset, last.length + chunk.length);
    } else runs.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length));
  }
  return runs;
}

/** Chunks in groups of so many bytes as are written in one call. */
function inPieces(chunks: readonly Uint8Array[]): Uint8Array[][] {
  const pieces: Uint8Array[][] = [[]];
  let room = pieceSize;
  for (const chunk of chunks) {
    for (let from = 0; from < chunk.length;) {
      if (room === 0) {
        pieces.push([]);
        room = pieceSize;
      }
      const part = chunk.subarray(from, from + room);
      pieces.at(-1)?.push(part);
      from += part.length;
      room -= part.length;
    }
  }
  return pieces;
}
