import { describe, expect, test } from 'vitest';
import type { BatchSummary } from './batch.ts';
import { detailWords, fasterWords, resultWords } from './summary-words.ts';

const summary: BatchSummary = {
  saved: 120,
  skipped: 0,
  failed: 0,
  cancelled: 0,
  bytes: 48_200_000,
  elapsedMs: 3_400,
  savedMs: 3_400,
  concurrency: 16,
  peakActive: 16,
  estimate: { lowMs: 41_000, highMs: 52_000, speedUpLow: 12.06, speedUpHigh: 15.3 },
};
const nothing: BatchSummary = { ...summary, saved: 0, bytes: 0, estimate: null };

describe('the result in words', () => {
  test('is one sentence with the estimate told as such', () => {
    expect(resultWords(summary)).toEqual({
      tone: 'good',
      headline: '120 images in 3.4 s',
      comparison: ['one at a time 41 to 52 s (estimate)', '12 to 15 times as fast'],
      rest: '',
      sentence: '120 images in 3.4 s; one at a time 41 to 52 s (estimate); 12 to 15 times as fast',
    });
  });

  test('counts what was not saved', () => {
    const words = resultWords({ ...summary, saved: 100, failed: 11, cancelled: 8, skipped: 1, estimate: null });
    expect(words.tone).toBe('mixed');
    expect(words.sentence).toBe('100 images in 3.4 s; 11 failed, 8 cancelled, 1 was here already');
  });

  test('does not celebrate when nothing was saved', () => {
    expect(resultWords({ ...nothing, failed: 12 })).toMatchObject({
      tone: 'bad',
      headline: 'None of the 12 images could be saved',
      rest: '',
    });
    expect(resultWords({ ...nothing, failed: 1 }).headline).toBe('The image could not be saved');
    expect(resultWords({ ...nothing, cancelled: 5 }).headline).toBe('Cancelled before anything was saved');
    expect(resultWords({ ...nothing, cancelled: 5, failed: 2 }).sentence).toBe(
      'Nothing new was saved; 2 failed, 5 cancelled',
    );
  });

  test('tells what a run did not come to from what somebody cancelled', () => {
    expect(resultWords({ ...nothing, cancelled: 8 }, 'not downloaded').sentence).toBe(
      'No image saved; 8 not downloaded',
    );
    expect(resultWords({ ...summary, cancelled: 8 }, 'not downloaded').rest).toBe('8 not downloaded');
  });

  test('compares nothing where nothing ran together', () => {
    expect(resultWords({ ...summary, peakActive: 1 }).sentence).toBe('120 images in 3.4 s');
  });

  test('is content when all was there already', () => {
    expect(resultWords({ ...nothing, skipped: 40 })).toMatchObject({
      tone: 'good',
      headline: 'All 40 images were here already',
    });
  });

  test('gives bytes, mean speed and the most that ever ran together', () => {
    expect(detailWords(summary)).toBe('48.2 MB at 14.2 MB/s, up to 16 at once');
    expect(detailWords({ ...summary, peakActive: 1 })).toBe('48.2 MB at 14.2 MB/s, one at a time');
    expect(detailWords(nothing)).toBe('');
  });

  test('claims no speed-up that is none', () => {
    const estimate = { lowMs: 900, highMs: 1_050, speedUpLow: 0.9, speedUpHigh: 1.05 };
    expect(fasterWords(estimate)).toBe('about as fast');
    expect(fasterWords({ ...estimate, speedUpHigh: 1.8 })).toBe('up to 1.8 times as fast');
    const open = { ...estimate, speedUpLow: 0.2, speedUpHigh: 13 };
    expect(fasterWords(open)).toBe('perhaps slower, at most 13 times as fast');
  });
});
