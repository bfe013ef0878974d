import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runShoal } from '../../../test-support/shoal-command.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';

const startServer = useServers();
const tempDir = useTempDir();

it('shoal get writes a report of the run, as a page and as JSON', async () => {
  const server = await startServer();
  const [data, home] = [await tempDir(), await tempDir()];
  const urls = [
    ...[1, 2, 3].map((n) => server.url('ok', { name: `${n}.jpg`, seed: n })),
    server.url('status', { code: 404, name: 'gone.jpg' }),
  ];
  for (const format of ['html', 'json']) {
    const folder = join(home, format);
    const end = await runShoal(['get', ...urls, '--to', folder, '--report', `r.${format}`], { data, cwd: home });
    expect(end.stderr).not.toContain('report');
    expect(end.code).toBe(1);
  }
  const page = await readFile(join(home, 'r.html'), 'utf8');
  for (const words of ['3 images in', 'gone.jpg', 'Not found', '<svg', 'bottleneck']) expect(page).toContain(words);
  const report = JSON.parse(await readFile(join(home, 'r.json'), 'utf8'));
  expect(report.summary).toMatchObject({ saved: 3, failed: 1 });
  expect(report.timeline.blocks).toHaveLength(4);
  expect(report.timeline.limits[0].concurrency).toBeGreaterThan(0);
});

it('shoal get refuses a report that it could not write before it downloads anything', async () => {
  const server = await startServer();
  const [data, home] = [await tempDir(), await tempDir()];
  const get = async (report: string): Promise<{ code: number | null; stderr: string }> =>
    await runShoal(['get', server.url('ok'), '--to', join(home, 'p'), '--report', report], { data, cwd: home });
  expect(await get('r.txt')).toMatchObject({ code: 2, stderr: expect.stringContaining('.html or .json') });
  expect(await get('none/r.html')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('its folder is not there'),
  });
  expect(server.requests).toHaveLength(0);
});
