import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type Batch, type BatchPorts, type BatchSpec, createBatch } from '../src/engine/batch/batch.ts';
import { systemClock } from '../src/engine/clock.ts';
import { defaultHttpOptions, type HttpClientOptions } from '../src/engine/transfer/request/http-client.ts';
import { defaultRetryOptions, type RetryOptions } from '../src/engine/transfer/retry-policy.ts';
import type { BatchSummary } from '../src/shared/batch.ts';
import type { Download, DownloadState } from '../src/shared/download.ts';
import type { ListRow } from '../src/shared/url-list/url-list.ts';
import { useTempDir } from './temp-dir.ts';

export interface RunOptions
  extends Partial<Omit<BatchSpec, 'rows' | 'http' | 'retry' | 'limits'>>, Partial<BatchPorts> {
  concurrency?: number;
  perHost?: number | null;
  auto?: boolean;
  http?: Partial<HttpClientOptions>;
  retry?: Partial<RetryOptions>;
}

export interface Ended {
  batch: Batch;
  folder: string;
  summary: BatchSummary;
  downloads: Download[];
  states: DownloadState[];
  /** Everything that is in the folder now, by name. */
  files: Map<string, Buffer>;
}

export interface BatchRuns {
  /** A batch that has not begun. Its folder is a new one where none is given; it is closed after the test. */
  create: (urls: readonly (string | ListRow)[], options?: RunOptions) => Promise<Batch>;
  /** A batch from start to end. */
  run: (urls: string | readonly (string | ListRow)[], options?: RunOptions) => Promise<Ended>;
}

let batches = 0;

/** Runs batches with retries that do not wait. Call once at the top of a Vitest file. */
export function useBatches(): BatchRuns {
  const tempDir = useTempDir();
  const made: Batch[] = [];
  afterEach(async () => {
    for (const batch of made.splice(0)) await batch.close();
  });

  const create = async (urls: readonly (string | ListRow)[], options: RunOptions = {}): Promise<Batch> => {
    const {
      clock = systemClock,
      random = () => 0,
      saved,
      network,
      rateLimit,
      concurrency = 8,
      perHost = null,
      auto = false,
      ...spec
    } = options;
    const batch = await createBatch(
      {
        id: `test-${(batches += 1)}`,
        folder: spec.folder ?? (await tempDir()),
        maxBytes: Number.MAX_SAFE_INTEGER,
        ...spec,
        rows: urls.map((url, index) => (typeof url === 'string' ? { url, line: index + 1 } : url)),
        limits: { concurrency, perHost, ...(auto && { auto }) },
        http: { ...defaultHttpOptions, timeoutMs: 10_000, ...spec.http },
        retry: { ...defaultRetryOptions, ...spec.retry },
      },
      { clock, random, saved, network, rateLimit },
    );
    made.push(batch);
    return batch;
  };

  return {
    create,
    async run(urls, options = {}) {
      const batch = await create(typeof urls === 'string' ? [urls] : urls, options);
      batch.start();
      const summary = await batch.whenFinished();
      const downloads = Array.from({ length: batch.rowCount }, (_, id) => batch.download(id));
      const states = downloads.map(({ state }) => state);
      return { batch, folder: batch.folder, summary, downloads, states, files: await filesIn(batch.folder) };
    },
  };
}

/** Resolves as soon as the batch looks so. */
export async function until(batch: Batch, isSo: (snapshot: ReturnType<Batch['snapshot']>) => boolean): Promise<void> {
  while (!isSo(batch.snapshot())) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** Bytes that the active downloads have received. */
export const receivedBytes = ({ progress }: ReturnType<Batch['snapshot']>): number =>
  progress.reduce((sum, download) => sum + download.receivedBytes, 0);

/** The files in a folder, by name; folders and links in it are left out. */
export async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(entries.map(async ({ name }) => [name, await readFile(join(folder, name))] as const)),
  );
}
