import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, type TestContext } from 'vitest';
import { useTempDir } from '../temp-dir.ts';

export interface HangingDisk {
  /** Where it is mounted: an empty folder on a device of its own. */
  folder: string;
  /** From now on no call comes back. */
  die(): Promise<void>;
  /** Calls come back again, those too that have waited. */
  revive(): void;
}

const mounted: { folder: string; server: ChildProcess }[] = [];

/**
 * Disks that can stop answering, as a network share does whose server has gone. Call once at the top of a Vitest file, and
 * what it returns inside a test, which is skipped, and says why, where none can be mounted. After the test all calls that
 * hang there have come back with an error.
 */
export function useHangingDisks(): (context: TestContext) => Promise<HangingDisk> {
  const tempDir = useTempDir();
  afterEach(async () => {
    for (const { folder, server } of mounted.splice(0)) {
      server.kill('SIGKILL');
      await once(server, 'exit');
      execFileSync('umount', ['-l', folder]);
    }
  });
  return async (context) => {
    const folder = await tempDir();
    const device = mount(folder, context);
    const server = spawn(process.execPath, [join(import.meta.dirname, 'fuse-server.ts')], {
      stdio: ['ignore', 'ignore', 'inherit', device],
    });
    closeSync(device);
    mounted.push({ folder, server });
    await stat(folder); // it serves
    return {
      folder,
      async die() {
        server.kill('SIGSTOP');
        await expect.poll(() => isStopped(server.pid ?? 0)).toBe(true);
      },
      revive: () => void server.kill('SIGCONT'),
    };
  };
}

/** @returns the file by which the system asks what is to be answered */
function mount(folder: string, context: TestContext): number {
  try {
    const device = openSync('/dev/fuse', 'r+');
    const options = 'fd=3,rootmode=40000,user_id=0,group_id=0';
    execFileSync('mount', ['-i', '-t', 'fuse', '-o', options, 'hanging-disk', folder], {
      stdio: ['ignore', 'ignore', 'pipe', device],
    });
    return device;
  } catch (error) {
    return context.skip(`no disk can be mounted here: ${String(error)}`);
  }
}

/** Whether none of its threads takes a call any more; one that was taken could not be given up by who waits for it. */
const isStopped = (pid: number): boolean =>
  readdirSync(`/proc/${pid}/task`).every((thread) =>
    / T /.test(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')),
  );
