import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { snapshotOf } from '../../../test-support/snapshots.ts';
import type { IdRanges } from '../../shared/id-ranges.ts';
import { type Mark, type MarkAnswer, noMarks } from '../../shared/marks.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { mirrorOf } from './batch-mirror.ts';
import { useBatchStore } from './batch-store.ts';
import { loadMarks, markRows, undoMark, useMarksStore } from './marks-store.ts';

interface Asked {
  batchId: string;
  ranges: IdRanges;
  mark: Mark | null;
}

/** What main was asked to mark. */
let asked: Asked[] = [];
/** What happens while main marks, and what it answers. */
let answers: (() => Result<MarkAnswer>)[] = [];
const marked = (kept: IdRanges, rejected: IdRanges): Result<MarkAnswer> =>
  ok({ marks: { kept, rejected }, changed: 1, inTrash: 0, refused: null });

beforeEach(() => {
  asked = [];
  vi.stubGlobal('window', {
    shoal: {
      marksGet: async () => await Promise.resolve(ok(noMarks)),
      marksSet: async (payload: Asked) => {
        asked.push(payload);
        return await Promise.resolve(answers.shift()?.());
      },
    },
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  useBatchStore.setState({ mirror: null });
});

/** Shows a list of two images that are saved. */
async function show(batchId: string): Promise<void> {
  const done = {
    kind: 'done',
    bytes: 1,
    ms: 1,
    mediaType: 'image/png',
    attempts: 1,
    timings: { queue: 0, dns: 0, connect: 0, tls: 0, firstByte: 0, body: 0, disk: 0 },
  } as const;
  const downloads = [0, 1].map((id) => ({
    id,
    line: id + 1,
    url: `https://images.example/${id}.png`,
    host: 'images.example',
    name: `${id}.png`,
    state: { ...done, rank: id },
  }));
  useBatchStore.setState({ mirror: mirrorOf(snapshotOf(batchId, downloads)) });
  await loadMarks(batchId);
}

test('a step of another list than the one that is shown by then cannot be taken back there', async () => {
  await show('first');
  const shown: Promise<void>[] = [];
  answers = [
    () => {
      shown.push(show('second'));
      return marked([], [0, 0]);
    },
  ];
  await markRows([0], 'rejected');
  await Promise.all(shown);
  expect(useMarksStore.getState()).toMatchObject({ batchId: 'second', rejected: 0, undo: [] });
});

test('a step of several marks is taken back in its own list, whichever is shown meanwhile', async () => {
  await show('first');
  answers = [() => marked([0, 0], []), () => marked([], [0, 1])];
  await markRows([0], 'kept');
  await markRows([0, 1], 'rejected');
  asked = [];
  const shown: Promise<void>[] = [];
  answers = [
    () => {
      shown.push(show('second'));
      return marked([], [0, 0]);
    },
    () => marked([0, 0], []),
  ];
  await undoMark();
  await Promise.all(shown);
  expect(asked).toMatchObject([
    { batchId: 'first', mark: null },
    { batchId: 'first', mark: 'kept' },
  ]);
});

test('a step that could not be taken back can be tried again', async () => {
  await show('third');
  answers = [() => marked([0, 0], [])];
  await markRows([0], 'kept');
  answers = [() => err('internal', 'the record is not there')];
  await undoMark();
  expect(useMarksStore.getState().undo).toHaveLength(1);
  answers = [() => marked([], [])];
  await undoMark();
  expect(useMarksStore.getState()).toMatchObject({ undo: [], kept: 0 });
});
