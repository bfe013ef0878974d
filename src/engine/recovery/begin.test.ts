import { expect, it } from 'vitest';
import { specOf, useRecordedLists } from '../../../test-support/recorded-lists.ts';
import { unfinishedIn } from '../../../test-support/use-stores.ts';

const { tempDir, startServer, stores, begin } = useRecordedLists();

it('nothing is requested of a list before all of it is on record', async () => {
  const [data, folder, server] = [await tempDir(), await tempDir(), await startServer()];
  const gate = server.hold('/ok');
  // Written down in several turns.
  const urls = Array.from({ length: 30_000 }, (_, n) => server.url('ok', { name: `${n}.jpg` }));
  const batch = await begin(specOf(urls, folder), stores.open(data));
  // As another process sees it.
  const other = stores.open(data);
  expect(unfinishedIn(other)).toEqual([]);
  batch.start();
  expect(batch.status.kind).toBe('running');
  await gate.waitFor(1);
  expect(other.history.read(batch.id)?.rows).toHaveLength(urls.length);
  await batch.close();
  gate.open();
});

it('a list that is closed before it has started can be gone on with', async () => {
  const [data, folder, server] = [await tempDir(), await tempDir(), await startServer()];
  const store = stores.open(data);
  const batch = await begin(specOf([server.url('ok', { name: '0.jpg' })], folder), store);
  await batch.close();
  expect(unfinishedIn(store)).toMatchObject([{ id: batch.id, rows: 1 }]);
});
