import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../test-support/random.ts';
import { mutate } from './mutate.ts';
import { targets } from './targets.ts';

const kept = join(import.meta.dirname, 'kept');

describe.each(targets)('the fuzz target $name', (target) => {
  const { name, seeds, words } = target;
  it('keeps its promises for the inputs that it begins with', async () => {
    for (const seed of seeds) await expect(Promise.resolve(target.check(seed))).resolves.toBeUndefined();
  });

  it('keeps its promises for a thousand random ones, the same each time', async () => {
    const random = createRandom(1);
    for (let n = 0; n < 1000; n++) {
      const input = mutate(seeds[n % seeds.length] ?? new Uint8Array(), seeds, words, random);
      await expect(
        Promise.resolve(target.check(input)),
        Buffer.from(input).toString('base64'),
      ).resolves.toBeUndefined();
    }
  });

  const folder = join(kept, name);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  it.each(files)('keeps its promises for what once broke one: %s', async (file) => {
    await expect(Promise.resolve(target.check(readFileSync(join(folder, file))))).resolves.toBeUndefined();
  });
});
