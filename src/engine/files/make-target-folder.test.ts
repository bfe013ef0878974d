import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { makeTargetFolder } from './make-target-folder.ts';

const tempDir = useTempDir();

it('makes missing parents, and is content with what is there', async () => {
  const path = join(await tempDir(), 'a', 'b', 'c');
  await Promise.all([makeTargetFolder(path), makeTargetFolder(path)]);
  await makeTargetFolder(path);
  expect((await stat(path)).isDirectory()).toBe(true);
});

it('says so when a file is in the way', async () => {
  const file = join(await tempDir(), 'file');
  await writeFile(file, '');
  await expect(makeTargetFolder(file)).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeTargetFolder(join(file, 'below'))).rejects.toThrow('EEXIST');
});

it.runIf(process.platform === 'linux')('ends where nothing can be made', async () => {
  await expect(makeTargetFolder('/proc/shoal/below')).rejects.toMatchObject({ code: 'ENOENT' });
});
