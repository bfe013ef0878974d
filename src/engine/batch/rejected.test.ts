import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useBatches } from '../../../test-support/run-batch.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { useStores } from '../../../test-support/use-stores.ts';

const tempDir = useTempDir();
const startServer = useServers();
const stores = useStores();
const { run } = useBatches();

it('what a person has rejected is not downloaded again, until it is wanted after all', async () => {
  const server = await startServer();
  const { saved, marks } = stores.open(await tempDir());
  const urls = [1, 2, 3].map((n) => server.url('ok', { name: `${n}.jpg`, seed: n }));
  const { folder } = await run(urls, { saved });
  const rejected = urls[0] ?? '';
  await marks.set(folder, [[rejected, { mark: 'rejected', name: '1.jpg', bytes: 10_000, held: null }]]);
  await rm(join(folder, '1.jpg'));
  await rm(join(folder, '2.jpg'));

  const again = await run(urls, { saved, folder });
  expect(again.states.map(({ kind }) => kind)).toEqual(['skipped', 'done', 'skipped']);
  expect(again.states[0]).toMatchObject({ why: 'rejected', bytes: 10_000 });
  expect(again.states[2]).toMatchObject({ why: 'saved-before', width: 16, height: 12 });
  expect([...again.files.keys()].sort()).toEqual(['2.jpg', '3.jpg']);
  expect(server.requestsFor(rejected)).toHaveLength(1);

  again.batch.retry([0, 2]);
  await again.batch.whenFinished();
  expect(again.batch.download(0)).toMatchObject({ name: '1.jpg', state: { kind: 'done' } });
  expect(again.batch.download(2).state.kind).toBe('skipped');
});

it('the name of a rejected image stays free for it', async () => {
  const server = await startServer();
  const { saved, marks } = stores.open(await tempDir());
  const [first = '', other = ''] = [1, 2].map((n) => server.url('ok', { name: 'same.jpg', seed: n, bytes: 9000 + n }));
  const { folder } = await run([first], { saved });
  await marks.set(folder, [[first, { mark: 'rejected', name: 'same.jpg', bytes: 9001, held: null }]]);
  await rm(join(folder, 'same.jpg'));
  const again = await run([other, first], { saved, folder });
  expect(again.downloads.map(({ name }) => name)).toEqual(['same (1).jpg', 'same.jpg']);
});
