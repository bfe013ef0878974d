import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../test-support/fake-clock.ts';
import type { Totals } from '../../shared/batch.ts';
import type { Download, DownloadState } from '../../shared/download.ts';
import { drawBar, drawWandering } from './bar.ts';
import { drawChart } from './comparison-chart.ts';
import { type ActiveRow, drawFrame } from './frame.ts';
import { createLineOrder } from './line-order.ts';
import { createLiveBars, liveLine, type Screen } from './live-bars.ts';
import { lookFor } from './look.ts';

const plain = (text: string): string => text;
const look = {
  ...lookFor(process.stdout, { LANG: 'C.UTF-8' }),
  good: plain,
  bad: plain,
  busy: plain,
  dim: plain,
  strong: plain,
};

function totals(change: Partial<Totals> = {}): Totals {
  const none = { saving: 0, retrying: 0, paused: 0, skipped: 0, failed: 0, cancelled: 0 };
  const counts = { ...none, queued: 36, active: 2, done: 22 };
  const figures = { receivedBytes: 5_200_000, bytesPerSecond: 8_100_000, elapsedMs: 1200, remainingMs: 4000 };
  return { rows: 60, counts, ...figures, ...change };
}
function row(change: Partial<ActiveRow> = {}): ActiveRow {
  return { name: 'photo.jpg', receivedBytes: 50_000, totalBytes: 100_000, bytesPerSecond: 1_250_000, ...change };
}
const frame = (rows: ActiveRow[], columns = 80, lines = 24, sums = totals()): string[] =>
  drawFrame(rows, sums, { columns, rows: lines }, 0, look).split('\n');

describe('a bar', () => {
  it('has its width at every share, and is full only at the end', () => {
    for (let n = 0; n <= 100; n++) expect(drawBar(n / 100, 20, look)).toHaveLength(20);
    expect(drawBar(0, 4, look)).toBe('────');
    expect(drawBar(0.5, 4, look)).toBe('━━──');
    expect(drawBar(0.99, 4, look)).toBe('━━━╸');
    expect(drawBar(1, 4, look)).toBe('━━━━');
    expect(drawBar(7, 4, look)).toBe('━━━━');
  });

  it('wanders to and fro where the length is not known', () => {
    const seen = new Set(Array.from({ length: 100 }, (_, n) => drawWandering(n * 80, 10, look)));
    expect(seen).toHaveLength(9);
    for (const bar of seen) expect(bar).toMatch(/^─*━━─*$/);
  });
});

describe('the live part of the screen', () => {
  it('shows name, share, bytes and speed of each download, and the whole below', () => {
    expect(frame([row(), row({ name: 'other.png', receivedBytes: 0, totalBytes: null })])).toEqual([
      '',
      '  photo.jpg                  ━━━━━━━━━━━━━─────────────  50%    50 kB  1.3 MB/s',
      '  other.png                  ──────────────────────────       waiting          ',
      '',
      '  22 of 60  ━━━━━━━━━━╸──────────────────   5.2 MB   8.1 MB/s  0:04 left   0:01',
    ]);
  });

  it('says no share where the size is not known', () => {
    const [, line = ''] = frame([row({ totalBytes: null })]);
    expect(line).not.toContain('%');
    expect(line).toMatch(/photo\.jpg .*━━━━━─+ +50 kB/);
  });

  it('never is wider or higher than the screen', () => {
    const rows = Array.from({ length: 64 }, (_, n) =>
      row({ name: `${n}-${'長い名前'.repeat(n)}.jpg`, receivedBytes: n * 1e9 }),
    );
    const counts = { ...totals().counts, failed: 12, retrying: 3 };
    for (const columns of [30, 33, 40, 56, 61, 80, 120, 250]) {
      for (const height of [10, 24, 60]) {
        const lines = frame(rows, columns, height, totals({ counts, remainingMs: 3e7, elapsedMs: 9e7, rows: 1e6 }));
        expect(lines.length).toBeLessThan(height);
        for (const line of lines) expect(stringWidth(line)).toBeLessThan(columns);
        expect(lines.at(-1)).toBe('  12 failed, 3 to be retried');
      }
    }
  });

  it('counts those that there is no room for', () => {
    const lines = frame(Array.from({ length: 30 }, () => row()));
    expect(lines.filter((line) => line.includes('photo.jpg'))).toHaveLength(16);
    expect(lines).toContain('  and 14 more at once');
  });
});

/** A screen that keeps what it was told. */
function fakeScreen(): Screen & { lines: string[]; frames: string[]; isClear: boolean } {
  return {
    lines: [],
    frames: [],
    isClear: false,
    columns: 80,
    rows: 24,
    line(text) {
      this.lines.push(text);
    },
    paint(frame) {
      this.frames.push(frame);
    },
    clear() {
      this.isClear = true;
    },
  };
}
const download = (id: number, state: DownloadState, name = `${id}.jpg`): Download => ({
  id,
  line: id + 1,
  url: `http://example.com/${name}`,
  host: 'example.com',
  name,
  state,
});
const active = (slot: number): DownloadState => ({ kind: 'active', slot, attempt: 1 });
const skipped: DownloadState = { kind: 'skipped', rank: 0, bytes: 1, why: 'saved-before' };
const patch = { batchId: 'b', seq: 1, updated: [], progress: [], totals: totals() };

describe('live bars', () => {
  it('keep the order of the slots and let finished downloads scroll up', () => {
    const screen = fakeScreen();
    const clock = createFakeClock();
    const lines = createLineOrder('completed', ({ name }) => screen.line(name));
    const bars = createLiveBars({ screen, look, lines, clock });
    bars.transition(download(7, active(1)));
    bars.transition(download(3, active(0)));
    bars.patch(patch);
    expect(screen.frames.at(-1)?.match(/\d\.jpg/g)).toEqual(['3.jpg', '7.jpg']);
    bars.transition(download(3, skipped));
    clock.advance(100);
    bars.patch(patch);
    expect(screen.frames.at(-1)?.match(/\d\.jpg/g)).toEqual(['7.jpg']);
    expect(screen.lines).toEqual(['3.jpg']);
    bars.end();
    expect(screen.isClear).toBe(true);
  });

  it('are not painted more often than can be seen', () => {
    const screen = fakeScreen();
    const clock = createFakeClock();
    const bars = createLiveBars({ screen, look, lines: null, clock });
    for (let n = 0; n < 100; n++) {
      bars.patch(patch);
      clock.advance(10);
    }
    expect(screen.frames.length).toBeGreaterThan(10);
    expect(screen.frames.length).toBeLessThanOrEqual(17);
  });

  it('escape what names could do to a terminal', () => {
    const screen = fakeScreen();
    const bars = createLiveBars({ screen, look, lines: null, clock: createFakeClock() });
    bars.transition(download(0, active(0), 'a\u001b[2Jb\u202e.jpg'));
    bars.patch(patch);
    expect(screen.frames.join('').replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});

describe('a finished row', () => {
  it('is one line of the screen', () => {
    const name = 'x'.repeat(200);
    const words = [
      { kind: 'saved', name, size: '214 kB', time: '1 min 12 s' },
      { kind: 'skipped', name, reason: 'here already' },
      { kind: 'failed', name, url: 'http://x', reason: 'example.com refuses access (403).', advice: '' },
    ] as const;
    for (const each of words) {
      for (const columns of [40, 80, 120]) expect(stringWidth(liveLine(each, columns, look))).toBeLessThan(columns);
    }
  });
});

describe('the order of finished lines', () => {
  it('is that of the list, held back where that is wanted, and what is held comes at the end', () => {
    const told: number[] = [];
    const lines = createLineOrder('list', ({ id }) => told.push(id));
    for (const id of [2, 1, 0, 5, 4]) lines.push(download(id, skipped));
    expect(told).toEqual([0, 1, 2]);
    lines.end();
    expect(told).toEqual([0, 1, 2, 4, 5]);
  });
});

const blocks = (line: string): number => line.split('█').length - 1;

describe('the chart of two times', () => {
  it('draws both on one scale', () => {
    const rows = [
      { label: 'One at a time', ms: 9000, paint: plain },
      { label: '16 at once', ms: 900, paint: plain },
    ];
    const [one = '', many = ''] = drawChart(rows, 80, look);
    expect(blocks(many) / blocks(one)).toBeCloseTo(0.1, 1);
    expect(one).toMatch(/^ {2}One at a time {2}█+ {2}9\.00 s$/);
    expect(many).toMatch(/^ {2}16 at once {5}█+ {2}900 ms$/);
    for (const line of [one, many]) expect(line.length).toBeLessThan(80);
  });

  it('shades from the quickest to the slowest run, and says both', () => {
    const spread = { lowMs: 5000, highMs: 10_000 };
    const [line = ''] = drawChart(
      [{ label: '16 at once', ms: 8000, spread, paint: plain, note: 'quickest' }],
      80,
      look,
    );
    expect(line).toMatch(/^ {2}16 at once {2}(█+)░+ {2}8\.00 s {2}5\.0 to 10 s {2}quickest$/);
    expect(line.split('░').length - 1).toBe(blocks(line));
  });

  it('leaves the spread out, and then notes, where the line would be broken', () => {
    const spread = { lowMs: 500, highMs: 800 };
    const rows = [{ label: 'One at a time', ms: 632, spread, paint: plain, note: 'quickest' }];
    expect(drawChart(rows, 60, look)[0]).toMatch(/ {2}632 ms {2}0\.5 to 0\.8 s {2}quickest$/);
    expect(drawChart(rows, 48, look)[0]).toMatch(/░ {2}632 ms {2}quickest$/);
    expect(drawChart(rows, 38, look)[0]).toMatch(/░ {2}632 ms$/);
    for (const columns of [28, 38, 48, 60]) expect(drawChart(rows, columns, look)[0]?.length).toBeLessThan(columns);
  });
});
