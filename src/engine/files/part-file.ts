import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { type FileHandle, link, lstat, open, rename, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, systemClock } from '../clock.ts';
import { errorCode } from '../error-code.ts';

/** Bytes are gathered up to this size before they are written: few large writes are twice as fast as many small ones. */
const writeSize = 1 << 20;

/** What has come of a slow body is written after this time all the same: a process that is killed loses no more of it. */
const writeAfterMs = 1000;

/** More pieces than this are joined before they are written: then they are small. */
const mostPieces = 64;

/** What file systems without hard links say. */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** The marked, incomplete file of one download: bytes go in, and one day it gets its final name. */
export interface PartFile {
  readonly path: string;
  /** Bytes handed in so far, written or still gathered. */
  readonly length: number;
  /** Settles when the file is open, or with the reason why it cannot be. */
  readonly opened: Promise<void>;
  /** Takes a chunk, also before the file is open. The promise is there only when the caller should wait before it reads on. */
  append(chunk: Uint8Array): Promise<void> | undefined;
  /** Writes what is gathered. */
  flush(): Promise<void>;
  /**
   * Writes what is gathered and closes the file; its bytes stay.
   *
   * @param sync whether they are to survive a power cut
   */
  close(sync: boolean): Promise<void>;
  /** Closes and removes the file. Never throws. */
  discard(): Promise<void>;
}

/**
 * Begins to create the part file, or to open the one that is there to append to it.
 *
 * @param resumeAt bytes that an earlier attempt left and that are to be kept; 0 starts a new file, exclusively
 * @param prepare done before the file is touched
 */
export function openPartFile(
  path: string,
  resumeAt: number,
  prepare?: () => Promise<void>,
  clock: Pick<Clock, 'now'> = systemClock,
): PartFile {
  return new BufferedPartFile(path, openHandle(path, resumeAt, prepare), resumeAt, clock);
}

async function openHandle(path: string, resumeAt: number, prepare?: () => Promise<void>): Promise<FileHandle> {
  await prepare?.();
  // O_NOFOLLOW: nobody gets us to write through a link that was put in our way (Windows has neither).
  const flags =
    constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0) | (resumeAt > 0 ? 0 : constants.O_CREAT | constants.O_EXCL);
  const handle = await open(path, flags, 0o666);
  try {
    if (resumeAt > 0) await handle.truncate(resumeAt);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

class BufferedPartFile implements PartFile {
  readonly path: string;
  readonly opened: Promise<void>;
  readonly #handle: Promise<FileHandle>;
  readonly #start: number;
  readonly #clock: Pick<Clock, 'now'>;
  #chunks: Uint8Array[] = [];
  #gathered = 0;
  #written: number;
  #lastWriteAt: number;
  #writing: Promise<void> | undefined;
  #closed = false;

  constructor(path: string, handle: Promise<FileHandle>, start: number, clock: Pick<Clock, 'now'>) {
    this.path = path;
    this.opened = handle.then(() => undefined);
    this.opened.catch(() => undefined); // told by the first write at the latest
    this.#handle = handle;
    this.#start = start;
    this.#clock = clock;
    this.#lastWriteAt = clock.now();
    this.#written = start;
  }

  get length(): number {
    return this.#written + this.#gathered;
  }

  append(chunk: Uint8Array): Promise<void> | undefined {
    this.#chunks.push(chunk);
    this.#gathered += chunk.length;
    if (this.#gathered < writeSize && this.#clock.now() - this.#lastWriteAt < writeAfterMs) return undefined;
    return this.flush();
  }

  async close(sync: boolean): Promise<void> {
    if (this.#closed) return;
    const handle = await this.#handle;
    try {
      await this.flush();
      if (sync) await handle.datasync();
    } finally {
      this.#closed = true;
      await handle.close();
    }
  }

  async discard(): Promise<void> {
    this.#chunks = [];
    this.#gathered = 0;
    const handle = await this.#handle.catch(() => null);
    await this.#writing?.catch(() => undefined);
    if (!this.#closed) {
      this.#closed = true;
      await handle?.close().catch(() => undefined);
    }
    if (handle === null && this.#start === 0) return; // it was not created: whatever has the name is not ours
    await rm(this.path, { force: true }).catch(() => undefined);
  }

  /** One write at a time, always at the end of what is down already. */
  async flush(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
    if (this.#gathered === 0) return;
    const chunks = this.#chunks;
    const size = this.#gathered;
    this.#chunks = [];
    this.#gathered = 0;
    const start = this.#written;
    this.#written += size;
    this.#lastWriteAt = this.#clock.now();
    this.#writing = writeAll(this.#handle, chunks, start).finally(() => (this.#writing = undefined));
    await this.#writing;
  }
}

async function writeAll(opening: Promise<FileHandle>, chunks: Uint8Array[], start: number): Promise<void> {
  const handle = await opening;
  // Large pieces are not copied into one: that costs as much as a third of the write, and memory to be collected.
  let left = chunks.length > mostPieces ? [Buffer.concat(chunks)] : chunks;
  let at = start;
  while (left.length > 0) {
    const [first] = left;
    const { bytesWritten } =
      left.length === 1 && first !== undefined
        ? await handle.write(first, 0, first.length, at)
        : await handle.writev(left, at);
    if (bytesWritten === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
    at += bytesWritten;
    left = withoutFirst(left, bytesWritten); // a nearly full disk takes less than it was given
  }
}

/** What is left of chunks after their first so many bytes. */
function withoutFirst(chunks: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let skip = bytes;
  const left: Uint8Array[] = [];
  for (const chunk of chunks) {
    if (skip < chunk.length) left.push(skip > 0 ? chunk.subarray(skip) : chunk);
    skip = Math.max(0, skip - chunk.length);
  }
  return left;
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
    await link(partPath, finalPath);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return false;
    if (!noLinks.has(code)) throw error;
    return await renameUnlessTaken(partPath, finalPath);
  }
  // The file has its name now: that its second, marked name stays behind is no reason to call it failed.
  await unlink(partPath).catch(() => undefined);
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
