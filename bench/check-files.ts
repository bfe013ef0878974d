import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { List } from './lists.ts';
import { createPictures } from './server/picture.ts';
import { nameOf } from './server/wish.ts';

/** Large files are read a few at a time. */
const atOnce = 4;

/**
 * Whether a folder holds exactly the files of a list, each byte for byte.
 *
 * @returns what is wrong with it in a few words; null when nothing is
 */
export async function findFault(list: List, folder: string): Promise<string | null> {
  const found = new Set(await readdir(folder));
  const numbered = createPictures(list.bytes);
  let wrong = 0;
  let missing = 0;
  let next = 0;
  const checkSome = async (): Promise<void> => {
    for (let number = next++; number < list.count; number = next++) {
      const name = nameOf(number);
      if (!found.delete(name)) {
        missing++;
        continue;
      }
      const { head, rest } = numbered(number);
      const expected = createHash('sha256').update(head).update(rest).digest('hex');
      const bytes = await readFile(join(folder, name));
      if (createHash('sha256').update(bytes).digest('hex') !== expected) wrong++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, checkSome));
  const faults = [
    missing > 0 && `${missing} missing`,
    wrong > 0 && `${wrong} wrong`,
    found.size > 0 && `${found.size} too many`,
  ].filter((fault) => fault !== false);
  return faults.length === 0 ? null : faults.join(', ');
}
