import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { createGroup } from '../group.ts';
import { diskOf } from './disks.ts';

/** What marking needs of the system. */
export interface WebMarkPorts {
  platform: NodeJS.Platform;
  /** Milliseconds since the epoch. */
  wallNow: () => number;
  write: (path: string, text: string) => Promise<unknown>;
  /** Runs a program without a shell. */
  run: (program: string, args: string[]) => Promise<unknown>;
}

/** The internet zone, in the form in which Windows and its programs read it. */
const internetZone = '[ZoneTransfer]\r\nZoneId=3\r\n';

/**
 * Marks files as come from the internet, as browsers do, so that the system warns before it runs what is in them: on
 * Windows in the stream `Zone.Identifier`, on macOS in the attribute `com.apple.quarantine`. Other systems have no such
 * mark. Best effort: file systems without streams or attributes refuse, and the image is none the worse.
 *
 * @returns marks a file that is closed, before it has its final name; the mark goes along with the name. Never rejects.
 */
export function createWebMark({ platform, wallNow, write, run }: WebMarkPorts): (path: string) => Promise<void> {
  if (platform === 'win32') {
    return async (path) => {
      await write(`${path}:Zone.Identifier`, internetZone).catch(() => undefined);
    };
  }
  if (platform !== 'darwin') return async () => undefined;
  // Node knows no attributes, and a program for each of many files would take longer than its download.
  let gathered: string[] = [];
  const markGathered = createGroup(async () => {
    const paths = gathered;
    gathered = [];
    const seconds = Math.floor(wallNow() / 1000).toString(16);
    // 0081: quarantined, and the person has not been asked yet.
    const args = ['-w', 'com.apple.quarantine', `0081;${seconds};Shoal;`, ...paths];
    await run('/usr/bin/xattr', args).catch(() => undefined);
  });
  return async (path) => {
    gathered.push(path);
    await markGathered();
  };
}

/** Whether marking changes files on this system. */
export const marksFiles = process.platform === 'win32' || process.platform === 'darwin';

/** Marks files on this system; see `createWebMark`. */
export const markFromWeb = createWebMark({
  platform: process.platform,
  wallNow: Date.now,
  write: async (path, text) => await diskOf(dirname(path)).look(async () => await writeFile(path, text)),
  run: promisify(execFile),
});
