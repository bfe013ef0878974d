import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FaultServer } from '../../../test-support/fault-server.ts';
import { runShoal, type ShoalEnd } from '../../../test-support/shoal-command.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const startServer = useServers();
const tempDir = useTempDir();
let server: FaultServer;
let home: string;

beforeEach(async () => {
  server = await startServer();
  home = await tempDir();
});

const ok = (name: string, seed = 1): string => server.url('ok', { name, seed });
const get = async (...args: string[]): Promise<ShoalEnd> =>
  await runShoal(['get', ...args, '--to', 'out'], { data: join(home, 'data'), cwd: home });

describe('shoal get --dry-run', () => {
  it('tells the names that the download then gives, asks nobody and makes no folder', async () => {
    const urls = [ok('a.jpg', 1), ok('a.jpg', 2), ok('b.jpg')];
    const planned = await get(...urls, '--dry-run');
    expect(planned).toMatchObject({ code: 0, stderr: '' });
    expect(planned.lines.slice(0, 3)).toEqual([
      `planned  a.jpg  ${urls[0]}`,
      `planned  a (1).jpg  ${urls[1]}`,
      `planned  b.jpg  ${urls[2]}`,
    ]);
    expect(planned.lines[3]).toMatch(/^3 images would be saved into .*out\. Nothing was downloaded\.$/);
    expect(server.requests).toHaveLength(0);
    expect(await readdir(home)).not.toContain('out');
    expect((await get(...urls)).code).toBe(0);
    expect(await readdir(join(home, 'out'))).toEqual(['a (1).jpg', 'a.jpg', 'b.jpg']);
  });

  it('tells what is here already, and numbers what a file is in the way of', async () => {
    expect((await get(ok('a.jpg'))).code).toBe(0);
    await writeFile(join(home, 'out', 'b.jpg'), 'mine');
    const { code, stdout } = await get(ok('a.jpg'), ok('b.jpg'), '--dry-run', '--json');
    expect(code).toBe(0);
    const events = stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(events).toEqual([
      { event: 'skipped', line: 1, url: ok('a.jpg'), path: join(home, 'out', 'a.jpg'), code: 'saved-before' },
      { event: 'planned', line: 2, url: ok('b.jpg'), path: join(home, 'out', 'b (1).jpg') },
      { event: 'summary', path: join(home, 'out'), planned: 1, skipped: 1 },
    ]);
    expect(await readdir(join(home, 'out'))).toEqual(['a.jpg', 'b.jpg']);
  });

  it('ends with 1 for an address that cannot be downloaded, and refuses a manifest of nothing', async () => {
    expect((await get(ok('a.jpg'), 'ftp://x/a.jpg', '--dry-run')).code).toBe(1);
    const { code, errors } = await get(ok('a.jpg'), '--dry-run', '--manifest', 'm.csv');
    expect([code, errors]).toEqual([
      2,
      ['shoal get: --dry-run downloads nothing: leave --manifest and --report out with it.'],
    ]);
  });
});
