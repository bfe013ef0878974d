import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasUsualEnd } from '../../src/engine/transfer/image-end/image-tail.ts';
import { readPixelSize } from '../../src/engine/transfer/image-size.ts';
import { headSize, imageTypeOf } from '../../src/engine/transfer/image-type.ts';
import { createPictures } from '../server/picture.ts';

const rounds = 20_000;
const bytes = 50_000;

/** What looking at a picture costs: its type, its end, and its size in pixels, in µs. It cannot be switched off. */
export async function measureChecks(work: string): Promise<number> {
  const folder = await mkdtemp(join(work, 'checks-'));
  const { head, rest } = createPictures(bytes)(1);
  const picture = Buffer.concat([head, rest]);
  const path = join(folder, 'picture.jpg');
  await writeFile(path, picture);
  const [first, last] = [picture.subarray(0, headSize), picture.subarray(-16)];
  let found = 0;
  const began = performance.now();
  for (let round = 0; round < rounds; round++) {
    const type = imageTypeOf(first);
    if (type === null || !hasUsualEnd(last, type)) throw new Error('the picture is not seen as one');
    if ((await readPixelSize(Buffer.concat([first]), path, bytes)) !== null) found++;
  }
  const us = ((performance.now() - began) / rounds) * 1000;
  await rm(folder, { recursive: true });
  if (found < rounds) throw new Error('the size of the picture is not seen');
  return us;
}
