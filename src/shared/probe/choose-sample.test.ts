import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSample } from './choose-sample.ts';
import { estimateSize } from './estimate-size.ts';
import type { ProbeEntry, ProbeState } from './probe.ts';

const rowsOf = (counts: Record<string, number>): { url: string }[] =>
  Object.entries(counts).flatMap(([host, count]) =>
    Array.from({ length: count }, (_, n) => ({ url: `https://${host}/${n}.jpg` })),
  );

const entry = (host: string, bytes: number | null, warning: 'page' | null = null): ProbeEntry => {
  const state: ProbeState = { kind: 'answered', status: 200, mediaType: null, bytes, ms: 1, warning };
  return { index: 0, line: 1, url: '', host, state };
};

describe('a sample', () => {
  it('takes the first, the last and some between of each host, and no more than five', () => {
    expect(chooseSample(rowsOf({ 'a.example': 101 }))).toEqual([0, 25, 50, 75, 100]);
    expect(chooseSample(rowsOf({ 'a.example': 3, 'b.example': 1 }))).toEqual([0, 1, 2, 3]);
  });

  it('has something of as many hosts as it can, those with most rows first', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`h${n}.example`, n + 1]));
    const rows = rowsOf(many);
    const hosts = chooseSample(rows).map((index) => new URL(rows[index]?.url ?? '').host);
    expect(new Set(hosts).size).toBe(20);
    expect(hosts).toContain('h29.example');
    expect(hosts).not.toContain('h0.example');
  });

  it('never has more than twenty, nor one twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 }), (counts) => {
        const rows = rowsOf(Object.fromEntries(counts.map((count, n) => [`h${n}.example`, count])));
        const sample = chooseSample(rows);
        expect(sample.length).toBeLessThanOrEqual(Math.min(20, rows.length));
        expect(new Set(sample).size).toBe(sample.length);
        expect(sample.every((index) => rows[index] !== undefined)).toBe(true);
      }),
    );
  });
});

describe('the estimate of the whole size', () => {
  it('counts each host by its own mean, and other hosts by the mean of all', () => {
    const entries = [entry('a', 100), entry('a', 300), entry('b', 1000), entry('b', null), entry('b', 9, 'page')];
    const rowsOfHost = new Map([
      ['a', 10],
      ['b', 2],
      ['c', 3],
    ]);
    const mean = (100 + 300 + 1000) / 3;
    expect(estimateSize(entries, rowsOfHost, 15)).toEqual({
      bytes: 10 * 200 + 2 * 1000 + Math.round(3 * mean),
      samples: 3,
      lowBytes: 1500,
      highBytes: 15_000,
    });
  });

  it('is none without a size', () => {
    expect(estimateSize([entry('a', null)], new Map(), 5)).toBeNull();
  });
});
