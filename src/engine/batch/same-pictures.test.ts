import { describe, expect, it } from 'vitest';
import { useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { sha256Start } from '../../shared/wire/pack-state.ts';
import { createSamePictures } from './same-pictures.ts';

const startServer = useServers();
const { run } = useBatches();

const flags = (states: readonly object[]): (number | undefined)[] =>
  states.map((state) => ('sameAsOthers' in state ? Number(state.sameAsOthers) : undefined));

describe('the same bytes from many URLs', () => {
  it('are flagged as a likely placeholder from five on, kept, and counted to the end', async () => {
    const server = await startServer();
    const placeholders = Array.from({ length: 7 }, (_, i) => server.url('ok', { name: `gone-${i}.jpg` }));
    const others = [1, 2, 3, 4].map((i) => server.url('ok', { seed: 2, name: `twice-${i}.jpg` }));
    const { states, files, summary } = await run([...placeholders, ...others]);
    expect(flags(states)).toEqual([6, 6, 6, 6, 6, 6, 6, undefined, undefined, undefined, undefined]);
    expect(files.size).toBe(11);
    expect(summary).toMatchObject({ saved: 11, failed: 0 });
  });

  it('end no download a second time for those who listen', async () => {
    const server = await startServer();
    const urls = Array.from({ length: 6 }, (_, i) => server.url('ok', { name: `${i}.jpg` }));
    const { batch, ended } = await listened(urls);
    expect(ended).toBe(6);
    expect(batch).toEqual([5, 5, 5, 5, 5, 5]);
  });

  it('are not looked for where nobody wants hashes', async () => {
    const server = await startServer();
    const urls = Array.from({ length: 5 }, (_, i) => server.url('ok', { name: `${i}.jpg` }));
    const { states } = await run(urls, { sha256: false });
    expect(states.filter((state) => 'sha256' in state || 'sameAsOthers' in state)).toEqual([]);
  });

  it('cost little to count, however many they are', () => {
    const sha256 = 'ab'.repeat(32);
    const same = createSamePictures(() => sha256);
    const told = Array.from({ length: 100_000 }, (_, id) => same.add(id, sha256).length);
    expect(told.slice(0, 11)).toEqual([0, 0, 0, 0, 5, 1, 1, 1, 1, 10, 1]);
    expect(told.reduce((sum, one) => sum + one, 0)).toBeLessThan(400_000);
    expect(same.rest()).toHaveLength(100_000);
    expect(same.rest()).toEqual([]);
  });

  it('are counted with those that an earlier process has saved, and not with what only begins alike', () => {
    const hashes = ['ab'.repeat(32), `${'ab'.repeat(31)}cd`];
    const same = createSamePictures((id) => hashes[id % 2]);
    for (let id = 0; id < 8; id += 2) same.addEarlier(id, sha256Start(hashes[0] ?? ''));
    expect(same.add(9, hashes[1] ?? '')).toEqual([]);
    expect(same.add(8, hashes[0] ?? '').map(({ id, others }) => [id, others])).toEqual(
      [0, 2, 4, 6, 8].map((id) => [id, 4]),
    );
  });
});

async function listened(urls: string[]): Promise<{ batch: (number | undefined)[]; ended: number }> {
  const { states, batch } = await run(urls);
  const mirrored = batch.snapshot().downloads.map(({ state }) => state);
  expect(mirrored).toEqual(states);
  return { batch: flags(mirrored), ended: batch.totals().counts.done };
}
