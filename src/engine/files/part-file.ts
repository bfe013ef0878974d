import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, systemClock } from '../clock.ts';
import { errorCode } from '../error-code.ts';
import { fileThread, notOpen } from './file-thread.ts';

/** Bytes are gathered up to this size before they are written: few large writes are twice as fast as many small ones. */
const writeSize = 1 << 20;

/** What has come of a slow body is written after this time all the same: a process that is killed loses no more of it. */
const writeAfterMs = 1000;

/** What file systems without hard links say. */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

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
  /** What the file thread calls the file, when it has been asked to open it. */
  readonly #file: Promise<number>;
  readonly #start: number;
  readonly #clock: Pick<Clock, 'now'>;
  #chunks: Uint8Array[] = [];
  #gathered = 0;
  #written: number;
  #lastWriteAt: number;
  #writing: Promise<unknown> | undefined;
  #closing: Promise<void> | undefined;
  #changedAt: number | null = null;

  constructor(path: string, resumeAt: number, { prepare, hashes, size = null, clock = systemClock }: PartFileOptions) {
    this.path = path;
    this.#start = resumeAt;
    this.#clock = clock;
    this.#lastWriteAt = clock.now();
    this.#written = resumeAt;
    const opening = (prepare?.() ?? Promise.resolve()).then(() =>
      fileThread.open(path, resumeAt, hashes === true && resumeAt === 0, size),
    );
    this.opened = opening.then(async ({ opened }) => void (await opened));
    this.opened.catch(() => undefined); // told by the first write at the latest
    this.#file = opening.then(({ file }) => file);
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
    this.#changedAt = await fileThread.close(await this.#file, sync);
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
    const file = await this.#file.catch(() => notOpen);
    await fileThread.discard(file, this.path).catch(() => undefined);
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
    const file = await this.#file;
    const written = fileThread.write(file, start, chunks, isEnd);
    written.catch(() => undefined);
    await this.opened; // why a file is not open says more than that nothing can be written to it
    return await written;
  }
}

/**
 * Gives a complete part file its final name, in one step and never in place of another file.
 * A hard link fails where the name is taken; on file systems without links (FAT, exFAT) the name is looked at first.
 *
 * @returns false when the name is taken; the part file is then still there
 * @throws the file system's own error
 */
export async function commitPartFile(partPath: string, folder: string, name: string): Promise<boolean> {
  const finalPath = join(folder, name);
  try {
    await fileThread.move(partPath, finalPath);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return false;
    if (!noLinks.has(code)) throw error;
    return await renameUnlessTaken(partPath, finalPath);
  }
  return true;
}

/**
 * Gives a complete part file its final name in one step, in place of a file that has it. A link is replaced itself, never
 * what it points to.
 *
 * @returns false when a folder has the name; the part file is then still there
 * @throws the file system's own error
 */
export async function replaceWithPartFile(partPath: string, folder: string, name: string): Promise<boolean> {
  const finalPath = join(folder, name);
  try {
    await rename(partPath, finalPath);
    return true;
  } catch (error) {
    const inTheWay = await lstat(finalPath).catch(() => null);
    if (inTheWay?.isDirectory() === true) return false;
    throw error;
  }
}

async function renameUnlessTaken(partPath: string, finalPath: string): Promise<boolean> {
  const taken = await lstat(finalPath).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  if (taken) return false;
  await rename(partPath, finalPath);
  return true;
}

/** Whether a file is there, and has at least so many bytes. */
export async function holdsBytes(path: string, bytes: number): Promise<boolean> {
  const status = await lstat(path).catch(() => null);
  return status !== null && status.isFile() && status.size >= bytes;
}

/** The first `size` bytes of a file, or all of a shorter one. */
export async function readFileHead(path: string, size: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The SHA-256 of a file's bytes, in hexadecimal digits. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: writeSize })) hash.update(chunk);
  return hash.digest('hex');
}
