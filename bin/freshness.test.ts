import { mkdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { useTempDir } from '../test-support/temp-dir.ts';
import { isFresh, newestChange } from './freshness.js';

const tempDir = useTempDir();

async function writeAt(file: string, seconds: number): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, '');
  await utimes(file, seconds, seconds);
  return file;
}

/** A folder's own time moves with each file made in it, so it is set last. */
async function settle(folder: string, seconds: number): Promise<void> {
  await utimes(folder, seconds, seconds);
}

it('finds an output fresh that is as new as the newest source', async () => {
  const folder = await tempDir();
  const source = await writeAt(path.join(folder, 'src', 'a.ts'), 200);
  await settle(path.dirname(source), 100);
  const output = await writeAt(path.join(folder, 'out.js'), 200);
  expect(isFresh([output], [path.dirname(source)])).toBe(true);
  await settle(source, 201);
  expect(isFresh([output], [path.dirname(source)])).toBe(false);
});

it('finds an output stale after a source was removed, which only the folder tells', async () => {
  const folder = await tempDir();
  const source = await writeAt(path.join(folder, 'src', 'deep', 'a.ts'), 100);
  await settle(path.dirname(source), 300);
  await settle(path.join(folder, 'src'), 100);
  const output = await writeAt(path.join(folder, 'out.js'), 200);
  expect(isFresh([output], [path.join(folder, 'src')])).toBe(false);
});

it('finds a missing output stale', async () => {
  const folder = await tempDir();
  expect(isFresh([path.join(folder, 'none.js')], [])).toBe(false);
});

it('does not count tests and what does not exist', async () => {
  const folder = await tempDir();
  const source = await writeAt(path.join(folder, 'a.ts'), 100);
  const test = await writeAt(path.join(folder, 'a.test.ts'), 900);
  expect(newestChange([source, test, path.join(folder, 'none')])).toBe(100_000);
});
