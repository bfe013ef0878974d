import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findFault } from './check-files.ts';
import { lists } from './lists.ts';
import { createPictures } from './server/picture.ts';
import { nameOf } from './server/wish.ts';

it('names files that are missing, wrong, or too many', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shoal-bench-'));
  onTestFinished(async () => await rm(folder, { recursive: true }));
  const [first] = lists;
  if (first === undefined) throw new Error('no lists');
  const list = { ...first, count: 3, bytes: 2000 };
  const numbered = createPictures(list.bytes);
  const write = async (name: string, number: number): Promise<void> => {
    const { head, rest } = numbered(number);
    await writeFile(join(folder, name), Buffer.concat([head, rest]));
  };
  for (const number of [0, 1, 2]) await write(nameOf(number), number);
  expect(await findFault(list, folder)).toBeNull();
  await write(nameOf(1), 2); // the bytes of another one
  expect(await findFault(list, folder)).toBe('1 wrong');
  await rm(join(folder, nameOf(0)));
  await write('left.part', 0);
  expect(await findFault(list, folder)).toBe('1 missing, 1 wrong, 1 too many');
});
