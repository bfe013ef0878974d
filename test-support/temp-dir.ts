import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

/** A temporary folder and the way to get rid of it, also when the test has taken its write permission away. */
export async function makeTempDir(prefix = 'shoal-test-'): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), prefix));
  return {
    path,
    async remove() {
      await makeWritable(path);
      await rm(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * Gives each test of a Vitest file folders of its own, removed after the test. Call once at the top of the file or of a
 * `describe`; call what it returns inside a test, once for each folder wanted.
 *
 * @example
 * const tempDir = useTempDir();
 * it('saves', async () => { const folder = await tempDir(); … });
 */
export function useTempDir(): () => Promise<string> {
  const made: { remove(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const dir of made.splice(0)) await dir.remove();
  });
  return async () => {
    const dir = await makeTempDir();
    made.push(dir);
    return dir.path;
  };
}

async function makeWritable(folder: string): Promise<void> {
  await chmod(folder, 0o700).catch(() => undefined);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await makeWritable(join(folder, entry.name));
}
