import { copyFile, cp, mkdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FaultServer } from '../../../test-support/fault-server.ts';
import { imageBytes } from '../../../test-support/image-bytes.ts';
import { runShoal, type ShoalEnd } from '../../../test-support/shoal-command.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const tempDir = useTempDir();
const startServer = useServers();
let server: FaultServer;
let home: string;

beforeEach(async () => {
  server = await startServer();
  home = await tempDir();
});

const shoal = async (...args: string[]): Promise<ShoalEnd> =>
  await runShoal(args, { data: join(home, 'd'), cwd: home });
const inFolder = (name: string): string => join(home, 'out', name);

/** Four images of their own and one that is not there. */
async function download(manifest: string): Promise<void> {
  const urls = ['a', 'b', 'c', 'd'].map((name, seed) => server.url('ok', { name: `${name}.jpg`, seed }));
  const missing = server.url('status', { code: 404, name: 'e.jpg' });
  const end = await shoal('get', ...urls, missing, '--to', 'out', '--manifest', manifest);
  expect(end.code).toBe(1);
}

describe('shoal verify', () => {
  it.each(['m.jsonl', 'm.csv', 'out/m.csv'])('finds all well after a download, by %s', async (manifest) => {
    await mkdir(join(home, 'out'));
    await download(manifest);
    expect(await shoal('verify', manifest)).toMatchObject({
      code: 0,
      stderr: '',
      stdout: `4 images in ${join(home, 'out')}, all as in the manifest. 1 row of the manifest never became a file.\n`,
    });
    expect(await shoal('verify', manifest, '--quiet')).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('tells what is missing, what has another size or other bytes, and what the manifest does not name', async () => {
    await download('m.jsonl');
    await rm(inFolder('a.jpg'));
    await truncate(inFolder('b.jpg'), 9999);
    const bytes = await readFile(inFolder('c.jpg'));
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    await writeFile(inFolder('c.jpg'), bytes);
    await copyFile(inFolder('d.jpg'), inFolder('mine.PNG'));
    await writeFile(inFolder('notes.txt'), 'no image');
    const { code, stdout, errors } = await shoal('verify', 'm.jsonl');
    expect(code).toBe(1);
    expect(errors).toEqual([
      expect.stringMatching(/^missing: a\.jpg \(http:.*a\.jpg\)$/),
      'changed: b.jpg has 9,999 bytes in place of 10,000',
      'changed: c.jpg has other bytes than were saved (SHA-256 differs)',
      'extra: mine.PNG is not in the manifest',
    ]);
    expect(stdout).toMatch(/^1 of 4 images in .* as in the manifest; 1 missing, 2 changed, 1 extra\./);
    const quiet = await shoal('verify', 'm.jsonl', '--quiet');
    expect(quiet).toMatchObject({ code: 1, stdout: '', errors });
  });

  it('tells programs the same with --json', async () => {
    await download('m.csv');
    await rm(inFolder('a.jpg'));
    await truncate(inFolder('b.jpg'), 1);
    const { code, lines, stderr } = await shoal('verify', 'm.csv', '--json', '--quiet');
    const events: Record<string, unknown>[] = lines.map((line) => JSON.parse(line));
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(events.map(({ event }) => event)).toEqual(['missing', 'changed', 'whole', 'whole', 'summary']);
    expect(events[1]).toMatchObject({ line: 2, path: inFolder('b.jpg'), bytes: 10_000, found: { bytes: 1 } });
    expect(events.at(-1)).toMatchObject({ whole: 2, missing: 1, changed: 1, extra: 0, unsaved: 1, stopped: false });
  });

  it('checks a copy that is somewhere else, when it is told where', async () => {
    await download('m.jsonl');
    await cp(join(home, 'out'), join(home, 'copy'), { recursive: true });
    await rename(join(home, 'out'), join(home, 'gone'));
    const lost = await shoal('verify', 'm.jsonl');
    expect(lost).toMatchObject({ code: 2, stdout: '' });
    expect(lost.stderr).toBe(
      `shoal verify: There is no folder ${join(home, 'out')}. Say where the images are with --in DIR.\n`,
    );
    expect((await shoal('verify', 'm.jsonl', '--in', 'copy')).code).toBe(0);
  });

  it('reads nothing outside the folder, whatever a manifest names, and follows no link', async () => {
    const secret = join(home, 'secret.jpg');
    await writeFile(secret, imageBytes());
    await mkdir(join(home, 'out'));
    await symlink(secret, inFolder('link.jpg'));
    await mkdir(join(home, 'private'));
    for (const name of ['a.jpg', 'b.jpg']) await writeFile(join(home, 'private', name), imageBytes());
    await symlink(join(home, 'private'), inFolder('album'));
    const paths = ['../secret.jpg', secret, 'x/../../secret.jpg', 'link.jpg', 'album/a.jpg'];
    const rows = paths.map((path) => JSON.stringify({ status: 'saved', path, bytes: 10_000 }));
    await writeFile(join(home, 'm.jsonl'), rows.join('\n'));
    const { code, errors } = await shoal('verify', 'm.jsonl', '--in', 'out');
    expect(code).toBe(1);
    expect(errors).toEqual([
      'refused: ../secret.jpg leads out of the folder',
      `refused: ${secret} leads out of the folder`,
      'refused: x/../../secret.jpg leads out of the folder',
      'unreadable: link.jpg: it is no file',
      'refused: album/a.jpg leads out of the folder',
    ]);
  });

  it('looks for extra images in subfolders that the manifest names, and in no others', async () => {
    for (const folder of ['out/in', 'out/other']) await mkdir(join(home, folder), { recursive: true });
    for (const name of ['in/a.jpg', 'in/b.jpg', 'other/c.jpg']) await writeFile(inFolder(name), imageBytes());
    await writeFile(join(home, 'm.csv'), 'status,path\nsaved,in/a.jpg\n');
    const { code, errors, stdout } = await shoal('verify', 'm.csv', '--in', 'out');
    expect(code).toBe(1);
    expect(errors).toEqual(['extra: in/b.jpg is not in the manifest']);
    expect(stdout).toContain('1 compared by size alone: no SHA-256 in the manifest.');
  });

  it('escapes what a terminal would obey', async () => {
    await writeFile(join(home, 'm.jsonl'), JSON.stringify({ status: 'saved', path: '\u001B[2J\u202Ea.jpg' }));
    const { stderr } = await shoal('verify', 'm.jsonl');
    for (const harmful of ['\u001B', '\u202E']) expect(stderr).not.toContain(harmful);
  });

  it.each([
    [['verify'], /^shoal verify: Missing required argument 'manifest'/],
    [['verify', 'gone.jsonl'], /^shoal verify: The manifest .*gone\.jsonl cannot be read: there is no such file\.$/],
    [['verify', 'a.txt'], /^shoal verify: MANIFEST takes a file that ends in \.jsonl or \.csv, not "a\.txt"\.$/],
    [['verify', 'bad.jsonl'], /^shoal verify: The manifest .* is not one of Shoal's: line 1 is no JSON object\.$/],
    [['verify', 'empty.csv'], /^shoal verify: The manifest .* has no rows\.$/],
    [['verify', 'bad.jsonl', '--too'], /^shoal verify: Unknown option '--too'/],
  ])('refuses with exit code 2 and a sentence: %j', async (args, message) => {
    await writeFile(join(home, 'bad.jsonl'), 'no manifest\n');
    await writeFile(join(home, 'empty.csv'), '');
    const { code, stdout, errors } = await shoal(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(errors[0]).toMatch(message);
  });
});
