import { describe, expect, it } from 'vitest';
import { type BatchStatus, noCounts, type Totals } from '../../shared/batch.ts';
import { type DesktopList, sumOf, taskbarOf } from './sums.ts';

const nothing = (): void => undefined;

function list(
  kind: Exclude<BatchStatus['kind'], 'finished' | 'stalled'>,
  counts: Partial<Totals['counts']>,
): DesktopList {
  return listOf({ kind }, counts);
}

function listOf(status: BatchStatus, counts: Partial<Totals['counts']>): DesktopList {
  const all = { ...noCounts(), ...counts };
  const rows = Object.values(all).reduce((sum, count) => sum + count, 0);
  const totals = { rows, counts: all, receivedBytes: 0, bytesPerSecond: 1000, elapsedMs: 0, remainingMs: null };
  const batch = { id: 'x', folder: '/x', status, totals: () => totals, pauseAll: nothing, resumeAll: nothing };
  return { label: 'x', batch: { ...batch, retryFailed: nothing } };
}

const summary = {
  saved: 3,
  skipped: 0,
  failed: 1,
  cancelled: 0,
  bytes: 1,
  elapsedMs: 1,
  savedMs: 1,
  concurrency: 1,
  peakActive: 1,
  estimate: null,
};
const finished = listOf({ kind: 'finished', summary }, { done: 3, failed: 1 });
const failure = { code: 'disk-full', message: 'full', advice: 'free-space' } as const;

describe('the figures of the desktop', () => {
  it('are sums over the lists that are not at their end', () => {
    const lists = [
      list('running', { queued: 4, done: 5, failed: 1 }),
      list('paused', { paused: 10, skipped: 2 }),
      finished,
    ];
    expect(sumOf(lists)).toEqual({
      lists: 2,
      running: 1,
      resting: 1,
      stalled: 0,
      rows: 22,
      settled: 8,
      failed: 1,
      bytesPerSecond: 1000,
      hasFailures: true,
    });
  });

  it('remember that a finished list has failures to try again', () => {
    expect(sumOf([finished])).toMatchObject({ lists: 0, rows: 0, failed: 0, hasFailures: true });
    expect(sumOf([])).toMatchObject({ lists: 0, hasFailures: false });
  });
});

describe('the taskbar', () => {
  it('shows how much is done of all lists together', () => {
    const state = sumOf([list('running', { queued: 3, done: 1 }), list('running', { active: 1, failed: 3 })]);
    expect(taskbarOf(state, false)).toEqual({ progress: 0.5, mode: 'normal', badge: 2 });
  });

  it('shows nothing while nothing is downloaded', () => {
    expect(taskbarOf(sumOf([]), false)).toEqual({ progress: -1, mode: 'none', badge: 0 });
  });

  it('is paused when all lists are, and not when one of them goes on', () => {
    const rest = list('paused', { paused: 1, done: 1 });
    expect(taskbarOf(sumOf([rest]), false)).toEqual({ progress: 0.5, mode: 'paused', badge: 1 });
    expect(taskbarOf(sumOf([rest, list('running', { queued: 2 })]), false).mode).toBe('normal');
  });

  it('warns of a list that has stopped by itself, and of failures that nobody has looked at', () => {
    const stalled = listOf({ kind: 'stalled', failure }, { queued: 1, done: 1 });
    expect(taskbarOf(sumOf([stalled]), false)).toEqual({ progress: 0.5, mode: 'error', badge: 1 });
    expect(taskbarOf(sumOf([finished]), true)).toEqual({ progress: 1, mode: 'error', badge: 0 });
  });
});
