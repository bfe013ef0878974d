import { describe, expect, it } from 'vitest';
import { makeTimeline, timelineOf } from '../../../test-support/timelines.ts';
import { sampleSteps, topOf } from './sample-area.ts';
import { tickWords, timeTicks } from './time-ticks.ts';
import { timelineSvg } from './timeline-svg.ts';

const options = { width: 1200, theme: 'light', title: 'Waterfall', lines: [], language: 'en' } as const;

describe('the waterfall as SVG', () => {
  it('is bounded by its width and its lanes, not by the number of downloads', () => {
    const few = timelineSvg(makeTimeline({ downloads: 5000, slots: 8, latencyMs: 20 }), options);
    const many = timelineSvg(makeTimeline({ downloads: 40_000, slots: 8, latencyMs: 20 }), options);
    expect(many.length).toBeLessThan(few.length * 1.5);
    expect(many.length).toBeLessThan(1_000_000);
  });

  it('escapes its title and its sentences', () => {
    const timeline = makeTimeline({ downloads: 3, slots: 1 });
    const svg = timelineSvg(timeline, { ...options, title: `"><script>`, lines: [`a & b's <g onload=x>`] });
    expect(svg).not.toMatch(/<script|<g /);
    expect(svg).toContain('a &amp; b&#39;s &lt;g onload=x&gt;');
  });

  it('shows pauses of hosts and of the list, and is whole without any block', () => {
    const timeline = makeTimeline({ downloads: 20, slots: 2 });
    const plain = timelineSvg(timeline, options);
    const hostPauses = [
      { host: 'a.example', fromMs: 10, toMs: 200, trouble: { code: 'http-busy' as const, status: 429 } },
    ];
    const paused = timelineSvg({ ...timeline, hostPauses, rests: [{ fromMs: 300, toMs: Infinity }] }, options);
    expect(paused.match(/<path/g)?.length).toBe((plain.match(/<path/g)?.length ?? 0) + 2);
    expect(timelineSvg(timelineOf([]), options)).toMatch(/^<svg [^]*<\/svg>$/);
    expect(paused).not.toMatch(/NaN|Infinity/);
  });
});

describe('the time axis', () => {
  it('has round moments that are far enough apart', () => {
    expect(timeTicks(0, 1000, 180)).toEqual([0, 200, 400, 600, 800, 1000]);
    expect(timeTicks(-10, 12_000, 3000)).toEqual([0, 5000, 10_000]);
    expect(timeTicks(0, 20_000_000, 4_000_000)).toEqual([0, 7_200_000, 14_400_000]);
  });

  it('is as exact as its steps', () => {
    expect([tickWords(0, 50), tickWords(50, 50), tickWords(1250, 50)]).toEqual(['0', '50 ms', '1.25 s']);
    expect([tickWords(1500, 500), tickWords(30_000, 10_000)]).toEqual(['1.5 s', '30 s']);
    expect([tickWords(90_000, 30_000), tickWords(3_723_000, 1000)]).toEqual(['1:30', '1:02:03']);
  });
});

const steps = (value: number): { x0: number; x1: number; value: number }[] => [{ x0: 0, x1: 1, value }];

describe('the charts beneath', () => {
  const samples = { bucketMs: 100, bytes: [1000, 3000, 500], inFlight: [1, 16, 2] };

  it('give bytes per second, and keep the peak where buckets share a pixel', () => {
    const wide = sampleSteps(samples, 'bytes', { fromMs: 0, toMs: 300, width: 300 }, 300);
    expect(wide.map(({ value }) => value)).toEqual([10_000, 30_000, 5000]);
    const narrow = sampleSteps(samples, 'inFlight', { fromMs: 0, toMs: 300, width: 1 }, 300);
    expect(narrow.map(({ value }) => value)).toEqual([16]);
  });

  it('end their axes at a round number of bytes, and at a whole number of downloads', () => {
    expect([topOf(steps(8.4e6), 'bytes'), topOf(steps(1.1e6), 'bytes'), topOf([], 'bytes')]).toEqual([1e7, 1.5e6, 1]);
    expect([topOf(steps(15.2), 'inFlight'), topOf(steps(16), 'inFlight')]).toEqual([16, 16]);
  });
});
