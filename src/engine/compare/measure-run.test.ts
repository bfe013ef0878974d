import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { systemClock } from '../clock.ts';
import { defaultHttpOptions } from '../transfer/request/http-client.ts';
import { defaultRetryOptions } from '../transfer/retry-policy.ts';
import { measureRun } from './measure-run.ts';

const startServer = useServers();
const tempDir = useTempDir();

it('leaves nothing on the signal of a comparison, which would hold the rows of each of its runs', async () => {
  const server = await startServer();
  const { signal } = new AbortController();
  const spec = {
    id: 'run',
    rows: [{ line: 1, url: server.url('ok') }],
    folder: await tempDir(),
    limits: { concurrency: 1, perHost: null },
    http: defaultHttpOptions,
    retry: defaultRetryOptions,
    maxBytes: Number.MAX_SAFE_INTEGER,
  };
  const listening: number[] = [];
  const facts = await measureRun(spec, { clock: systemClock, random: () => 0 }, signal, () =>
    listening.push(getEventListeners(signal, 'abort').length),
  );
  expect(facts?.brought).toEqual([expect.any(String)]);
  expect(listening).toEqual([1]);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
