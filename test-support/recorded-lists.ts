import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect } from 'vitest';
import type { Batch, BatchSpec } from '../src/engine/batch/batch.ts';
import { systemClock } from '../src/engine/clock.ts';
import { type BatchSettings, beginBatch, goOnWithBatch } from '../src/engine/recovery/begin-batch.ts';
import type { Store } from '../src/engine/store/store.ts';
import { defaultHttpOptions } from '../src/engine/transfer/request/http-client.ts';
import { defaultRetryOptions } from '../src/engine/transfer/retry-policy.ts';
import type { DownloadState } from '../src/shared/download.ts';
import type { BehaviourParams, FaultServer, Gate } from './fault-server.ts';
import { imageBytes } from './image-bytes.ts';
import { filesIn, receivedBytes, until } from './run-batch.ts';
import { useTempDir } from './temp-dir.ts';
import { useServers } from './use-servers.ts';
import { type OpenStores, useStores } from './use-stores.ts';

export const ports = { clock: systemClock, random: () => 0 };
/** How the lists of these tests are recorded. */
export const recording = { label: 'list.txt', resumable: true, keepsSecrets: true };
/** How they are downloaded: everything is tried once. */
export const settings = {
  limits: { concurrency: 8, perHost: null },
  http: { ...defaultHttpOptions, timeoutMs: 10_000 },
  retry: { ...defaultRetryOptions, retries: 0 },
  maxBytes: Number.MAX_SAFE_INTEGER,
};

let made = 0;
export function specOf(urls: readonly string[], folder: string): BatchSpec {
  const rows = urls.map((url, index) => ({ url, line: index + 1 }));
  return { ...settings, id: `batch-${(made += 1)}`, folder, rows };
}

/** A list whose process has ended in mid-download. */
export interface StoppedList {
  data: string;
  folder: string;
  server: FaultServer;
  gate: Gate;
  spec: BatchSpec;
  urls: string[];
}

export interface RecordedLists {
  tempDir: () => Promise<string>;
  startServer: () => Promise<FaultServer>;
  stores: OpenStores;
  /** Closed after the test. */
  begin: (spec: BatchSpec, store: Store, how?: typeof recording) => Promise<Batch>;
  goOn: (batchId: string, store: Store, how?: BatchSettings) => Promise<Batch>;
  /**
   * Three images: the first is saved, and of the other two half has come when the batch is closed and its process ends.
   */
  stopInTheMiddle: (params?: BehaviourParams<'resumable'>) => Promise<StoppedList>;
}

/** Gives each test lists that are recorded, stopped and gone on with. Call once at the top of a Vitest file. */
export function useRecordedLists(): RecordedLists {
  const tempDir = useTempDir();
  const startServer = useServers();
  const stores = useStores();
  const batches: Batch[] = [];
  afterEach(async () => {
    for (const batch of batches.splice(0)) await batch.close();
  });
  const begin = async (spec: BatchSpec, store: Store, how = recording): Promise<Batch> => {
    const batch = await beginBatch(spec, ports, store, how);
    batches.push(batch);
    return batch;
  };
  return {
    tempDir,
    startServer,
    stores,
    begin,
    async goOn(batchId, store, how = settings) {
      const taken = await goOnWithBatch(batchId, ports, store, () => how);
      if (taken === null) throw new Error('there is no such batch');
      batches.push(taken.batch);
      return taken.batch;
    },
    async stopInTheMiddle(params = {}) {
      const [data, folder, server] = [await tempDir(), await tempDir(), await startServer()];
      const urls = [
        server.url('ok', { name: '0.jpg', seed: 1 }),
        ...[2, 3].map((seed) => server.url('resumable', { ...params, name: `${seed - 1}.jpg`, seed })),
      ];
      const gate = server.hold('/resumable');
      const store = stores.open(data);
      const spec = specOf(urls, folder);
      const batch = await begin(spec, store);
      batch.start();
      await gate.waitFor(2);
      await until(batch, (snapshot) => receivedBytes(snapshot) === 10_000 && snapshot.totals.counts.done === 1);
      await batch.close();
      stores.close(store);
      await server.waitForIdle();
      gate.open();
      return { data, folder, server, gate, spec, urls };
    },
  };
}

/** Runs a batch to its end. @returns what became of each row */
export async function finish(batch: Batch): Promise<DownloadState[]> {
  batch.start();
  await batch.whenFinished();
  return Array.from({ length: batch.rowCount }, (_, id) => batch.download(id).state);
}

export const image = (seed: number): Buffer => imageBytes({ seed });

/** Expects the three images of `stopInTheMiddle`, and nothing else. */
export async function expectWhole(folder: string): Promise<void> {
  const files = await filesIn(folder);
  expect([...files.keys()].sort()).toEqual(['0.jpg', '1.jpg', '2.jpg']);
  for (const seed of [1, 2, 3]) expect(files.get(`${seed - 1}.jpg`)?.equals(image(seed)), `${seed}`).toBe(true);
}

/** The ranges that were asked for of the second image, and then of the third. */
export const rangesAskedFor = ({ server, urls }: StoppedList): (string | undefined)[] =>
  urls.slice(1).flatMap((url) => server.requestsFor(url).map(({ headers }) => headers['range']));

export const partsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.shoal-part')).sort();

/** Changes what the store knows, as another start of the computer or an older process would have left it. */
export function changeStore(data: string, sql: string): void {
  const database = new DatabaseSync(join(data, 'shoal.sqlite'));
  database.exec(sql);
  database.close();
}
