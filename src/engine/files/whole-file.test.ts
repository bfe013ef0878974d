import { execFile } from 'node:child_process';
import { chmod, lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { writeWholeFile } from './whole-file.ts';

const tempDir = useTempDir();

function* brokenOff(): Generator<string> {
  yield 'half of it';
  throw new Error('no more');
}

it('puts a file in the place of an older one', async () => {
  const folder = await tempDir();
  await writeFile(join(folder, 'report.html'), 'what was before, and longer');
  await writeWholeFile(join(folder, 'report.html'), ['a', Buffer.from('b'), '', 'c']);
  expect(await readFile(join(folder, 'report.html'), 'utf8')).toBe('abc');
  expect(await readdir(folder)).toEqual(['report.html']);
});

it('leaves the older one as it was, and nothing else, when it breaks off', async () => {
  const folder = await tempDir();
  await writeFile(join(folder, 'report.html'), 'before');
  await expect(writeWholeFile(join(folder, 'report.html'), brokenOff())).rejects.toThrow('no more');
  expect(await readFile(join(folder, 'report.html'), 'utf8')).toBe('before');
  expect(await readdir(folder)).toEqual(['report.html']);
});

it('tells the error of the file system', async () => {
  const path = join(await tempDir(), 'gone', 'report.html');
  await expect(writeWholeFile(path, ['x'])).rejects.toMatchObject({ code: 'ENOENT' });
});

it.skipIf(process.platform === 'win32')('replaces what a link leads to, with the permissions that it had', async () => {
  const folder = await tempDir();
  const [link, kept] = [join(folder, 'latest.html'), join(folder, 'report.html')];
  await writeFile(kept, 'before');
  await chmod(kept, 0o640);
  await symlink('report.html', link);
  await writeWholeFile(link, ['after']);
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  expect(await readFile(kept, 'utf8')).toBe('after');
  expect((await stat(kept)).mode & 0o777).toBe(0o640);
});

it.skipIf(process.platform === 'win32')('writes into a pipe and leaves it there', async () => {
  const folder = await tempDir();
  const pipe = join(folder, 'pipe');
  await promisify(execFile)('mkfifo', [pipe]);
  const read = readFile(pipe, 'utf8');
  await writeWholeFile(pipe, ['a', 'b']);
  expect(await read).toBe('ab');
  expect(await readdir(folder)).toEqual(['pipe']);
  expect((await stat(pipe)).isFIFO()).toBe(true);
});
