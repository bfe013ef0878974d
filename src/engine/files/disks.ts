import { realpath, stat } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
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
  /** Without links; null where the folder is not there. */
  realPath: string | null;
}

/** So many are asked about in Node's pool as long as there is no thread: an app that saves nothing starts none. */
const mostInPool = 2;

/** The device of something, and its path without links. */
interface Spot {
  device: string;
  realPath: string;
}

/** What was found out about a folder, and on which thread, if on one. */
interface Found {
  device: string;
  realPath: string | null;
  thread: FileThread | null;
}

const threads: FileThread[] = [];
const byDevice = new Map<string, Disk>();
const places = new Map<string, Place>();
const underWay = new Map<string, Promise<Disk>>();
let asking = 0;
let inPool = 0;
const toAsk: (() => void)[] = [];

/** Of the folders that nobody has found out about. */
const unknown = new Disk(null, takeThread);

/**
 * Finds out which disk a folder is on, and its path without links. Nobody is held up by that but who waits for the same disk. Never rejects, and never settles where the disk does not answer, or where four others do
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
  const { device, realPath, thread } = await ask(folder);
  const disk = byDevice.get(device) ?? addDisk(device, thread);
  places.set(folder, { disk, realPath });
  if (thread !== null && !isOwned(thread)) thread.rest();
  return disk;
}

async function ask(folder: string): Promise<Found> {
  const known = places.get(folder);
  // What was not there may since be on another disk.
  if (known !== undefined && known.realPath !== null) {
    const found = await askNearest(folder, async (path) => await known.disk.look(async () => await askInPool(path)));
    return { ...found, thread: null };
  }
  if (threads.length > 0 || inPool === mostInPool) return await askOnThread(folder);
  inPool += 1;
  const found = await askNearest(folder, askInPool);
  inPool -= 1;
  return { ...found, thread: null };
}

async function askOnThread(folder: string): Promise<Found> {
  if (asking === mostAsking) await new Promise<void>((resolve) => toAsk.push(resolve));
  else asking += 1;
  const thread = takeThread();
  const found = await askNearest(folder, async (path) => await thread.find(path));
  const next = toAsk.shift();
  if (next === undefined) asking -= 1;
  else next();
  return { ...found, thread };
}

async function askNearest(folder: string, spotOf: (path: string) => Promise<Spot>): Promise<Omit<Found, 'thread'>> {
  for (let path = folder; ; path = dirname(path)) {
    const spot = await spotOf(path).catch(() => null);
    if (spot !== null) return { device: spot.device, realPath: path === folder ? spot.realPath : null };
    if (dirname(path) === path) return { device: '', realPath: null };
  }
}

async function askInPool(path: string): Promise<Spot> {
  const realPath = await promisify(realpath)(path);
  const { dev } = await promisify(stat)(realPath, { bigint: true });
  return { device: String(dev), realPath };
}

/** @param thread that was asked, if one was: nobody else waits for it any more, unless it was taken meanwhile */
function addDisk(device: string, thread: FileThread | null): Disk {
  const isFree = thread !== null && thread.idleSince !== null && !isOwned(thread);
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
