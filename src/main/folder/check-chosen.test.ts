import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { checkChosen } from './check-chosen.ts';

const tempDir = useTempDir();

it('tells of the folder that is chosen by the time it has looked', async () => {
  const home = await tempDir();
  const pictures = join(home, 'pictures');
  await mkdir(pictures);
  let chosen: string | null = null;
  const checking = checkChosen(() => chosen, join(home, 'gone', 'Shoal'));
  chosen = pictures;
  expect(await checking).toMatchObject({ path: pictures, problem: null });
});

it('needs nobody to make the default folder, but a chosen one that is gone is told', async () => {
  const home = await tempDir();
  const gone = join(home, 'gone', 'Shoal');
  const status = await checkChosen(() => null, gone);
  expect(status).toMatchObject({ path: gone, problem: null });
  expect(status.freeBytes).toBeGreaterThan(0);
  expect(await checkChosen(() => gone, home)).toMatchObject({ path: gone, problem: { code: 'missing' } });
});
