import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runShoal, type ShoalEnd } from '../../test-support/shoal-command.ts';
import { useTempDir } from '../../test-support/temp-dir.ts';
import { useServers } from '../../test-support/use-servers.ts';

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

  it.each([
    [['--cookies', 'none.txt'], '--cookies: none.txt cannot be read (ENOENT).'],
    [['--cookies', 'empty.txt'], '--cookies: empty.txt holds no cookie that can be used.'],
    [['--ca', 'empty.txt'], '--ca: empty.txt holds no certificate in PEM form.'],
    [['--proxy', 'ftp://me:word@proxy.example'], '--proxy takes an address that begins with'],
  ])('%j is refused with the reason', async (args, reason) => {
    const end = await get(['http://pictures.invalid/1.jpg', ...args], { 'empty.txt': '# nothing\n' });
    expect(end.code).toBe(2);
    expect(end.stderr).toContain(reason);
    expect(end.stderr).not.toContain('word@');
  });
});
