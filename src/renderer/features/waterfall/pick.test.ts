import { describe, expect, test } from 'vitest';
import { makeTimeline, noTimings, timelineOf } from '../../../../test-support/timelines.ts';
import { type Block, BlockLog } from '../../../shared/timeline/block-log.ts';
import { emptyTimeline } from '../../../shared/timeline/timeline.ts';
import { formatFor } from '../../../shared/format.ts';
import { en } from '../../../shared/language/en.ts';
import { blockSentence } from './block-words.ts';
import { blockOf, type Direction, neighbour, type Picked, pickAt, stillPicked } from './pick.ts';

const block = (id: number, slot: number, startMs: number, ms: number): Block => ({
  id,
  slot,
  attempt: 1,
  startMs,
  timings: { ...noTimings, body: ms },
  end: { kind: 'saved' },
  bytes: 5000,
});
const live = (blocks: readonly Block[]): BlockLog => {
  const log = new BlockLog();
  for (const one of blocks) log.append({ ...one, end: { kind: 'running' } });
  return log;
};
const timeline = timelineOf([block(0, 0, 0, 100), block(1, 1, 0, 40), block(2, 1, 50, 40)], {
  live: live([block(3, 0, 110, 20)]),
  nowMs: 130,
});
const idOf = (picked: Picked | null): number | undefined =>
  picked === null ? undefined : blockOf(timeline, picked)?.id;

describe('the pointer', () => {
  test('picks the block that it is on, or nearly on, and nothing where nothing was', () => {
    expect(idOf(pickAt(timeline, 0, 50, 0))).toBe(0);
    expect(idOf(pickAt(timeline, 1, 20, 0))).toBe(1);
    expect(idOf(pickAt(timeline, 1, 60, 0))).toBe(2);
    expect(idOf(pickAt(timeline, 0, 120, 0))).toBe(3);
    expect(pickAt(timeline, 1, 45, 0)).toBeNull();
    expect(idOf(pickAt(timeline, 1, 42, 5))).toBe(1);
    expect(idOf(pickAt(timeline, 1, 48, 5))).toBe(2);
    expect(pickAt(timeline, 7, 50, 1000)).toBeNull();
  });
});

const go = (...directions: Direction[]): number | undefined => {
  let picked: Picked | null = null;
  for (const direction of directions) picked = neighbour(timeline, picked, direction);
  return idOf(picked);
};

describe('the keyboard', () => {
  test('moves along a lane and between lanes', () => {
    expect(go('later')).toBe(0);
    expect(go('first', 'down')).toBe(1);
    expect(go('first', 'down', 'later')).toBe(2);
    expect(go('first', 'down', 'later', 'later')).toBe(2);
    expect(go('first', 'down', 'later', 'up')).toBe(0);
    expect(go('first', 'earlier')).toBe(0);
    expect(go('first', 'later')).toBe(3);
    expect(go('last')).toBe(3);
  });

  test('comes past every block of a lane of many', () => {
    const many = makeTimeline({ downloads: 200, slots: 4 });
    const seen = new Set<number>();
    let picked: Picked | null = null;
    for (let step = 0; step < 100; step++) {
      picked = neighbour(many, picked, 'later');
      const at = picked === null ? null : blockOf(many, picked);
      if (at !== null) seen.add(at.id);
    }
    expect(seen.size).toBe(many.lanes[0]?.length);
  });

  test('has nowhere to go where there is nothing', () => {
    expect(neighbour(emptyTimeline(), null, 'first')).toBeNull();
    expect(neighbour(emptyTimeline(), null, 'last')).toBeNull();
  });
});

test('a block that was under way stays picked when it leaves its slot', () => {
  const picked: Picked = { kind: 'live', id: 3 };
  expect(stillPicked(timeline, picked)).toBe(picked);
  const ended = timelineOf([block(0, 0, 0, 100), block(3, 0, 110, 60)]);
  expect(stillPicked(ended, picked)).toEqual({ kind: 'past', index: 1 });
  expect(stillPicked(emptyTimeline(), picked)).toBeNull();
});

test('a block is told in one sentence, with its name or its row', () => {
  const download = {
    id: 0,
    line: 1,
    url: '',
    host: 'a.example',
    name: 'harbour.jpg',
    state: { kind: 'queued' } as const,
  };
  expect(blockSentence(block(0, 2, 1500, 840), download, en, formatFor('en'))).toBe(
    'harbour.jpg from a.example, saved, slot 3, began at 1.50 s, 840 ms long, 5 kB, Body 840 ms.',
  );
  expect(
    blockSentence({ ...block(4, 0, 0, 10), end: { kind: 'failed', code: 'empty' } }, undefined, en, formatFor('en')),
  ).toContain('Row 5, failed (Empty), slot 1');
});
