import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasUsualEnd } from '../../src/engine/transfer/image/image-end/image-tail.ts';
import { readPixelSize } from '../../src/engine/transfer/image/image-size.ts';
import { headSize, imageTypeOf } from '../../src/engine/transfer/image/image-type.ts';
import { createPictures } from '../server/picture.ts';

/** The least of several batches counts: another program that cuts in is no cost of ours. */
const batches = 7;
const rounds = 4000;
const bytes = 50_000;

/** What looking at a picture costs: its type, its end, and its size in pixels, in µs. It cannot be switched off. */
export async function measureChecks(work: string): Promise<number> {
  const folder = await mkdtemp(join(work, 'checks-'));
  const { head, rest } = createPictures(bytes)(1);
  const picture = Buffer.concat([head, rest]);
  const path = join(folder, 'picture.jpg');
  await writeFile(path, picture);
  const [first, last] = [picture.subarray(0, headSize), picture.subarray(-16)];
  let us = Infinity;
  for (let batch = 0; batch < batches; batch++) {
    const began = performance.now();
    for (let round = 0; round < rounds; round++) {
      const type = imageTypeOf(first);
      if (type === null || !hasUsualEnd(last, type)) throw new Error('the picture is not seen as one');
      const size = await readPixelSize(Buffer.concat([first]), path, bytes);
      if (size === null) throw new Error('the size of the picture is not seen');
    }
    us = Math.min(us, ((performance.now() - began) / rounds) * 1000);
  }
  await rm(folder, { recursive: true });
  return us;
}
