// Downloads a list, a JSON array of URLs, into a folder in a process of its own, and tells in JSON what became of it:
// node test-support/soak/run-list.ts LIST FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { createBatch } from '../../src/engine/batch/batch.ts';
import { systemClock } from '../../src/engine/clock.ts';
import { defaultHttpOptions } from '../../src/engine/transfer/request/http-client.ts';
import { defaultRetryOptions } from '../../src/engine/transfer/retry-policy.ts';
import { boundGarbage } from '../../src/engine/bound-garbage.ts';

/** What the process tells at its end. */
export interface SoakResult {
  /** `done`, or the code of the failure, of each row. */
  outcomes: string[];
  /** Resident bytes, at most, after a quarter of the rows, and at the end. */
  rss: { most: number; early: number; end: number };
  /** Open descriptors, where the system tells: before, at most, and at the end. */
  descriptors: { before: number; most: number; end: number };
  ms: number;
}

boundGarbage(); // as the terminal does
const [list = '', folder = ''] = process.argv.slice(2);
const urls: unknown = JSON.parse(readFileSync(list, 'utf8'));
if (!Array.isArray(urls)) throw new Error('the list is no array');

const openDescriptors = (): number => (process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0);

const batch = await createBatch(
  {
    id: 'soak',
    rows: urls.map((url, index) => ({ url: String(url), line: index + 1 })),
    folder,
    limits: { concurrency: 32, perHost: null },
    http: { ...defaultHttpOptions, timeoutMs: 5000 },
    // Waits are short, so that the time is spent on downloads.
    retry: { ...defaultRetryOptions, backoffBaseMs: 5 },
    maxBytes: Number.MAX_SAFE_INTEGER,
  },
  { clock: systemClock, random: Math.random },
);
const rss = { most: 0, early: 0, end: 0 };
const descriptors = { before: openDescriptors(), most: 0, end: 0 };
const look = (): void => {
  rss.most = Math.max(rss.most, process.memoryUsage.rss());
  descriptors.most = Math.max(descriptors.most, openDescriptors());
};
const watch = setInterval(look, 100);
let ended = 0;
batch.listen({
  transition({ state }) {
    if ('rank' in state && ++ended === urls.length >> 2) rss.early = process.memoryUsage.rss();
  },
  patch: () => undefined,
});
const began = performance.now();
batch.start();
await batch.whenFinished();
const ms = Math.round(performance.now() - began);
clearInterval(watch);
look();
await batch.close();
rss.end = process.memoryUsage.rss();
descriptors.end = openDescriptors();
const outcomes = urls.map((_, id) => {
  const { state } = batch.download(id);
  return state.kind === 'failed' ? state.failure.code : state.kind;
});
console.log(JSON.stringify({ outcomes, rss, descriptors, ms } satisfies SoakResult));
