import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { imageBytes } from '../../../../test-support/image-bytes.ts';
import { useBatches } from '../../../../test-support/run-batch.ts';
import { useServers } from '../../../../test-support/use-servers.ts';

const startServer = useServers();
const { run } = useBatches();

const bytes = 12_000_000;
const hashOf = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

describe('a body so large that it goes past the parser', () => {
  it('is saved byte for byte, several at a time and after one another', async () => {
    const server = await startServer();
    const seeds = [1, 2, 3, 4, 5];
    const urls = seeds.map((seed) => server.url('ok', { bytes, seed, name: `${seed}.jpg` }));
    const { states, files } = await run(urls, { sha256: true, concurrency: 3 });
    const wanted = seeds.map((seed) => hashOf(imageBytes({ bytes, seed })));
    expect(states).toMatchObject(wanted.map((sha256) => ({ kind: 'done', sha256 })));
    expect(seeds.map((seed) => hashOf(files.get(`${seed}.jpg`) ?? Buffer.alloc(0)))).toEqual(wanted);
  });

  it('is incomplete when its connection ends before it does', async () => {
    const server = await startServer();
    const { states, files } = await run(server.url('shortBody', { bytes, sent: bytes - 1 }), { retry: { retries: 0 } });
    expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'incomplete' } }]);
    expect(files.size).toBe(0);
  });

  it('ends where its length says, whatever follows', async () => {
    const server = await startServer();
    const { states, files } = await run(server.url('extraBytes', { bytes }));
    expect(states).toMatchObject([{ kind: 'done', bytes: imageBytes({ bytes }).length }]);
    expect([...files.values()].map(hashOf)).toEqual([hashOf(imageBytes({ bytes }))]);
  });

  it('keeps to a bound on its bytes per second', async () => {
    const server = await startServer();
    const { summary } = await run(server.url('ok', { bytes }), { bytesPerSecond: 40_000_000 });
    expect(summary.saved).toBe(1);
    expect(summary.elapsedMs).toBeGreaterThan(150);
  });
});
