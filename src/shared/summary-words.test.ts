import { describe, expect, test } from 'vitest';
import type { BatchSummary } from './batch.ts';
import { de } from './language/de.ts';
import { en } from './language/en.ts';
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
    expect(resultWords(summary, en.summary)).toEqual({
      tone: 'good',
      headline: '120 images in 3.4 s',
      comparison: ['one at a time 41 to 52 s (estimate)', '12 to 15 times as fast'],
      rest: '',
      sentence: '120 images in 3.4 s; one at a time 41 to 52 s (estimate); 12 to 15 times as fast',
    });
  });

  test('tells which time is compared where failures were tried again long after the last image', () => {
    const late = { ...summary, elapsedMs: 9_000, failed: 2 };
    expect(resultWords(late, en.summary).sentence).toBe(
      '120 images in 9.0 s; the last one was saved after 3.4 s; one at a time 41 to 52 s (estimate); 12 to 15 times as fast; 2 failed',
    );
    expect(resultWords(late, de.summary).comparison[0]).toBe('das letzte war nach 3,4 s gespeichert');
    expect(resultWords({ ...late, elapsedMs: 3_500 }, en.summary).comparison).toHaveLength(2);
  });

  test('counts what was not saved', () => {
    const words = resultWords(
      { ...summary, saved: 100, failed: 11, cancelled: 8, skipped: 1, estimate: null },
      en.summary,
    );
    expect(words.tone).toBe('mixed');
    expect(words.sentence).toBe('100 images in 3.4 s; 11 failed, 8 cancelled, 1 was here already');
  });

  test('does not celebrate when nothing was saved', () => {
    expect(resultWords({ ...nothing, failed: 12 }, en.summary)).toMatchObject({
      tone: 'bad',
      headline: 'None of the 12 images could be saved',
      rest: '',
    });
    expect(resultWords({ ...nothing, failed: 1 }, en.summary).headline).toBe('The image could not be saved');
    expect(resultWords({ ...nothing, cancelled: 5 }, en.summary).headline).toBe('Cancelled before anything was saved');
    expect(resultWords({ ...nothing, cancelled: 5, failed: 2 }, en.summary).sentence).toBe(
      'Nothing new was saved; 2 failed, 5 cancelled',
    );
  });

  test('tells what a run did not come to from what somebody cancelled', () => {
    expect(resultWords({ ...nothing, cancelled: 8 }, en.summary, 'not downloaded').sentence).toBe(
      'No image saved; 8 not downloaded',
    );
    expect(resultWords({ ...summary, cancelled: 8 }, en.summary, 'not downloaded').rest).toBe('8 not downloaded');
  });

  test('compares nothing where nothing ran together', () => {
    expect(resultWords({ ...summary, peakActive: 1 }, en.summary).sentence).toBe('120 images in 3.4 s');
  });

  test('is content when all was there already', () => {
    expect(resultWords({ ...nothing, skipped: 40 }, en.summary)).toMatchObject({
      tone: 'good',
      headline: 'All 40 images were here already',
    });
  });

  test('gives bytes, mean speed and the most that ever ran together', () => {
    expect(detailWords(summary, en.summary)).toBe('48.2 MB at 14.2 MB/s, up to 16 at once');
    expect(detailWords({ ...summary, peakActive: 1 }, en.summary)).toBe('48.2 MB at 14.2 MB/s, one at a time');
    expect(detailWords(nothing, en.summary)).toBe('');
  });

  test('claims no speed-up that is none', () => {
    const estimate = { lowMs: 900, highMs: 1_050, speedUpLow: 0.9, speedUpHigh: 1.05 };
    expect(fasterWords(estimate, en.summary)).toBe('about as fast');
    expect(fasterWords({ ...estimate, speedUpHigh: 1.8 }, en.summary)).toBe('up to 1.8 times as fast');
    const open = { ...estimate, speedUpLow: 0.2, speedUpHigh: 13 };
    expect(fasterWords(open, en.summary)).toBe('perhaps slower, at most 13 times as fast');
  });
});

test('the same is told in German', () => {
  expect(resultWords({ ...summary, failed: 1, saved: 1200 }, de.summary).sentence).toBe(
    '1.200 Bilder in 3,4 s; nacheinander 41 bis 52 s (Schätzung); 12- bis 15-mal so schnell; 1 fehlgeschlagen',
  );
});
