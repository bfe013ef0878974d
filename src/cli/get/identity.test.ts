import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runShoal, type ShoalEnd } from '../../../test-support/shoal-command.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const tempDir = useTempDir();
const startServer = useServers();

async function get(args: readonly string[], files: Record<string, string> = {}): Promise<ShoalEnd> {
  const folder = await tempDir();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return await runShoal(['get', ...args, '--to', join(folder, 'images')], { data: join(folder, 'data'), cwd: folder });
}

describe('shoal get', () => {
  it('takes cookies from a file, the own site as referrer, and an authority to trust', async () => {
    const server = await startServer({ tls: 'trusted' });
    const args = [server.url('ok'), '--cookies', 'cookies.txt', '--referer', 'self', '--ca', 'ca.pem'];
    const end = await get(args, {
      'cookies.txt': 'something else\n127.0.0.1\tFALSE\t/\tTRUE\t4102444800\tsession\tsecret-word\n',
      'ca.pem': server.ca ?? '',
    });
    expect(end.errors[0]).toBe('cookies.txt: 1 line without a cookie left out (line 1).');
    expect(end.code).toBe(0);
    expect(server.requests[0]?.headers).toMatchObject({ cookie: 'session=secret-word', referer: `${server.origin}/` });
    expect(end.stdout + end.stderr).not.toContain('secret-word');
  });

  it('D7 sends headers per host, from the command line and from a file, to those hosts only', async () => {
    const [server, other] = [await startServer(), await startServer()];
    const host = new URL(server.origin).host;
    const args = [
      server.url('needsReferer', { referer: 'https://shop.example/' }),
      other.url('ok', { seed: 2, name: 'other.jpg' }),
      '--header-for',
      `${host} Referer: https://shop.example/`,
      '--hosts',
      'hosts.ini',
      '--header',
      'X-List: all',
    ];
    const end = await get(args, {
      'hosts.ini': `X-File: all\nX-List: of the file\n[${host}]\nAuthorization: Bearer secret-word\nReferer: self\n`,
    });
    expect(end.code, end.stderr).toBe(0);
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer secret-word',
      referer: 'https://shop.example/',
      'x-list': 'all',
      'x-file': 'all',
    });
    expect(other.requests[0]?.headers).toMatchObject({ 'x-list': 'all', 'x-file': 'all' });
    for (const name of ['authorization', 'referer']) expect(other.requests[0]?.headers).not.toHaveProperty(name);
    expect(end.stdout + end.stderr).not.toContain('secret-word');
  });

  it('J4 writes nothing of the headers down: not in its manifest, and not in its record', async () => {
    const folder = await tempDir();
    const server = await startServer();
    const [data, manifest] = [join(folder, 'data'), join(folder, 'm.jsonl')];
    const urls = [server.url('ok'), server.url('status', { code: 403, name: 'b.jpg' })];
    const headers = ['--header', 'X-Key: list-word', '--header-for', '127.0.0.1 Cookie: session=host-word'];
    const proxy = ['--proxy', 'none', '--json', '--manifest', manifest, '--to', join(folder, 'images')];
    const end = await runShoal(['get', ...urls, ...headers, ...proxy], { data });
    expect(server.requests[0]?.headers).toMatchObject({ 'x-key': 'list-word', cookie: 'session=host-word' });
    const written = await Promise.all(
      (await readdir(data, { withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map(async ({ name }) => await readFile(join(data, name), 'latin1')),
    );
    const told = [end.stdout, end.stderr, await readFile(manifest, 'utf8'), ...written].join('');
    expect(told).toContain('b.jpg');
    expect(told).not.toMatch(/list-word|host-word/);
  });

  it.each([
    [['--hosts', 'none.txt'], '--hosts: none.txt cannot be read (ENOENT).'],
    [['--hosts', 'bad.ini'], '--hosts: bad.ini: Line 2 takes a name and a value with a colon'],
    [['--header-for', '*.co.uk X: word'], '--header-for: *.co.uk are the hosts of many owners.'],
    [['--cookies', 'none.txt'], '--cookies: none.txt cannot be read (ENOENT).'],
    [['--cookies', 'empty.txt'], '--cookies: empty.txt holds no cookie that can be used.'],
    [['--ca', 'empty.txt'], '--ca: empty.txt holds no certificate in PEM form.'],
    [['--proxy', 'ftp://me:word@proxy.example'], '--proxy takes an address that begins with'],
  ])('%j is refused with the reason', async (args, reason) => {
    const end = await get(['http://pictures.invalid/1.jpg', ...args], {
      'empty.txt': '# nothing\n',
      'bad.ini': '[cdn.example]\nword@\n',
    });
    expect(end.code).toBe(2);
    expect(end.stderr).toContain(reason);
    expect(end.stderr).not.toContain('word@');
  });
});
