import type { StatsFs } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { formatBytes } from '../../shared/format.ts';
import { DownloadError } from '../download-error.ts';
import { diskOf } from './disks.ts';

/** Smaller files are written in one piece without asking: a full disk then says so itself, and has nothing of them. In bytes. */
export const worthAsking = 64 * 1024;

/** What was asked for and has not begun, by folder: one look at a time is taken at a disk, and one does for all who wait for it. */
const toBeAsked = new Map<string, Promise<number | null>>();

/**
 * The room that is left on the disk of a folder, in bytes; null where the file system does not tell. One that says it has no
 * room at all, free or not, does not tell either: so do many that are served by a program, such as a phone's or a web folder.
 */
export async function freeBytesOf(folder: string): Promise<number | null> {
  let asking = toBeAsked.get(folder);
  if (asking === undefined) {
    asking = ask(folder);
    toBeAsked.set(folder, asking);
  }
  return await asking;
}

async function ask(folder: string): Promise<number | null> {
  await Promise.resolve(); // until it is among those to be asked
  const look = async (): Promise<StatsFs> => {
    toBeAsked.delete(folder);
    return await statfs(folder);
  };
  return await diskOf(folder)
    .look(look)
    .then(
      ({ blocks, bavail, bsize }) => (blocks === 0 ? null : bavail * bsize),
      () => null,
    );
}

/**
 * Refuses a file before its first byte when the disk has no room for it.
 *
 * @param bytes that are still to be written
 * @throws DownloadError when there is too little; nothing when the file system does not tell
 */
export async function assertRoom(folder: string, bytes: number): Promise<void> {
  if (bytes < worthAsking) return;
  const freeBytes = await freeBytesOf(folder);
  if (freeBytes === null || freeBytes >= bytes) return;
  const message = `The disk of ${folder} has ${formatBytes(freeBytes)} left, and the file needs ${formatBytes(bytes)}.`;
  throw new DownloadError('disk-full', message);
}
