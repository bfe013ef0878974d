import { dirname } from 'node:path';
import { type Clock, systemClock } from '../clock.ts';
import type { Disk } from './disk.ts';
import { diskOf } from './disks.ts';
import { type FileThread, notOpen } from './file-thread.ts';

/** Bytes are gathered up to this size before they are written: few large writes are twice as fast as many small ones. */
const writeSize = 1 << 20;

/** What has come of a slow body is written after this time all the same: a process that is killed loses no more of it. */
const writeAfterMs = 1000;

/** The marked, incomplete file of one download: bytes go in, and one day it gets its final name. */
export interface PartFile {
  readonly path: string;
  /** Bytes handed in so far, written or still gathered. */
  readonly length: number;
  /** Settles when the file is open, or with the reason why it cannot be. */
  readonly opened: Promise<void>;
  /** When the closed file was last changed, in ms since the epoch; null where that is not known. */
  readonly changedAt: number | null;
  /** Takes a chunk, also before the file is open. The promise is there only when the caller should wait before it reads on. */
  append(chunk: Uint8Array): Promise<void> | undefined;
  /** Writes what is gathered. */
  flush(): Promise<void>;
  /**
   * Writes what is gathered; nothing more may be appended.
   *
   * @returns the SHA-256 of the file in hexadecimal digits; null where it was not asked for, or not begun here
   */
  end(): Promise<string | null>;
  /**
   * Writes what is gathered and closes the file; its bytes stay.
   *
   * @param sync whether they are to survive a power cut
   */
  close(sync: boolean): Promise<void>;
  /** Closes and removes the file. Never throws. */
  discard(): Promise<void>;
}

export interface PartFileOptions {
  /** Done before the file is touched. */
  prepare?: (() => Promise<void>) | undefined;
  /** Whether the file's SHA-256 is wanted. */
  hashes?: boolean | undefined;
  /** Of the whole file in bytes, where it is known. */
  size?: number | null | undefined;
  clock?: Pick<Clock, 'now'> | undefined;
  /** That it is on; the one of its folder where it is not given. */
  disk?: Disk | undefined;
}

/** A file as the thread knows it that it was opened on. */
interface OnThread {
  thread: FileThread;
  file: number;
}

/**
 * Begins to create the part file, or to open the one that is there to append to it.
 *
 * @param resumeAt bytes that an earlier attempt left and that are to be kept; 0 starts a new file, exclusively
 */
export function openPartFile(path: string, resumeAt: number, options: PartFileOptions = {}): PartFile {
  return new BufferedPartFile(path, resumeAt, options);
}

class BufferedPartFile implements PartFile {
  readonly path: string;
  readonly opened: Promise<void>;
  /** Known when its thread has been asked to open it. */
  readonly #file: Promise<OnThread>;
  readonly #disk: Disk;
  readonly #start: number;
  readonly #clock: Pick<Clock, 'now'>;
  #chunks: Uint8Array[] = [];
  #gathered = 0;
  #written: number;
  #lastWriteAt: number;
  #writing: Promise<unknown> | undefined;
  #closing: Promise<void> | undefined;
  #changedAt: number | null = null;

  constructor(path: string, resumeAt: number, options: PartFileOptions) {
    const { prepare, hashes, size = null, clock = systemClock, disk = diskOf(dirname(path)) } = options;
    this.path = path;
    this.#disk = disk;
    this.#start = resumeAt;
    this.#clock = clock;
    this.#lastWriteAt = clock.now();
    this.#written = resumeAt;
    const opening = (prepare?.() ?? Promise.resolve()).then(() => {
      const thread = disk.files;
      return { thread, ...thread.open(path, resumeAt, hashes === true && resumeAt === 0, size) };
    });
    this.opened = opening.then(async ({ opened }) => void (await opened));
    this.opened.catch(() => undefined); // told by the first write at the latest
    this.#file = opening;
    this.#file.catch(() => undefined);
  }

  get length(): number {
    return this.#written + this.#gathered;
  }

  get changedAt(): number | null {
    return this.#changedAt;
  }

  append(chunk: Uint8Array): Promise<void> | undefined {
    this.#chunks.push(chunk);
    this.#gathered += chunk.length;
    if (this.#gathered < writeSize && this.#clock.now() - this.#lastWriteAt < writeAfterMs) return undefined;
    return this.flush();
  }

  async flush(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
    if (this.#gathered > 0) await this.#write(false);
  }

  async end(): Promise<string | null> {
    while (this.#writing !== undefined) await this.#writing;
    return await this.#write(true);
  }

  async close(sync: boolean): Promise<void> {
    this.#closing ??= this.#close(sync);
    await this.#closing;
  }

  async #close(sync: boolean): Promise<void> {
    await this.opened;
    await this.flush().catch(() => undefined); // closing fails for the same reason
    const { thread, file } = await this.#file;
    this.#changedAt = await thread.close(file, sync);
  }

  async discard(): Promise<void> {
    this.#chunks = [];
    this.#gathered = 0;
    const isOpen = await this.opened.then(
      () => true,
      () => false,
    );
    await this.#writing?.catch(() => undefined);
    await this.#closing?.catch(() => undefined);
    this.#closing = Promise.resolve();
    if (!isOpen && this.#start === 0) return; // it was not created: whatever has the name is not ours
    const { thread, file } = await this.#file.catch(() => ({ thread: this.#disk.files, file: notOpen }));
    await thread.discard(file, this.path).catch(() => undefined);
  }

  /** One write at a time, always at the end of what is down already. */
  async #write(isEnd: boolean): Promise<string | null> {
    const chunks = this.#chunks;
    const start = this.#written;
    this.#written += this.#gathered;
    this.#chunks = [];
    this.#gathered = 0;
    this.#lastWriteAt = this.#clock.now();
    const written = this.#writeAt(chunks, start, isEnd).finally(() => (this.#writing = undefined));
    this.#writing = written;
    return await written;
  }

  async #writeAt(chunks: Uint8Array[], start: number, isEnd: boolean): Promise<string | null> {
    const { thread, file } = await this.#file;
    const written = thread.write(file, start, chunks, isEnd);
    written.catch(() => undefined);
    await this.opened; // why a file is not open says more than that nothing can be written to it
    return await written;
  }
}
