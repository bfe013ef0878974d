import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
