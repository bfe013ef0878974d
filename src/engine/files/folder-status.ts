import { randomUUID } from 'node:crypto';
import { open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../error-code.ts';
import { inTime } from '../in-time.ts';
import type { FolderProblem, FolderStatus } from '../../shared/folder.ts';
import { findDisk } from './disks.ts';
import { freeBytesOf } from './free-space.ts';
import { isDriveMissing } from './missing-drive.ts';
import { partSuffix } from './part-name.ts';

/** Below this a disk counts as full. */
const leastFreeBytes = 1 << 20;

/** A disk that sleeps takes some seconds to turn; one that takes longer than this may never answer. In ms. */
const patienceMs = 10_000;

/**
 * Looks whether images can be saved into a folder, by really creating a file there: permissions, quotas and read-only
 * mounts each have their own ways of saying no. Never throws.
 *
 * @param path absolute path, or null when none was chosen yet
 */
export async function folderStatus(path: string | null): Promise<FolderStatus> {
  return path === null ? problem(null, 'none-chosen', 'Choose the folder to save into.') : await patientLook(path);
}

/** Looks at folders that may not answer. Of one that has not, no second look is taken meanwhile: each may keep a thread. */
export function createPatientLook(
  look: (path: string) => Promise<FolderStatus>,
  ms: number,
): (path: string) => Promise<FolderStatus> {
  const silent = new Set<string>();
  return async (path) => {
    if (silent.has(path)) return problem(path, 'no-answer', noAnswer(path));
    const looking = look(path);
    const status = await inTime(ms, async () => await looking);
    if (status !== null) return status;
    silent.add(path);
    void looking.finally(() => silent.delete(path));
    return problem(path, 'no-answer', noAnswer(path));
  };
}

const patientLook = createPatientLook(lookAt, patienceMs);

async function lookAt(path: string): Promise<FolderStatus> {
  const disk = await findDisk(path);
  try {
    if (!(await disk.look(async () => await stat(path))).isDirectory())
      return problem(path, 'not-a-folder', notAFolder(path));
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') {
      if (await isDriveMissing(path)) return problem(path, 'no-drive', noDrive(path));
      return problem(path, 'missing', `The folder ${path} is not there. Create it, or choose another one.`);
    }
    if (code === 'ENOTDIR')
      return problem(path, 'not-a-folder', notAFolder(await disk.look(async () => await nearestThere(path))));
    return problem(path, 'read-only', readOnly(path));
  }
  const freeBytes = await freeBytesOf(path);
  if (freeBytes !== null && freeBytes < leastFreeBytes) return { ...problem(path, 'full', full(path)), freeBytes };
  try {
    const probe = join(path, `.${randomUUID()}${partSuffix}`);
    await disk.look(async () => {
      await (await open(probe, 'wx')).close();
      await rm(probe, { force: true });
    });
  } catch (error) {
    const isFull = ['ENOSPC', 'EDQUOT'].includes(errorCode(error));
    const status = isFull ? problem(path, 'full', full(path)) : problem(path, 'read-only', readOnly(path));
    return { ...status, freeBytes };
  }
  return { path, problem: null, freeBytes };
}

/** The first of the folders above a path that is there, or the file that stands in the place of one. */
export async function nearestThere(path: string): Promise<string> {
  const above = dirname(path);
  const isThere = await stat(above).then(
    () => true,
    () => false,
  );
  return isThere || above === path ? above : await nearestThere(above);
}

function problem(path: string | null, code: FolderProblem, message: string): FolderStatus {
  return { path, problem: { code, message }, freeBytes: null };
}

function full(path: string): string {
  return `The disk of ${path} is full. Free some space, or choose another folder.`;
}

function noDrive(path: string): string {
  return `The drive of ${path} is not connected. Plug it in, or choose another folder.`;
}

function noAnswer(path: string): string {
  return `The disk of ${path} does not answer. Check the drive or the network, or choose another folder.`;
}

function readOnly(path: string): string {
  return `The folder ${path} cannot be written to. Change its permissions, or choose another one.`;
}

function notAFolder(path: string): string {
  return `${path} is a file, not a folder. Choose another one.`;
}
