import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runShoal, type ShoalEnd } from '../../../test-support/shoal-command.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const startServer = useServers();
const tempDir = useTempDir();

const pathsIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
};

describe('shoal get --name', () => {
  it('names files by the template, from the columns of a list', async () => {
    const [server, home] = [await startServer(), await tempDir()];
    const rows = ['Sun,Italy', 'sun,italy', ',']
      .map((end, seed) => `${server.url('ok', { seed, name: 'x.jpg' })},${end}`)
      .join('\n');
    await writeFile(join(home, 'list.csv'), `url,name,folder\n${rows}\n`);
    const get = async (...args: string[]): Promise<ShoalEnd> =>
      await runShoal(['get', '--list', 'list.csv', '--to', 'out', ...args], { data: join(home, 'data'), cwd: home });
    expect((await get('--name', '{folder}/{index:03}-{name}')).code).toBe(0);
    expect(await pathsIn(join(home, 'out'))).toEqual(['003-x.jpg', 'Italy/001-Sun.jpg', 'Italy/002-sun.jpg']);
    // What is here already has its name; the template is for what is new.
    const again = await get('--json');
    expect(again.code).toBe(0);
    expect(await pathsIn(join(home, 'out'))).toHaveLength(3);
    expect(again.stdout).toContain(JSON.stringify(join(home, 'out', 'Italy', '001-Sun.jpg')));
  });

  it.each([
    ['{nam}', '--name: {nam} at character 1 of the name template is no field. Write {name},'],
    ['../{name}', '--name: "..", which is no name, stands at character 1 of the name template.'],
  ])('refuses %s before anything starts', async (template, message) => {
    const home = await tempDir();
    const args = ['get', 'http://127.0.0.1:9/x.jpg', '--to', 'out', '--name', template];
    const { code, stderr } = await runShoal(args, { data: home, cwd: home });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(await readdir(home)).toEqual([]);
  });
});

describe('a manifest given as a list', () => {
  it.each(['m.jsonl', 'm.csv'])('downloads only what is missing, under the same names: %s', async (manifest) => {
    const [server, home] = [await startServer(), await tempDir()];
    const gate = server.url('status', { code: 404, name: 'x.jpg' });
    const good = ['Sun', '-sea', 'Sun'].map((name, seed) => `A,${name},${server.url('ok', { seed, name: 'x.jpg' })}`);
    await writeFile(join(home, 'list.csv'), ['folder,name,url', ...good, `B,gone,${gate}`].join('\n'));
    const run = async (list: string, data: string, ...args: string[]): Promise<ShoalEnd> =>
      await runShoal(['get', '--list', list, '--to', 'out', ...args], { data: join(home, data), cwd: home });
    expect((await run('list.csv', 'one', '--manifest', manifest)).code).toBe(1);
    const paths = await pathsIn(join(home, 'out'));
    expect(paths).toEqual(['A/-sea.jpg', 'A/Sun (1).jpg', 'A/Sun.jpg']);
    const bytes = await readFile(join(home, 'out', 'A', 'Sun.jpg'));
    await rm(join(home, 'out', 'A', 'Sun.jpg'));
    const asked = server.requests.length;
    // With another data folder nothing is remembered: the manifest alone says what was saved.
    const { stdout } = await run(manifest, 'two', '--json');
    expect(await pathsIn(join(home, 'out'))).toEqual(paths);
    expect(await readFile(join(home, 'out', 'A', 'Sun.jpg'))).toEqual(bytes);
    expect(server.requests.length - asked).toBe(2);
    const events = stdout.trimEnd().split('\n').map((line): unknown => JSON.parse(line));
    expect(events.at(-1)).toMatchObject({ saved: 1, skipped: 2, failed: 1 });
    expect(stdout).toContain(JSON.stringify(join(home, 'out', 'B', 'gone.jpg')));
  });
}); // prettier-ignore
