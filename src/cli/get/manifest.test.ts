import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FaultServer } from '../../../test-support/fault-server.ts';
import { runShoal, startShoal } from '../../../test-support/shoal-command.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { readManifest } from '../../shared/manifest/manifest-lines.ts';
import { columns } from '../../shared/manifest/manifest-row.ts';

const tempDir = useTempDir();
const startServer = useServers();
let server: FaultServer;
let data: string;
let home: string;

beforeEach(async () => {
  server = await startServer();
  data = await tempDir();
  home = await tempDir();
});

const ok = (name: string): string => server.url('ok', { name });

const lasting = ({ path, bytes, sha256 }: Record<string, unknown>): unknown[] => [path, bytes, sha256];

async function readRows(): Promise<Record<string, unknown>[]> {
  const text = await readFile(join(home, 'm.jsonl'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('a manifest', () => {
  it('has one row for each row of the lists, in their order, whatever became of it', async () => {
    const missing = server.url('status', { code: 404, name: 'c.jpg' });
    await writeFile(
      join(home, 'urls.txt'),
      `${ok('b.jpg')}\nftp://x/y.jpg\n# nothing\n${missing}\n${ok('a.jpg')}\n${ok('d.jpg')}\n`,
    );
    const args = ['get', ok('a.jpg'), '--list', 'urls.txt', '--to', 'out', '--manifest', 'm.jsonl'];
    expect((await runShoal(args, { data, cwd: home })).code).toBe(1);
    const rows = await readRows();
    expect(rows.map(({ list, line, status }) => [list, line, status])).toEqual([
      [null, 1, 'saved'],
      ['urls.txt', 1, 'saved'],
      ['urls.txt', 2, 'invalid'],
      ['urls.txt', 4, 'failed'],
      ['urls.txt', 5, 'duplicate'],
      ['urls.txt', 6, 'saved'],
    ]);
    const file = await readFile(join(home, 'out', 'b.jpg'));
    expect(rows[1]).toMatchObject({
      url: ok('b.jpg'),
      finalUrl: ok('b.jpg'),
      root: 'out',
      path: 'b.jpg',
      bytes: 10_000,
      sha256: createHash('sha256').update(file).digest('hex'),
      type: 'image/jpeg',
      width: 16,
      height: 12,
      attempts: 1,
      queueMs: expect.any(Number),
      firstByteMs: expect.any(Number),
      diskMs: expect.any(Number),
      code: null,
    });
    expect(rows[3]).toMatchObject({ code: 'http-not-found', path: null, message: expect.stringContaining('404') });
    expect(rows[4]).toMatchObject({ url: ok('a.jpg'), message: 'The same URL stands in line 1 of the command line.' });
  });

  it('may stand in the folder of the images before that is there, and tells of a broken record with exit code 1', async () => {
    await writeFile(join(home, 'urls.jsonl'), `{"url":"${ok('a.jpg')}"}\n{"url":\n{"url":"${ok('b.jpg')}"}\n`);
    const args = ['get', '--list', 'urls.jsonl', '--to', join('new', 'out')];
    const kept = ['--manifest', join('new', 'out', 'm.jsonl'), '--report', join('new', 'r.html')];
    expect((await runShoal([...args, ...kept], { data, cwd: home })).code).toBe(1);
    const rows = await readFile(join(home, 'new', 'out', 'm.jsonl'), 'utf8');
    expect(rows.match(/"status":"\w+"/g)).toEqual(['"status":"saved"', '"status":"invalid"', '"status":"saved"']);
    expect(await readdir(join(home, 'new'))).toEqual(['out', 'r.html']);
  });

  it('says of images that are here already what it said when they were saved', async () => {
    const args = ['get', ok('a.jpg'), ok('b.jpg'), '--to', 'out', '--manifest', 'm.jsonl'];
    await runShoal(args, { data, cwd: home });
    const first = await readRows();
    await runShoal(args, { data, cwd: home });
    const second = await readRows();
    expect(second.map(({ status, code }) => [status, code])).toEqual([
      ['skipped', 'saved-before'],
      ['skipped', 'saved-before'],
    ]);
    expect(second.map(lasting)).toEqual(first.map(lasting));
    expect((await readdir(home)).sort()).toEqual(['m.jsonl', 'out']);
  });

  it('is written as CSV that no spreadsheet takes for formulas', async () => {
    const text = '=HYPERLINK("http://x")\n"quoted", text\n';
    await writeFile(
      join(home, 'urls.txt'),
      `ftp://x/a,b".jpg\n${ok('a.jpg')}\n${ok('b.jpg')}\n${ok('c.jpg')}\n${text}`,
    );
    const args = ['get', '--list', 'urls.txt', '--to', 'out', '--manifest', 'm.csv', '--order', 'list'];
    await runShoal(args, { data, cwd: home });
    const lines = (await readFile(join(home, 'm.csv'), 'utf8')).split('\r\n');
    expect(lines[0]?.split(',')).toEqual(columns);
    expect(lines[1]).toMatch(/^urls\.txt,1,"ftp:\/\/x\/a,b""\.jpg",/);
    const [invalid, saved] = [...readManifest(lines.join('\r\n'), 'csv')];
    expect(invalid).toMatchObject({
      line: 1,
      url: 'ftp://x/a,b".jpg',
      status: 'invalid',
      code: 'bad-scheme',
      path: null,
    });
    expect(saved).toMatchObject({
      line: 2,
      url: ok('a.jpg'),
      status: 'saved',
      path: 'a.jpg',
      bytes: 10_000,
      code: null,
    });
    expect(lines.join('\n')).not.toMatch(/(^|,)"?[=+@]/m);
    expect(lines.at(-1)).toBe('');
  });

  it('says where redirects led, without the login that was in the way', async () => {
    const target = new URL(ok('b.jpg'));
    target.username = 'ann';
    target.password = 'secret';
    const url = server.url('redirect', { to: target.href, name: 'a.jpg' });
    await runShoal(['get', url, '--to', 'out', '--manifest', 'm.jsonl'], { data, cwd: home });
    expect(await readRows()).toMatchObject([{ url, finalUrl: ok('b.jpg'), status: 'saved', path: 'a.jpg' }]);
  });

  it('given as a list downloads only what is missing', async () => {
    const urls = ['a.jpg', 'b.jpg', 'c.jpg'].map(ok);
    await runShoal(['get', ...urls, '--to', 'out', '--manifest', 'm.csv'], { data, cwd: home });
    await rm(join(home, 'out', 'b.jpg'));
    const again = await runShoal(['get', '--list', 'm.csv', '--to', 'out', '--json'], { data, cwd: home });
    const events: Record<string, unknown>[] = again.lines.map((line) => JSON.parse(line));
    expect(again.code).toBe(0);
    expect(events.at(-1)).toMatchObject({ saved: 1, skipped: 2, failed: 0 });
    expect((await readdir(join(home, 'out'))).sort()).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
  });

  it('flags the same bytes from five URLs on as a likely placeholder, and images without their end', async () => {
    const urls = ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg', 'e.jpg'].map(ok);
    const cut = server.url('cutOnServer', { name: 'cut.jpg' });
    const end = await runShoal(['get', ...urls, cut, '--to', 'out', '--manifest', 'm.jsonl'], { data, cwd: home });
    expect(end.lines.at(-1)).toMatch(/; 5 are the same picture: likely a placeholder; 1 ends too early$/);
    const rows = await readRows();
    expect(rows.map(({ sameAsOthers }) => sameAsOthers)).toEqual([4, 4, 4, 4, 4, null]);
    expect(rows.map(({ note }) => note)).toEqual([null, null, null, null, null, 'ends-early']);
  });

  it('tells of rows that were not begun when the command was stopped', async () => {
    const gate = server.hold('/ok', 'body');
    const urls = ['a.jpg', 'b.jpg', 'c.jpg'].map(ok);
    const { child, end } = startShoal(['get', ...urls, '--to', 'out', '--manifest', 'm.jsonl', '--concurrency', '1'], {
      data,
      cwd: home,
    });
    await gate.waitFor(1);
    child.kill('SIGINT');
    expect((await end).code).toBe(130);
    expect((await readRows()).map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });
});
