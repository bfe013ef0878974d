import { expect, test } from 'vitest';
import type { ListEntry, ListsChange } from '../../shared/lists.ts';
import { createListsFeed } from './lists-feed.ts';

const entry = (batchId: string, saved: number): ListEntry => ({
  batchId,
  label: batchId,
  folder: '~/Pictures',
  state: 'running',
  rows: 10,
  saved,
  failed: 0,
  cancelled: 0,
  bytes: 0,
  bytesPerSecond: 0,
  at: 0,
  isLasting: true,
});

function makeFeed() {
  const lists = new Map<string, ListEntry>();
  const sent: ListsChange[] = [];
  const due: { ms: number; callback: () => void }[] = [];
  const clock = { now: 1000 };
  const feed = createListsFeed({
    entryOf: (batchId) => lists.get(batchId) ?? null,
    send: (change) => sent.push(change),
    schedule: (ms, callback) => due.push({ ms, callback }),
    now: () => clock.now,
  });
  const pass = (): void => {
    const next = due.shift();
    clock.now += next?.ms ?? 0;
    next?.callback();
  };
  return { lists, sent, due, clock, feed, pass };
}

test('a thousand changes of two lists leave as one, each list as it is then', () => {
  const { lists, sent, feed, pass } = makeFeed();
  for (let saved = 0; saved < 1000; saved += 1) {
    lists.set('a', entry('a', saved));
    lists.set('b', entry('b', saved));
    feed.changed('a');
    feed.changed('b');
  }
  pass();
  expect(sent).toEqual([{ updated: [entry('a', 999), entry('b', 999)], removed: [] }]);
});

test('what follows waits for a quarter of a second, and what was told is not told again', () => {
  const { lists, sent, due, feed, pass } = makeFeed();
  lists.set('a', entry('a', 1));
  feed.changed('a');
  pass();
  feed.changed('a');
  expect(due.map(({ ms }) => ms)).toEqual([250]);
  feed.flush();
  expect(sent).toHaveLength(2);
  pass();
  expect(sent).toHaveLength(2);
});

test('a list that is gone is told of as gone', () => {
  const { sent, feed, pass } = makeFeed();
  feed.changed('a');
  pass();
  expect(sent).toEqual([{ updated: [], removed: ['a'] }]);
});
