import { readdir } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { imageBytes } from '../../../test-support/image-bytes.ts';
import { filesIn } from '../../../test-support/run-batch.ts';
import { runShoal, type ShoalEnd } from '../../../test-support/shoal-command.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const startServer = useServers();
const tempDir = useTempDir();
let folder: string;
beforeEach(async () => {
  folder = await tempDir();
});

/** Runs the terminal with a list on its standard input. */
async function get(input: string): Promise<ShoalEnd> {
  const args = ['get', '--list', '-', '--to', folder, '--retries', '0', '--timeout', '5', '--json'];
  return await runShoal(args, { data: await tempDir(), input });
}

const names = async (): Promise<string[]> => (await readdir(folder)).toSorted();

describe('J1', () => {
  it('a byte order mark, CRLF, blanks, padding, comments and doubles do no harm', async () => {
    const server = await startServer();
    const [a, b] = [server.url('ok', { name: 'a.jpg' }), server.url('ok', { name: 'b.jpg' })];
    const end = await get(`\ufeff# a list\r\n\r\n  ${a}  \r\n\t${b}\r\n${a}\r\n   # the end\r\n`);
    expect(end.code).toBe(0);
    expect(await names()).toEqual(['a.jpg', 'b.jpg']);
    expect(server.requests).toHaveLength(2);
  });

  it.each(['http:///a.jpg', 'http://127.0.0.1:99999/a.jpg', 'http://[::zz]/a.jpg', 'https:/a.example/1.jpg'])(
    'a line that is wrong is told with its number, and the rest goes on: %s',
    async (line) => {
      const server = await startServer();
      const end = await get(
        `${server.url('ok', { name: 'a.jpg' })}\n${line}\n${server.url('ok', { name: 'b.jpg' })}\n`,
      );
      expect(end.code).toBe(1);
      expect(end.stderr).toContain('standard input:2: ');
      expect(await names()).toEqual(['a.jpg', 'b.jpg']);
    },
  );
});

describe('J2', () => {
  it('what looks like an option or a command is text', async () => {
    const server = await startServer();
    const target = await tempDir();
    const url = server.url('ok');
    const end = await get(
      `--to ${target}\n-o ${target}/x\n${url} --to ${target}\n$(touch ${target}/y)\n; touch ${target}/z\n`,
    );
    expect(end.code).toBe(0);
    expect(await readdir(target)).toEqual([]);
    expect(await names()).toEqual(['picture.jpg']);
  });
});

describe('J3', () => {
  it.each([
    'javascript:alert(1)',
    'data:image/png;base64,iVBORw0KGgo=',
    'ftp://127.0.0.1/a.jpg',
    'FILE:///etc/passwd',
    'blob:https://a.example/1',
  ])('%s is refused, and the rest goes on', async (line) => {
    const server = await startServer();
    const end = await get(`${line}\n${server.url('ok')}\n`);
    expect(end.code).toBe(1);
    expect(end.stderr).toMatch(/standard input:1: .*Only http and https/);
    expect(await names()).toEqual(['picture.jpg']);
  });
});

describe('J5', () => {
  it('the query tells URLs apart, and the fragment does not', async () => {
    const server = await startServer();
    const url = server.url('ok');
    await get([`${url}?x=1`, `${url}?x=2`, `${url}?x=1#a`, `${url}?x=2#b`].join('\n'));
    expect(server.requests).toHaveLength(2);
    expect(await names()).toEqual(['picture (1).jpg', 'picture.jpg']);
  });

  it('international names of hosts are asked in their ASCII form', async () => {
    const server = await startServer();
    const end = await get(server.url('ok').replace('127.0.0.1', 'bücher.localhost'));
    expect(end.code).toBe(0);
    expect(server.requests[0]?.headers['host']).toMatch(/^xn--bcher-kva\.localhost:/);
  });
});

describe('G3', () => {
  it('only extensions of images leave the program', async () => {
    const server = await startServer();
    const asked = ['setup.exe', 'a.lnk', 'index.html', 'desktop.ini', 'a.jpg:evil.exe', 'photo.jpg.scr', 'x.desktop'];
    const end = await get(asked.map((name) => server.url('ok', { name })).join('\n'));
    expect(end.code).toBe(0);
    expect((await names()).filter((name) => !/^[\w ()]+\.jpg$/.test(name))).toEqual([]);
    expect(await names()).toHaveLength(asked.length);
  });
});

describe('G7', () => {
  it('neither the list nor a server can write to the terminal', async () => {
    const server = await startServer();
    const page = server.url('text', { body: '<html><title>\u001b[2J\u202eboo</title>', type: 'text/html' });
    const end = await get(
      `\u001b]0;title\u0007 ${server.url('ok')}\n${page}\n\u001b[31mred https://a.example:99999/\n`,
    );
    expect(end.code).toBe(1);
    expect(end.stdout + end.stderr).not.toMatch(/[\p{Cf}]|(?!\n)\p{Cc}/u);
    expect(end.stderr).toContain('boo');
  });
});

describe('0.2', () => {
  it('each URL comes to exactly one end, the sums are right, and 0 means that nothing failed', async () => {
    const server = await startServer();
    const good = [1, 2, 3].map((n) => server.url('ok', { name: `${n}.jpg` }));
    const bad = [server.url('status', { code: 404 }), server.url('shortBody'), server.url('page'), server.url('empty')];
    const end = await get([...good, ...bad].join('\n'));
    const events: { event: string; url: string; saved?: number; failed?: number }[] = end.lines.map((line) =>
      JSON.parse(line),
    );
    const ends = events.filter(({ event }) => ['done', 'skipped', 'failed'].includes(event));
    expect(ends.map(({ url }) => url).toSorted()).toEqual([...good, ...bad].toSorted());
    expect(events.at(-1)).toMatchObject({ event: 'summary', saved: 3, skipped: 0, failed: 4, cancelled: 0 });
    expect(end.code).toBe(1);
    expect((await get(good.join('\n'))).code).toBe(0);
    for (const bytes of (await filesIn(folder)).values()) expect(bytes.equals(imageBytes())).toBe(true);
  });
});
