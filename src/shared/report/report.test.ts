import { describe, expect, it } from 'vitest';
import { makeTimeline, timelineOf } from '../../../test-support/timelines.ts';
import type { BatchSummary } from '../batch.ts';
import type { Download } from '../download.ts';
import { adviceFor } from '../failure.ts';
import { makeReport, type Report, type ReportSource } from './report.ts';
import { reportHtml } from './report-html.ts';
import { reportJson } from './report-json.ts';

const hostile = `"><script>alert('x')</script><img src=x onerror=alert(1)>&\u0000\u0007.jpg`;

function downloadOf(id: number, name: string): Download {
  const row = {
    id,
    line: id + 1,
    url: `https://images.example/${encodeURIComponent(name)}`,
    host: 'images.example',
    name,
  };
  if (id % 50 === 7) {
    const message = `images.example has no ${name} (404).`;
    const failure = { code: 'http-not-found' as const, message, advice: adviceFor['http-not-found'], status: 404 };
    return { ...row, state: { kind: 'failed', rank: id, failure, attempts: 1 } };
  }
  const timings = { queue: 5, dns: 0, connect: 0, tls: 0, firstByte: 120, body: 40, disk: 2 };
  return {
    ...row,
    state: {
      kind: 'done',
      rank: id,
      bytes: 84_000,
      ms: 162,
      mediaType: 'image/jpeg',
      timings,
      attempts: 1,
      width: 640,
      height: 480,
    },
  };
}

function reportOf(rows: number, part: Partial<ReportSource> = {}): Report {
  const summary: BatchSummary = {
    saved: rows - Math.floor(rows / 50),
    skipped: 0,
    failed: Math.floor(rows / 50),
    cancelled: 0,
    bytes: rows * 84_000,
    elapsedMs: rows * 10,
    savedMs: rows * 10,
    concurrency: 16,
    peakActive: 16,
    estimate: { lowMs: rows * 120, highMs: rows * 160, speedUpLow: 12, speedUpHigh: 16 },
  };
  return makeReport({
    language: 'en',
    program: 'Shoal 0.1.0',
    madeAt: Date.UTC(2030, 0, 2, 3, 4),
    folder: '/home/ada/Pictures & more',
    summary,
    comparison: { kind: 'none' },
    hosts: [],
    downloads: Array.from({ length: rows }, (_, id) => downloadOf(id, `harbour at dawn ${id}.jpg`)),
    timeline: makeTimeline({
      downloads: rows,
      slots: 16,
      endOf: (id) => (id % 50 === 7 ? { kind: 'failed', code: 'http-not-found' } : { kind: 'saved' }),
    }),
    ...part,
  });
}

const level = (concurrency: number, medianMs: number | null) => ({
  concurrency,
  runs: medianMs === null ? 0 : 3,
  medianMs,
  lowMs: medianMs,
  highMs: medianMs === null ? null : medianMs * 1.1,
  floorMs: null,
});

describe('the report as a page', () => {
  it('tells totals, comparison, bottleneck, failures and every row', () => {
    const html = reportHtml(reportOf(100));
    for (const words of [
      '98 images in 1.0 s',
      '/home/ada/Pictures &amp; more',
      '2030-01-02 03:04 UTC',
      '12 to 16 times as fast (estimate)',
      'Latency was the bottleneck',
      'Slots were idle',
      'Attempts',
      '<th scope="row">Not found</th>',
      '2 images',
      'harbour at dawn 99.jpg',
      '640 × 480',
    ]) {
      expect(html).toContain(words);
    }
  });

  it('tells no attempts of a list from an earlier start, of which it knows none', () => {
    expect(reportHtml(reportOf(20, { timeline: timelineOf([]) }))).not.toContain('Attempts');
  });

  it('tells a comparison that was measured as measured, and what of it cannot be compared', () => {
    const result = {
      images: 40,
      ofImages: 40,
      rounds: 3,
      bytes: 1000,
      runs: [],
      levels: [level(1, 4100), level(16, 361), level(64, null)],
      speedUp: { slow: 1, fast: 16, factor: 11.4, low: 10.9, high: 11.6 },
      sweep: { best: 16, diminishing: 16 },
    };
    const cost = { images: 40, ofImages: 40, runs: 9, requests: 360, bytes: null, runBytes: null, aboutMs: null };
    const html = reportHtml(reportOf(20, { comparison: { kind: 'measured', cost, result } }));
    expect(html).toContain('11 times as fast (measured)');
    expect(html).not.toContain('(estimate)');
    for (const words of ['One at a time', '4.10 s measured', '361 ms measured', 'no run that can be compared']) {
      expect(html).toContain(words);
    }
  });

  it('needs nothing from elsewhere and lets nothing run', () => {
    const html = reportHtml(reportOf(20));
    expect(html).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
    );
    expect(html).not.toMatch(/<(?:script|link|iframe|object|embed|img)\b|@import|url\(|\son\w+=/i);
  });

  it('escapes whatever came from lists and servers', () => {
    const downloads = [0, 7].map((id) => ({
      ...downloadOf(id, hostile),
      url: `javascript:alert(1)//${hostile}`,
      host: hostile,
    }));
    const host = {
      host: hostile,
      active: 0,
      limit: null,
      saved: 1,
      firstByteMs: null,
      bytesPerSecond: 0,
      failures: [],
      circuit: 'closed' as const,
      reasons: [],
    };
    const html = reportHtml(reportOf(2, { downloads, folder: hostile, hosts: [host] }));
    expect(html).not.toMatch(/<script|<img|href="javascript/i);
    for (const control of ['\u0000', '\u0007']) expect(html).not.toContain(control);
    expect(html).toContain('&lt;script&gt;');
  });

  it('of 10,000 rows stays under 4 MB', () => {
    expect(reportHtml(reportOf(10_000)).length).toBeLessThan(4_000_000);
  });

  it('of a batch in which nothing happened is a page as well', () => {
    const { timeline } = reportOf(0);
    expect(reportHtml(reportOf(0, { timeline }))).toContain('0 rows');
  });
});

describe('the report for programs', () => {
  it('holds every block, every row and the figures', () => {
    const report = JSON.parse(reportJson(reportOf(100)));
    expect(report).toMatchObject({
      report: 'shoal',
      version: 1,
      program: 'Shoal 0.1.0',
      madeAt: '2030-01-02T03:04:00.000Z',
    });
    expect(report.rows).toHaveLength(100);
    expect(report.timeline.blocks).toHaveLength(100);
    expect(report.timeline.blocks[0]).toHaveLength(report.timeline.blockColumns.length);
    expect(report.failures).toEqual([{ code: 'http-not-found', rows: 2, advice: adviceFor['http-not-found'] }]);
    expect(report.bottleneck.kind).toBe('latency');
  });
});
