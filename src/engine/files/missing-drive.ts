import { readdir, stat } from 'node:fs/promises';
import { join, parse, posix } from 'node:path';
import { errorCode } from '../error-code.ts';

/** Where systems mount drives that come and go: udisks, older desktops, people by hand, macOS. */
const placesOfDrives = ['/run/media', '/media', '/mnt', '/Volumes'];

/**
 * Whether a folder is missing because its drive is: then making it anew would put it on another drive. On Windows that is
 * one whose letter or share is not there. Elsewhere nothing is mounted between the place where drives are and the path, and
 * nothing else is there either: an empty mount point, or only other people's drives.
 *
 * @param path absolute, of something that is not there
 * @param places where drives are mounted; none on Windows
 */
export async function isDriveMissing(path: string, places: readonly string[] = placesOfDrives): Promise<boolean> {
  const { root } = parse(path);
  if (root !== posix.sep) return !(await isThere(root));
  const place = places.find((each) => path.startsWith(each + posix.sep));
  if (place === undefined || !(await isThere(place))) return place !== undefined;
  const { dev } = await stat(place);
  let nearest = place;
  for (const part of path.slice(place.length + 1).split(posix.sep)) {
    const next = join(nearest, part);
    if (!(await isThere(next))) break;
    nearest = next;
    if ((await stat(nearest)).dev !== dev) return false;
  }
  return nearest === place || (await holdsOnlyDrives(nearest, dev));
}

async function holdsOnlyDrives(folder: string, dev: number): Promise<boolean> {
  try {
    for (const name of await readdir(folder)) if ((await stat(join(folder, name))).dev === dev) return false;
    return true;
  } catch {
    return false; // what cannot be looked at is no empty mount point
  }
}

/** What may not be looked at is there. */
async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    (error: unknown) => errorCode(error) !== 'ENOENT',
  );
}
