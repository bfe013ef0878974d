import { type Answer, CallThread, type FileFacts } from './call-thread.ts';
import { type FileCall, workOnFiles } from './file-thread-work.ts';
import { HashThread } from './hash-thread.ts';
import { type RingPiece, SharedRing } from './shared-ring.ts';

/** What waits on its way to the thread, in bytes. What comes faster than the disk takes it has to wait for room. */
const ringSize = 2 << 20;

/** What is written in one call, in bytes. */
const pieceSize = 1 << 20;

/**
 * From so many bytes on a file is hashed beside being written, on the thread for hashes. To start that takes longer than to
 * hash a smaller one.
 */
const hashedBesideFrom = 8 << 20;

const program = `(${workOnFiles.toString()})({
  fs: require('node:fs'),
  crypto: require('node:crypto'),
  port: require('node:worker_threads').parentPort,
  shared: require('node:worker_threads').workerData,
});`;

/**
 * A thread that creates, writes, syncs, closes and names the files of downloads. What is asked for in one turn of the event
 * loop goes there together, and comes back together: a call by way of Node's pool wakes a thread each time, and is woken by it.
 * All is done in the order in which it was asked for, apart from syncs, which hold up nothing but what waits for them.
 * Large files are hashed on a second thread meanwhile, from the same memory.
 *
 * All its promises reject with the file system's error, or with EIO where the thread was lost; the next call starts another.
 * The threads start when they are first needed, and by themselves do not keep the process alive.
 */
export class FileThread {
  readonly #ring = new SharedRing(ringSize);
  readonly #thread = new CallThread<FileCall>({ name: 'files', program, shared: this.#ring.memory });
  readonly #hashThread = new HashThread();
  /** Files that are open, or about to be. */
  readonly #open = new Set<number>();
  /** Open files whose SHA-256 the thread for hashes takes. */
  readonly #hashedBeside = new Set<number>();
  #number = 0;
  #roomWanted: (() => void)[] = [];

  /** Since when it owes an answer and has given none, by `performance.now()`; null while it owes none. */
  get silentSince(): number | null {
    return this.#thread.silentSince;
  }

  /** Since when it has no file open and nothing to do, by `performance.now()`; null while it has. */
  get idleSince(): number | null {
    return this.#open.size === 0 ? this.#thread.idleSince : null;
  }

  /** Starts the thread when what is at hand is done, so that the first file does not have to wait for it. */
  startSoon(): void {
    this.#thread.startSoon();
  }

  /**
   * Creates a file exclusively, or opens one.
   *
   * @param keep so many bytes of a file that is there are kept; 0 creates a new one
   * @param hashes whether the SHA-256 of what is written is wanted
   * @param size that it is to have, in bytes; null where that is not known
   * @returns what the file is called here from now on, open or not
   */
  open(
    path: string,
    keep: number,
    hashes: boolean,
    size: number | null = null,
  ): { file: number; opened: Promise<Answer> } {
    const file = this.#number++;
    this.#open.add(file);
    const isBeside = hashes && size !== null && size >= hashedBesideFrom;
    const opened = this.#thread.ask(['open', this.#number++, file, path, keep, hashes && !isBeside]);
    opened.catch(() => this.#leave(file));
    if (isBeside) {
      this.#hashedBeside.add(file);
      this.#hashThread.startSoon();
    }
    return { file, opened };
  }

  /**
   * Writes chunks one behind the other. Those in shared memory are written from where they are.
   *
   * @param isEnd whether these are the last
   * @returns at the end the SHA-256 in hexadecimal digits, where it is wanted and known
   */
  async write(file: number, at: number, chunks: readonly Uint8Array[], isEnd: boolean): Promise<string | null> {
    if (chunks.length > 0 && chunks.every(({ buffer }) => buffer instanceof SharedArrayBuffer)) {
      return await this.#writeShared(file, at, joined(chunks), isEnd);
    }
    const pieces = inPieces(chunks);
    let done = at;
    let last: Promise<string | null> = Promise.resolve(null);
    for (const [index, piece] of pieces.entries()) {
      const length = lengthOf(piece);
      let room = this.#ring.take(length);
      while (room === null) {
        await new Promise<void>((resolve) => this.#roomWanted.push(resolve));
        room = this.#ring.take(length);
      }
      this.#ring.put(room, piece);
      last = this.#writeRoom(file, done, room, isEnd && index === pieces.length - 1);
      if (index < pieces.length - 1) await last;
      done += length;
    }
    return await last;
  }

  async #writeShared(file: number, at: number, pieces: Uint8Array[], isEnd: boolean): Promise<string | null> {
    const written = this.#thread.ask(['gather', this.#number++, file, at, pieces, isEnd]);
    return await this.#hashBeside(written, file, pieces, isEnd);
  }

  async #writeRoom(file: number, at: number, room: RingPiece, isEnd: boolean): Promise<string | null> {
    const { from, length } = room;
    try {
      const written = this.#thread.ask(['write', this.#number++, file, at, from, length, isEnd]);
      return await this.#hashBeside(written, file, [new Uint8Array(this.#ring.memory, from, length)], isEnd);
    } finally {
      this.#ring.free(room);
      this.#tellRoom();
    }
  }

  /** Settles when neither thread needs the memory any more: somebody else may get it then. */
  async #hashBeside(
    written: Promise<Answer>,
    file: number,
    pieces: readonly Uint8Array[],
    isEnd: boolean,
  ): Promise<string | null> {
    if (!this.#hashedBeside.has(file)) return textOf(await written);
    const hash = this.#hashThread.add(file, pieces, isEnd);
    try {
      await written;
    } finally {
      await hash;
    }
    return await hash;
  }

  /** @returns the time of the file's last change, in ms since the epoch; null where it has gone meanwhile */
  async close(file: number, sync: boolean): Promise<number | null> {
    this.#leave(file);
    const changedAt = await this.#thread.ask(['close', this.#number++, file, sync]);
    return typeof changedAt === 'number' ? changedAt : null;
  }

  /** Closes a file where it is still open, and removes it. */
  async discard(file: number, path: string): Promise<void> {
    this.#leave(file);
    await this.#thread.ask(['discard', this.#number++, file, path]);
  }

  /** Gives a file another name in place of its own, with a hard link: it fails where the name is taken. */
  async move(path: string, to: string): Promise<void> {
    await this.#thread.ask(['move', this.#number++, path, to]);
  }

  /** Makes the names in a folder survive a power cut. @throws also where the file system cannot do that, and need not */
  async syncFolder(path: string): Promise<void> {
    await this.#thread.ask(['syncFolder', this.#number++, path]);
  }

  /**
   * What is known of a file.
   *
   * @param followsLinks whether of a link that is told to which it leads
   * @returns null where that cannot be asked: it is not there, for instance
   */
  async stat(path: string, followsLinks: boolean): Promise<FileFacts | null> {
    const facts = await this.#thread.ask(['stat', this.#number++, path, followsLinks]);
    return typeof facts === 'object' ? facts : null;
  }

  /** The device that a file or folder is on, and its path without links. */
  async find(path: string): Promise<{ device: string; realPath: string }> {
    const found = textOf(await this.#thread.ask(['find', this.#number++, path])) ?? ':';
    const end = found.indexOf(':');
    return { device: found.slice(0, end), realPath: found.slice(end + 1) };
  }

  /** Ends the threads where they have nothing to do, until they are next needed. */
  rest(): void {
    if (this.idleSince === null) return;
    this.#thread.rest();
    this.#hashThread.rest();
  }

  /** Ends the threads; what was asked for and is not answered fails. */
  async end(): Promise<void> {
    await Promise.all([this.#thread.end(), this.#hashThread.end()]);
  }

  /** A file that is closed or goes is hashed no further. */
  #leave(file: number): void {
    this.#open.delete(file);
    if (this.#hashedBeside.delete(file)) this.#hashThread.forget(file);
  }

  #tellRoom(): void {
    const wanted = this.#roomWanted;
    this.#roomWanted = [];
    for (const resolve of wanted) resolve();
  }
}

/** What no file is called. */
export const notOpen = -1;

const textOf = (answer: Answer): string | null => (typeof answer === 'string' ? answer : null);

const lengthOf = (chunks: readonly Uint8Array[]): number => chunks.reduce((sum, { length }) => sum + length, 0);

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
