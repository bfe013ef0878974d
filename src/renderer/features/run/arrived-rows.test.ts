import { expect, test } from 'vitest';
import { noCounts, type Totals } from '../../../shared/batch.ts';
import type { Download, DownloadState, Progress } from '../../../shared/download.ts';
import { arrivedRows } from './arrived-rows.ts';

const download = (id: number, state: DownloadState): Download => ({
  id,
  line: id + 1,
  url: `https://a.example/${id}`,
  host: 'a.example',
  name: `${id}`,
  state,
});
const active: DownloadState = { kind: 'active', slot: 0, attempt: 1 };
const counts = { ...noCounts(), active: 2, saving: 1, paused: 1, done: 9, failed: 3 };
const totals: Totals = { rows: 99, counts, receivedBytes: 0, bytesPerSecond: 0, elapsedMs: 0, remainingMs: null };
const figures = (id: number, receivedBytes: number, totalBytes: number | null): Progress => {
  return { id, receivedBytes, totalBytes, bytesPerSecond: 0 };
};

test('halves add up, what is being saved is whole, and an unknown size counts for nothing', () => {
  const byId = [active, active, { kind: 'paused' } as const, { kind: 'saving' } as const].map((state, id) =>
    download(id, state),
  );
  const progress = [figures(0, 50, 100), figures(1, 70, null), figures(2, 25, 100), figures(3, 100, 100)];
  const progressById = new Map(progress.map((entry) => [entry.id, entry]));
  expect(arrivedRows({ byId, progressById, totals })).toBeCloseTo(1.75);
});
