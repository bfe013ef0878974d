import { execFileSync } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, type TestContext } from 'vitest';
import { until, useBatches } from '../../../test-support/run-batch.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const tempDir = useTempDir();
const startServer = useServers();
const { create } = useBatches();
const mounted: string[] = [];
afterEach(() => {
  for (const folder of mounted.splice(0)) execFileSync('umount', ['-l', folder]);
});

/** A disk of 1 MB; the test is skipped, and says why, where none can be mounted. */
async function smallDisk(context: TestContext): Promise<string> {
  const folder = await tempDir();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    context.skip(`no disk can be mounted here: ${String(error)}`);
  }
  mounted.push(folder);
  return folder;
}

it('H3 a full disk stops the batch, keeps what is saved, frees what is not, and lets it go on', async (context) => {
  const folder = await smallDisk(context);
  const server = await startServer();
  // Chunked: nobody can know beforehand that the second one does not fit.
  const urls = ['a', 'b', 'c'].map((name) => server.url('chunked', { bytes: 400_000, name: `${name}.jpg` }));
  const batch = await create(urls, { folder, concurrency: 1 });
  batch.start();
  await until(batch, ({ status }) => status.kind === 'stalled');
  expect(batch.status).toMatchObject({ kind: 'stalled', failure: { code: 'disk-full' } });
  // What was complete gets its name as soon as it is synced.
  await expect.poll(async () => (await readdir(folder)).sort()).toEqual(['a.jpg', 'b.jpg']);
  await rm(join(folder, 'a.jpg'));
  batch.resumeAll();
  expect(await batch.whenFinished()).toMatchObject({ saved: 3, failed: 0 });
  expect((await readdir(folder)).sort()).toEqual(['b.jpg', 'c.jpg']);
});
