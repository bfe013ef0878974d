import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ThumbnailEdge } from '../../shared/thumbnails.ts';

/** The thumbnails on the disk, together never larger than the cap. */
export interface ThumbnailCache {
  /** Path of a thumbnail, which counts as used now; null where there is none. */
  find(key: string): string | null;
  /** Keeps a thumbnail, and removes what was not used for longest where there is no room. Never rejects: it is only a cache. */
  add(key: string, bytes: Uint8Array): Promise<void>;
  /** Changes the cap. Resolves when what is too much is gone. */
  setCap(bytes: number): Promise<void>;
  /** Resolves when all that was begun is done. */
  settled(): Promise<void>;
  readonly bytes: number;
}

interface Entry {
  bytes: number;
  usedMs: number;
  /** The time that the file has for it on the disk. */
  writtenMs: number;
}

/** After making room there is some for more: removing one file for each that comes would be slow. */
const shareLeft = 0.9;

/** When a thumbnail was used last is written down no finer than this. */
const useGrainMs = 60 * 60 * 1000;

const fileName = /^[0-9a-f]{64}$/;

/**
 * Which thumbnail is whose: by the bytes of the image where their hash is known, so that a picture that is there twice, or
 * again in another list, has one; else by the file as it stands there.
 */
export function thumbnailKey(image: { sha256: string } | { path: string; bytes: number }, edge: ThumbnailEdge): string {
  const what = 'sha256' in image ? image.sha256 : `${image.path}\0${image.bytes}`;
  return createHash('sha256').update(`${edge}\0${what}`).digest('hex');
}

/**
 * Opens the cache of an earlier start, or begins one. A file has its name only when it is whole; what a crash has left
 * half-written is removed here. When each was used is its time of last change.
 *
 * @param folder of its own: what is in it and is none of ours goes
 * @param now in ms since the epoch
 */
export async function openThumbnailCache(
  folder: string,
  capBytes: number,
  now: () => number = Date.now,
): Promise<ThumbnailCache> {
  const entries = await readEntries(folder);
  let total = 0;
  for (const { bytes } of entries.values()) total += bytes;
  let cap = capBytes;
  let work: Promise<unknown> = Promise.resolve();

  /** One after another, so that no file is removed while it is written. */
  const queue = async (job: () => Promise<void>): Promise<void> => {
    const done = work.then(job).catch(() => undefined);
    work = done;
    await done;
  };
  const drop = async (key: string, entry: Entry): Promise<void> => {
    entries.delete(key);
    total -= entry.bytes;
    await rm(pathOf(folder, key), { force: true });
  };
  const makeRoom = async (): Promise<void> => {
    if (total <= cap) return;
    const oldestFirst = [...entries].sort(([, a], [, b]) => a.usedMs - b.usedMs);
    for (const [key, entry] of oldestFirst) {
      if (total <= cap * shareLeft) break;
      await drop(key, entry).catch(() => undefined);
    }
  };
  const noteUse = async (key: string, entry: Entry): Promise<void> => {
    entry.writtenMs = entry.usedMs;
    await utimes(pathOf(folder, key), entry.usedMs / 1000, entry.usedMs / 1000).catch(() => forget(key));
  };
  const forget = (key: string): void => {
    const entry = entries.get(key);
    if (entry === undefined) return;
    entries.delete(key);
    total -= entry.bytes;
  };

  await queue(makeRoom);
  return {
    find(key) {
      const entry = entries.get(key);
      if (entry === undefined) return null;
      entry.usedMs = now();
      if (entry.usedMs - entry.writtenMs > useGrainMs) void queue(async () => await noteUse(key, entry));
      return pathOf(folder, key);
    },
    async add(key, bytes) {
      if (bytes.byteLength > cap) return;
      await queue(async () => {
        const path = pathOf(folder, key);
        const temporary = `${path}.${randomUUID()}`;
        await mkdir(join(path, '..'), { recursive: true });
        try {
          await writeFile(temporary, bytes);
          await rename(temporary, path);
        } catch (error) {
          await rm(temporary, { force: true });
          throw error;
        }
        forget(key);
        entries.set(key, { bytes: bytes.byteLength, usedMs: now(), writtenMs: now() });
        total += bytes.byteLength;
        await makeRoom();
      });
    },
    async setCap(bytes) {
      cap = bytes;
      await queue(makeRoom);
    },
    async settled() {
      await work;
    },
    get bytes() {
      return total;
    },
  };
}

/** In 256 folders: some file systems are slow with many thousand files in one. */
const pathOf = (folder: string, key: string): string => join(folder, key.slice(0, 2), key);

async function readEntries(folder: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for (const shelf of await readdir(folder).catch(() => [])) {
    const names = await readdir(join(folder, shelf)).catch(() => []);
    await Promise.all(
      names.map(async (name) => {
        const path = join(folder, shelf, name);
        const status = fileName.test(name) ? await stat(path).catch(() => null) : null;
        if (status?.isFile() !== true) {
          await rm(path, { force: true, recursive: true }).catch(() => undefined);
          return;
        }
        entries.set(name, { bytes: status.size, usedMs: status.mtimeMs, writtenMs: status.mtimeMs });
      }),
    );
  }
  return entries;
}
