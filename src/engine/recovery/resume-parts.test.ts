import { link, mkdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  changeStore,
  expectWhole,
  finish,
  image,
  partsIn,
  rangesAskedFor,
  useRecordedLists,
} from '../../../test-support/recorded-lists.ts';

const { tempDir, stores, goOn, stopInTheMiddle } = useRecordedLists();

describe('a part file', () => {
  it('is used up to what was synced when the computer has been started anew since', async () => {
    const stopped = await stopInTheMiddle();
    changeStore(
      stopped.data,
      "UPDATE batches SET boot = 'another'; UPDATE parts SET synced_bytes = 3000 WHERE row = 1",
    );
    await finish(await goOn(stopped.spec.id, stores.open(stopped.data)));
    expect(rangesAskedFor(stopped)).toEqual([undefined, 'bytes=3000-', undefined, 'bytes=5000-']);
    await expectWhole(stopped.folder);
  });

  it('is begun again when nothing of it was synced before the computer was started anew', async () => {
    const stopped = await stopInTheMiddle();
    changeStore(stopped.data, "UPDATE batches SET boot = 'another'; UPDATE parts SET synced_bytes = 0");
    const batch = await goOn(stopped.spec.id, stores.open(stopped.data));
    expect(await partsIn(stopped.folder)).toEqual([]);
    await finish(batch);
    expect(rangesAskedFor(stopped)).toEqual([undefined, undefined, undefined, undefined]);
    await expectWhole(stopped.folder);
  });

  it('is used as far as it has grown after its last record, while the computer runs on', async () => {
    const stopped = await stopInTheMiddle();
    changeStore(stopped.data, 'UPDATE parts SET synced_bytes = 0');
    await finish(await goOn(stopped.spec.id, stores.open(stopped.data)));
    expect(rangesAskedFor(stopped)).toEqual([undefined, 'bytes=5000-', undefined, 'bytes=5000-']);
    await expectWhole(stopped.folder);
  });

  it('that is complete but for its name costs one byte more', async () => {
    const stopped = await stopInTheMiddle();
    for (const part of await partsIn(stopped.folder)) {
      await writeFile(join(stopped.folder, part), image(part.includes('-1-') ? 2 : 3));
    }
    await finish(await goOn(stopped.spec.id, stores.open(stopped.data)));
    expect(rangesAskedFor(stopped)).toEqual([undefined, 'bytes=9999-', undefined, 'bytes=9999-']);
    await expectWhole(stopped.folder);
  });

  it.each([
    ['is gone', async (path: string) => await rm(path)],
    ['is empty', async (path: string) => await truncate(path, 0)],
    ['is longer than the image', async (path: string) => await writeFile(path, Buffer.alloc(20_000))],
    [
      'is a folder',
      async (path: string) => {
        await rm(path);
        await mkdir(path);
        await rm(path, { recursive: true });
      },
    ],
  ])('is begun again when it %s', async (_what, damage) => {
    const stopped = await stopInTheMiddle();
    for (const part of await partsIn(stopped.folder)) await damage(join(stopped.folder, part));
    await finish(await goOn(stopped.spec.id, stores.open(stopped.data)));
    expect(rangesAskedFor(stopped)).toEqual([undefined, undefined, undefined, undefined]);
    await expectWhole(stopped.folder);
  });

  it('with a second name is not written to', async () => {
    const stopped = await stopInTheMiddle();
    const [part] = await partsIn(stopped.folder);
    const mine = join(await tempDir(), 'mine');
    await link(join(stopped.folder, part!), mine);
    const before = await readFile(mine);
    await finish(await goOn(stopped.spec.id, stores.open(stopped.data)));
    expect((await readFile(mine)).equals(before)).toBe(true);
    await expectWhole(stopped.folder);
  });

  it('that is on record under a name of another kind is left alone', async () => {
    const stopped = await stopInTheMiddle();
    await writeFile(join(stopped.folder, 'mine.txt'), 'mine, and as long as an image '.repeat(100));
    const { size } = await stat(join(stopped.folder, 'mine.txt'));
    changeStore(stopped.data, "UPDATE parts SET name = 'mine.txt' WHERE row = 1");
    await finish(await goOn(stopped.spec.id, stores.open(stopped.data)));
    expect((await stat(join(stopped.folder, 'mine.txt'))).size).toBe(size);
    await rm(join(stopped.folder, 'mine.txt'));
    await expectWhole(stopped.folder);
  });
});
