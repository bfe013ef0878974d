// Downloads one URL into a folder in a process of its own and tells the most memory that it had:
// node test-support/download-alone.ts URL FOLDER
import { createBatch } from '../src/engine/batch/batch.ts';
import { systemClock } from '../src/engine/clock.ts';
import { defaultHttpOptions } from '../src/engine/transfer/request/http-client.ts';
import { defaultRetryOptions } from '../src/engine/transfer/retry-policy.ts';

const [url = '', folder = ''] = process.argv.slice(2);
const batch = await createBatch(
  {
    id: 'alone',
    rows: [{ url, line: 1 }],
    folder,
    limits: { concurrency: 1, perHost: null },
    http: defaultHttpOptions,
    retry: defaultRetryOptions,
    maxBytes: Number.MAX_SAFE_INTEGER,
  },
  { clock: systemClock, random: Math.random },
);
const most = { rss: 0, arrayBuffers: 0, heapUsed: 0 };
const watch = setInterval(() => {
  const { rss, arrayBuffers, heapUsed } = process.memoryUsage();
  most.rss = Math.max(most.rss, rss);
  most.arrayBuffers = Math.max(most.arrayBuffers, arrayBuffers);
  most.heapUsed = Math.max(most.heapUsed, heapUsed);
}, 10);
batch.start();
const { saved, bytes } = await batch.whenFinished();
clearInterval(watch);
await batch.close();
console.log(JSON.stringify({ saved, bytes, ...most }));
