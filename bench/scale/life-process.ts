// Takes one list through its life and tells in JSON what each part took: node bench/scale/life-process.ts ORDER
import { createReadStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Batch } from '../../src/engine/batch/batch.ts';
import { boundGarbage } from '../../src/engine/bound-garbage.ts';
import { systemClock } from '../../src/engine/clock.ts';
import { type BatchSettings, beginBatch, goOnWithBatch } from '../../src/engine/recovery/begin-batch.ts';
import { RowTable } from '../../src/engine/rows/row-table.ts';
import { openStore } from '../../src/engine/store/store.ts';
import { defaultHttpOptions } from '../../src/engine/transfer/request/http-client.ts';
import { defaultRetryOptions } from '../../src/engine/transfer/retry-policy.ts';
import { createListReader } from '../../src/shared/url-list/list-reader.ts';
import type { Life, LifeOrder } from './life.ts';

const [file = ''] = process.argv.slice(2);
const order: LifeOrder = JSON.parse(readFileSync(file, 'utf8'));
boundGarbage(); // as the terminal does
const settings: BatchSettings = {
  limits: { concurrency: order.concurrency, perHost: null },
  http: defaultHttpOptions,
  retry: defaultRetryOptions,
  maxBytes: Number.MAX_SAFE_INTEGER,
};
const ports = { clock: systemClock, random: Math.random };
const images = join(order.folder, 'images');
const idFile = join(order.folder, 'id');
mkdirSync(images, { recursive: true });
const store = openStore(join(order.folder, 'data'), console.error);

let at = performance.now();
/** Since the last call, or the start. */
function lap(): number {
  const before = at;
  at = performance.now();
  return at - before;
}

async function readRows(): Promise<RowTable> {
  const rows = new RowTable();
  const reader = createListReader();
  for await (const piece of createReadStream(order.list, { highWaterMark: 256 * 1024, encoding: 'utf8' })) {
    for (const row of reader.push(String(piece)).rows) rows.push(row);
  }
  for (const row of reader.end().rows) rows.push(row);
  return rows;
}

async function begin(): Promise<{ batch: Batch; parseMs: number }> {
  if (order.goesOn) {
    const taken = await goOnWithBatch(readFileSync(idFile, 'utf8'), ports, store, () => settings);
    if (taken === null) throw new Error('the list is not there');
    return { batch: taken.batch, parseMs: 0 };
  }
  const rows = await readRows();
  const parseMs = lap();
  const spec = { ...settings, id: `scale-${process.pid}`, rows, folder: images };
  const batch = await beginBatch(spec, ports, store, { label: 'scale', resumable: true, keepsSecrets: false });
  writeFileSync(idFile, batch.id);
  return { batch, parseMs };
}

lap();
const { batch, parseMs } = await begin();
const prepareMs = lap();
const [first, enough] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
const attempts = { ended: 0, running: 0 };
batch.listen({
  attempt({ kind }) {
    if (kind === 'left-slot') return;
    attempts.running += kind === 'began' ? 1 : -1;
    first.resolve();
    if (kind === 'ended' && ++attempts.ended === order.downloads) enough.resolve();
  },
});
batch.start();
await first.promise;
const startMs = lap();
const startBytes = process.memoryUsage.rss();
const cpuBefore = process.cpuUsage();
const readyCpuMs = (cpuBefore.user + cpuBefore.system) / 1000;
await Promise.race([enough.promise, batch.whenFinished()]);
const { user, system } = process.cpuUsage(cpuBefore);
const cpuMsEach = (user + system) / 1000 / attempts.ended;
lap();
batch.pauseAll();
while (attempts.running > 0) await nextTurn();
const pauseMs = lap();
const endBytes = process.memoryUsage.rss();
await batch.close();
store.close();
const life: Life = {
  rows: batch.rowCount,
  parseMs,
  prepareMs,
  startMs,
  readyCpuMs,
  cpuMsEach,
  pauseMs,
  closeMs: lap(),
  startBytes,
  endBytes,
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
console.log(JSON.stringify(life));
