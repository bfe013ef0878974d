import { describe, expect, it } from 'vitest';
import { lists } from '../lists.ts';
import type { Cost } from '../run-process.ts';
import { formatMore } from './costs-table.ts';
import { formatSeconds, formatSpread, listTable, markdownTable } from './table.ts';

const cost = (wallMs: number): Cost => ({ wallMs, cpuMs: 50, peakBytes: 80e6 });

describe('markdownTable', () => {
  it('keeps a bar within its cell', () => {
    expect(
      markdownTable([
        ['a', 'b'],
        ['x|y', '1'],
      ]),
    ).toBe('| a | b |\n| --- | ---: |\n| x\\|y | 1 |');
  });
});

describe('figures', () => {
  it('have three digits below a second and two above', () => {
    expect(formatSeconds(119.4)).toBe('0.119');
    expect(formatSeconds(6424)).toBe('6.42');
  });

  it('come with their spread when there was more than one round', () => {
    expect(formatSpread({ median: 1500, least: 1000, most: 2000, rounds: 3 })).toBe('1.50 (1.00 to 2.00)');
    expect(formatSpread({ median: 1500, least: 1500, most: 1500, rounds: 1 })).toBe('1.50');
  });

  it('say what a duty adds', () => {
    expect(formatMore(1.034)).toBe('+3.4 %');
    expect(formatMore(0.99)).toBe('−1.0 %');
    expect(formatMore(null)).toBe('');
  });
});

describe('listTable', () => {
  it('puts each contestant in relation to the first, and tells what it has lost', () => {
    const [list] = lists;
    if (list === undefined) throw new Error('no lists');
    const table = listTable({
      list,
      idealMs: 100,
      floorMs: [110, 112],
      floorBytesPerSecond: 2e9,
      entries: [
        { name: 'shoal, engine', costs: [cost(120), cost(140)], faults: [] },
        { name: 'other', costs: [cost(240), cost(280)], faults: ['3 missing'] },
      ],
    });
    expect(table).toContain('| other | 0.260 (0.240 to 0.280) | 2.00 | 0.050 | 80 | 3 missing |');
    expect(table).toContain('| shoal, engine | 0.130 (0.120 to 0.140) | 1.00 | 0.050 | 80 | all right |');
    expect(table).toContain('| latency alone | 0.100 |');
  });
});
