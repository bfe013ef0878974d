import { describe, expect, test } from 'vitest';
import type { DownloadState } from '../../../shared/download.ts';
import { en } from '../../../shared/language/en.ts';
import { actionForKey, actionsFor, actionsForMany, manyActionForKey } from './row-commands.ts';
import { receivedWords, retryWords, savedWords, stateWords } from './row-words.ts';

const timings = { queue: 0, dns: 0, connect: 0, tls: 0, firstByte: 0, body: 0, disk: 0 };
const done = { kind: 'done', rank: 0, bytes: 312_000, ms: 840, mediaType: 'image/png', timings, attempts: 1 } as const;
const failure = { code: 'idle-timeout', message: 'm', advice: 'a' } as const;

test('an active download is connecting until its first byte', () => {
  const active: DownloadState = { kind: 'active', slot: 0, attempt: 1 };
  expect(stateWords(active, false, en.list)).toBe('Connecting');
  expect(stateWords(active, true, en.list)).toBe('Downloading');
});

test('a share is told only where the size is known', () => {
  const figures = { id: 0, receivedBytes: 120_000, bytesPerSecond: 0 };
  expect(receivedWords({ ...figures, totalBytes: 300_000 }, en.list)).toBe('40% · 120 kB of 300 kB');
  expect(receivedWords({ ...figures, totalBytes: null }, en.list)).toBe('120 kB, size unknown');
});

test('a saved image tells size, time and attempts beyond the first', () => {
  expect(savedWords(done, en.list)).toBe('312 kB in 0.8 s');
  expect(savedWords({ ...done, attempts: 3 }, en.list)).toBe('312 kB in 0.8 s, 3 attempts');
  expect(savedWords({ ...done, sameAsOthers: 12 }, en.list)).toBe('312 kB in 0.8 s, same picture as 12 others');
  expect(savedWords({ ...done, endsEarly: true }, en.list)).toBe('312 kB in 0.8 s, ends too early');
  expect(savedWords({ ...done, wrongExtension: 'jpg' }, en.list)).toBe('312 kB in 0.8 s, no JPG as its address says');
  expect(savedWords({ kind: 'skipped', rank: 0, bytes: 312_000, why: 'saved-before' }, en.list)).toBe(
    '312 kB, saved before and still whole',
  );
});

test('a retry counts down in whole seconds and never below now', () => {
  const state = { kind: 'retrying', attempt: 2, retryAt: 10_000, failure } as const;
  expect(retryWords(state, 5_900, en.list)).toBe('Attempt 3 in 5 s');
  expect(retryWords(state, 10_000, en.list)).toBe('Attempt 3 now');
  expect(retryWords(state, 99_000, en.list)).toBe('Attempt 3 now');
});

describe('keys on a row', () => {
  test('do what the state allows', () => {
    expect(actionForKey(' ', { kind: 'queued' })).toBe('pause');
    expect(actionForKey(' ', { kind: 'paused' })).toBe('resume');
    expect(actionForKey('Enter', done)).toBe('preview');
    expect(actionForKey('Enter', { kind: 'cancelled' })).toBe('retry');
    expect(actionForKey('Delete', { kind: 'paused' })).toBe('cancel');
  });

  test('do nothing where there is nothing to do', () => {
    expect(actionForKey('Delete', done)).toBeUndefined();
    expect(actionForKey('q', done)).toBeUndefined();
  });

  test('every state lets its URL be copied', () => {
    expect(actionsFor('cancelled')).toContain('copy-urls');
    expect(actionForKey('c', done)).toBe('copy-urls');
  });

  test('with many rows mean what can be done with any of them, and leave the others alone', () => {
    const kinds = new Map([
      ['paused', 2],
      ['failed', 3],
      ['done', 5],
    ] as const);
    expect(actionsForMany(kinds)).toEqual([
      { action: 'resume', rows: 2 },
      { action: 'retry', rows: 3 },
      { action: 'first', rows: 2 },
      { action: 'last', rows: 2 },
      { action: 'keep', rows: 5 },
      { action: 'reject', rows: 5 },
      { action: 'cancel', rows: 2 },
      { action: 'copy-urls', rows: 10 },
      { action: 'copy-errors', rows: 3 },
    ]);
    expect(manyActionForKey(' ', kinds)).toBe('resume');
    expect(manyActionForKey(' ', new Map([...kinds, ['queued', 1]]))).toBe('pause');
    expect(manyActionForKey('Delete', new Map([['done', 5]]))).toBeUndefined();
  });
});
