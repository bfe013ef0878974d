import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runShoal } from '../../../test-support/shoal-command.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const startServer = useServers();
const tempDir = useTempDir();

it('downloads the pictures of a page whose address is given with --base, and says so where it is not', async () => {
  const [server, home] = [await startServer(), await tempDir()];
  const { origin, pathname, search } = new URL(server.url('ok', { name: 'a.jpg' }));
  const page = `<h1>Album</h1>\n<img alt="" src="${`${pathname}${search}`.replaceAll('&', '&amp;')}">\n`;
  const args = ['get', '--list', '-', '--to', 'out'];
  const options = { data: join(home, 'data'), cwd: home, input: page };

  const without = await runShoal(args, options);
  expect(without.code).toBe(2);
  expect(without.errors[0]).toMatch(/^standard input:2: .*The address of this picture begins at its web page/);
  expect(without.errors[1]).toMatch(/--base URL/);

  expect(await runShoal([...args, '--base', `${origin}/album/`], options)).toMatchObject({ code: 0 });
  expect(await readdir(join(home, 'out'))).toEqual(['a.jpg']);
});
