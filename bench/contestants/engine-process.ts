// Downloads a list with the engine alone and tells in JSON what that took: node bench/contestants/engine-process.ts ORDER
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { createBatch } from '../../src/engine/batch/batch.ts';
import type { Batch, BatchSpec } from '../../src/engine/batch/batch.ts';
import { boundGarbage } from '../../src/engine/bound-garbage.ts';
import { systemClock } from '../../src/engine/clock.ts';
import { beginBatch } from '../../src/engine/recovery/begin-batch.ts';
import { openStore } from '../../src/engine/store/store.ts';
import { defaultHttpOptions } from '../../src/engine/transfer/request/http-client.ts';
import { defaultRetryOptions } from '../../src/engine/transfer/retry-policy.ts';
import type { EngineOrder, EngineResult } from './engine-run.ts';

const [file = ''] = process.argv.slice(2);
const order: EngineOrder = JSON.parse(readFileSync(file, 'utf8'));
boundGarbage(); // as the terminal does
const store = order.isRecorded ? openStore(join(order.scratch, 'data'), console.error) : null;
const ports = { clock: systemClock, random: Math.random };

async function begin(id: string, urls: readonly string[], folder: string): Promise<Batch> {
  mkdirSync(folder, { recursive: true });
  const spec: BatchSpec = {
    id,
    rows: urls.map((url, index) => ({ url, line: index + 1 })),
    folder,
    limits: { concurrency: order.concurrency, perHost: null },
    http: defaultHttpOptions,
    retry: defaultRetryOptions,
    maxBytes: Number.MAX_SAFE_INTEGER,
    sha256: order.sha256,
    isDurable: order.isDurable,
  };
  return store === null
    ? await createBatch(spec, ports)
    : await beginBatch(spec, ports, store, { label: 'bench', resumable: true, keepsSecrets: false });
}

/** Adds up how long the calls of a method hold the thread. */
function timeCalls<K extends string>(target: Record<K, (...args: never[]) => unknown>, method: K): void {
  const plain: (...args: never[]) => unknown = target[method];
  target[method] = function timed(this: unknown, ...args: never[]): unknown {
    const calledAt = performance.now();
    try {
      return plain.apply(this, args);
    } finally {
      sqliteMs += performance.now() - calledAt;
    }
  };
}

let sqliteMs = 0;
for (const method of ['run', 'get', 'all'] as const) timeCalls(StatementSync.prototype, method);
timeCalls(DatabaseSync.prototype, 'exec');

if (order.isWarm) {
  // Other addresses of the same server: what is warm is the program, not its connections.
  const urls = Array.from({ length: 100 }, (_, number) => {
    const { origin } = new URL(order.urls[0] ?? '');
    return `${origin}/warm/20000/0/0/${number}.jpg`;
  });
  const batch = await begin('warm', urls, join(order.scratch, 'warm'));
  batch.start();
  await batch.whenFinished();
  await batch.close();
}
const batch = await begin('bench', order.urls, order.folder);
sqliteMs = 0;
const cpu = process.cpuUsage();
const began = performance.now();
batch.start();
const summary = await batch.whenFinished();
const ms = performance.now() - began;
const { user, system } = process.cpuUsage(cpu);
await batch.close();
const result: EngineResult = { ms, cpuMs: (user + system) / 1000, sqliteMs, done: summary.saved };
store?.close();
console.log(JSON.stringify(result));
