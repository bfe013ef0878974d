import { describe, expect, it } from 'vitest';
import {
  ONE_FAILED,
  ONE_PASSED,
  describeCounts,
  describePart,
  isGood,
  sumCounts,
  withRunnerVerdict,
} from './counts.ts';

const NONE = { passed: 0, failed: 0, skipped: 0 };

it('sums runners', () => {
  expect(sumCounts([ONE_PASSED, { passed: 3, failed: 1, skipped: 2 }, ONE_FAILED])).toEqual({
    passed: 4,
    failed: 2,
    skipped: 2,
  });
  expect(sumCounts([])).toEqual(NONE);
});

it('names skipped tests only where there are any', () => {
  expect(describeCounts({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  expect(describeCounts({ passed: 0, failed: 1, skipped: 2 })).toBe('0 passed, 1 failed, 2 skipped');
});

it('words the parts unlike the total', () => {
  expect(describePart('unit', { passed: 874, failed: 1, skipped: 2 })).toBe('unit: 874 of 875 passed, 2 left out');
  expect(describePart('check types', ONE_FAILED)).toBe('check types: failed');
});

describe('a run', () => {
  it('is good when something passed and nothing failed', () => {
    expect(isGood(ONE_PASSED)).toBe(true);
    expect(isGood({ ...ONE_PASSED, failed: 1 })).toBe(false);
  });

  it('is not good when nothing ran', () => {
    expect(isGood(NONE)).toBe(false);
    expect(isGood({ ...NONE, skipped: 9 })).toBe(false);
  });

  it('has failed when its runner says so and names no test', () => {
    expect(withRunnerVerdict(ONE_PASSED, false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(withRunnerVerdict(ONE_FAILED, false)).toEqual(ONE_FAILED);
    expect(withRunnerVerdict(ONE_PASSED, true)).toEqual(ONE_PASSED);
  });

  it('has failed when its runner found no test at all', () => {
    expect(withRunnerVerdict(NONE, true)).toEqual(ONE_FAILED);
  });
});
