import { dirname } from 'node:path';
import { Disk } from './disk.ts';
import { FileThread } from './file-thread.ts';
import { openFileLimit } from './open-files.ts';

/** So many threads for files there may be. Of the devices in use at once that are more, several share one. */
const mostThreads = 8;

/** So many of them may wait for folders that nobody knows anything of. */
const mostAsking = 4;

/** A thread of which nothing was asked for so long ends until it is needed, in ms. */
const restAfterMs = 60_000;

interface Place {
  disk: Disk;
  /** Without links; as the folder was given where it is not there. */
  realPath: string;
}

/** What was found out about a folder, and on which thread. */
interface Found {
  device: string;
  /** Null where the folder is not there. */
  realPath: string | null;
  thread: FileThread;
}

const threads: FileThread[] = [];
const byDevice = new Map<string, Disk>();
const places = new Map<string, Place>();
const underWay = new Map<string, Promise<Disk>>();
let asking = 0;
const toAsk: (() => void)[] = [];

/** Of the folders that nobody has found out about. */
const unknown = new Disk(null, takeThread);

/**
 * Finds out which disk a folder is on, and its path without links. It is asked on a thread that nobody else waits for, or
 * only who waits for the same disk. Never rejects, and never settles where the disk does not answer, or where four others do
 * not that nobody knew either.
 *
 * @param folder absolute; one that is not there is where the nearest folder above it is
 */
export async function findDisk(folder: string): Promise<Disk> {
  let finding = underWay.get(folder);
  if (finding === undefined) {
    finding = find(folder).finally(() => underWay.delete(folder));
    underWay.set(folder, finding);
  }
  return await finding;
}

/** The same, and does not ask again where that is known. */
export async function knownDisk(folder: string): Promise<Disk> {
  return places.get(folder)?.disk ?? (await findDisk(folder));
}

/** The disk of a folder that was found out about before. */
export function diskOf(folder: string): Disk {
  return places.get(folder)?.disk ?? unknown;
}

/**
 * The path without links, by which a folder is known however it was reached, as it was when its disk was last found; as it
 * is given where nobody has, or it was not there. Asks nothing of the disk, which may not answer.
 */
export function realPathOf(folder: string): string {
  return places.get(folder)?.realPath ?? folder;
}

/** The disk of a file, by the nearest folder above it that was found out about before, or by its own. */
export async function diskAbove(path: string): Promise<Disk> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const place = places.get(folder);
    if (place !== undefined) return place.disk;
    if (dirname(folder) === folder) return await findDisk(dirname(path));
  }
}

/** Says that a folder is on the same disk as one that was found out about before, without asking. */
export function isOnDiskOf(folder: string, known: string): void {
  places.set(folder, { disk: diskOf(known), realPath: folder });
}

/** A folder that is gone. */
export function forgetFolder(folder: string): void {
  places.delete(folder);
}

/** Since when an answer is owed of all disks' the longest, by `performance.now()`; null while none is. */
export function silentSince(): number | null {
  let oldest: number | null = null;
  for (const since of [...threads, ...byDevice.values(), unknown].map((each) => each.silentSince)) {
    if (since !== null && (oldest === null || since < oldest)) oldest = since;
  }
  return oldest;
}

async function find(folder: string): Promise<Disk> {
  const known = places.get(folder)?.disk;
  const { device, realPath, thread } = known === undefined ? await ask(folder) : await askOn(known.files, folder);
  const disk = byDevice.get(device) ?? addDisk(device, thread);
  places.set(folder, { disk, realPath: realPath ?? folder });
  if (!isOwned(thread)) thread.rest();
  return disk;
}

async function ask(folder: string): Promise<Found> {
  if (asking === mostAsking) await new Promise<void>((resolve) => toAsk.push(resolve));
  else asking += 1;
  const found = await askOn(takeThread(), folder);
  const next = toAsk.shift();
  if (next === undefined) asking -= 1;
  else next();
  return found;
}

async function askOn(thread: FileThread, folder: string): Promise<Found> {
  let realPath: string | null = null;
  for (let path = folder; ; path = dirname(path)) {
    const found = await thread.find(path).catch(() => null);
    if (path === folder) realPath = found?.realPath ?? null;
    if (found !== null) return { device: found.device, realPath, thread };
    if (dirname(path) === path) return { device: '', realPath, thread };
  }
}

/** @param thread that has asked for it: nobody else waits for that one any more, unless it was taken meanwhile */
function addDisk(device: string, thread: FileThread): Disk {
  const isFree = thread.idleSince !== null && !isOwned(thread);
  const disk = new Disk(isFree ? thread : null, takeThread);
  byDevice.set(device, disk);
  return disk;
}

/** One without an owner, or a new one, or one whose owner does not need it now. Where all are at work the last one is shared. */
function takeThread(): FileThread {
  const idle = threads.filter(({ idleSince }) => idleSince !== null);
  const free = idle.find((thread) => !isOwned(thread));
  if (free !== undefined) return free;
  if (threads.length < mostThreads) {
    if (threads.length === 0) {
      openFileLimit();
      setInterval(restIdle, restAfterMs).unref();
    }
    const thread = new FileThread();
    threads.push(thread);
    return thread;
  }
  const [taken = threads[mostThreads - 1] ?? new FileThread()] = idle;
  if (idle.length > 0) for (const disk of disks()) disk.leave(taken);
  return taken;
}

const disks = (): Disk[] => [...byDevice.values(), unknown];

const isOwned = (thread: FileThread): boolean => disks().some((disk) => disk.has(thread));

function restIdle(): void {
  const longAgo = performance.now() - restAfterMs;
  for (const thread of threads) {
    if (thread.idleSince !== null && thread.idleSince < longAgo) thread.rest();
  }
}
