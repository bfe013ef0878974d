// A process to be killed: downloads a list into a folder, going on where an earlier one was.
// node downloader.ts DATA_FOLDER FOLDER URLS_AS_JSON
import { randomUUID } from 'node:crypto';
import { systemClock } from '../../src/engine/clock.ts';
import { beginBatch } from '../../src/engine/recovery/begin-batch.ts';
import { sweepAbandoned } from '../../src/engine/recovery/sweep.ts';
import { openStore } from '../../src/engine/store/store.ts';
import { defaultHttpOptions } from '../../src/engine/transfer/request/http-client.ts';
import { defaultRetryOptions } from '../../src/engine/transfer/retry-policy.ts';

const [dataFolder = '', folder = '', urls = '[]'] = process.argv.slice(2);
process.send?.('begun');

const store = openStore(dataFolder, (message) => {
  throw new Error(message);
});
await sweepAbandoned(store.history);
const list: string[] = JSON.parse(urls);
const batch = await beginBatch(
  {
    id: randomUUID(),
    rows: list.map((url, index) => ({ url, line: index + 1 })),
    folder,
    limits: { concurrency: 6, perHost: null },
    http: defaultHttpOptions,
    retry: defaultRetryOptions,
    maxBytes: Number.MAX_SAFE_INTEGER,
  },
  { clock: systemClock, random: Math.random },
  store,
  { label: 'list', resumable: true, keepsSecrets: false },
);
batch.start();
const { failed } = await batch.whenFinished();
await batch.close();
store.close();
process.exitCode = failed === 0 ? 0 : 1;
process.disconnect?.();
