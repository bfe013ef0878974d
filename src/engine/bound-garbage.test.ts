import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** Makes garbage of which some survives for a while, as downloads do, and tells how large the space for new objects became. */
const script = (isBound: boolean): string => `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { boundGarbage } from '${join(import.meta.dirname, 'bound-garbage.ts').replaceAll('\\', '/')}';
  if (${isBound}) boundGarbage();
  const kept = [];
  let most = 0;
  // By itself it grows sooner or later; on a busy machine later.
  for (let round = 0; round < 150 || (${!isBound} && round < 3000 && most < 100e6); round++) {
    for (let n = 0; n < 400; n++) kept[(round * 400 + n) % 4000] = Array.from({ length: 200 }, () => ({ n }));
    most = Math.max(most, getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  console.log(most);
`;

async function largestSpace(isBound: boolean): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script(isBound)]);
  return Number(stdout);
}

it('keeps the space for new objects small, which V8 by itself makes several times as large', async () => {
  const [bound, free] = await Promise.all([largestSpace(true), largestSpace(false)]);
  expect(bound).toBeLessThan(80e6);
  expect(free).toBeGreaterThan(100e6);
});
