import { describe, expect, it } from 'vitest';
import { createHostStatistics } from './host-statistics.ts';
import { createQuantiles } from './quantiles.ts';

describe('quantiles', () => {
  it('are within 8 % of the true ones', () => {
    const quantiles = createQuantiles();
    for (let ms = 1; ms <= 900; ms++) quantiles.add(ms);
    for (const share of [0.25, 0.5, 0.95])
      expect(Math.abs((quantiles.at(share) ?? 0) / (share * 900) - 1)).toBeLessThan(0.08);
  });

  it('forget slowly what was long ago', () => {
    const quantiles = createQuantiles();
    for (let n = 0; n < 5000; n++) quantiles.add(10);
    for (let n = 0; n < 2000; n++) quantiles.add(1000);
    expect(quantiles.at(0.5)).toBeGreaterThan(900);
  });

  it('know nothing before the first, and take whatever comes', () => {
    const quantiles = createQuantiles();
    expect(quantiles.at(0.5)).toBeNull();
    for (const ms of [0, -5, 1e12]) quantiles.add(ms);
    expect(quantiles.at(1)).toBeGreaterThan(100_000);
  });
});

describe('the statistics of a host', () => {
  it('count what runs, what was saved and what failed, by code', () => {
    const statistics = createHostStatistics();
    for (const id of [1, 2, 3]) statistics.began('a', id, 0);
    expect(statistics.firstByte('a', 1, 80)).toBe(80);
    expect(statistics.firstByte('a', 1, 90)).toBeNull();
    statistics.saved('a', 5000, 100);
    statistics.left('a', 1, 100);
    statistics.failed('a', 'http-busy');
    statistics.failed('a', 'connection-lost');
    statistics.failed('a', 'http-busy');
    statistics.left('a', 2, 110);
    expect(statistics.of('a', 200)).toMatchObject({
      active: 1,
      saved: 1,
      failures: [
        { code: 'http-busy', count: 2 },
        { code: 'connection-lost', count: 1 },
      ],
    });
    expect(statistics.of('a', 200).firstByteMs?.median).toBeGreaterThan(73);
    expect([...statistics.activeHosts()]).toEqual(['a']);
  });

  it('measure goodput over about the last five seconds, and keep it when the host has nothing to do', () => {
    const statistics = createHostStatistics();
    statistics.began('a', 1, 0);
    for (let tenth = 1; tenth <= 200; tenth++) statistics.saved('a', 100, tenth * 100);
    expect(statistics.of('a', 20_000).bytesPerSecond).toBeCloseTo(1000, -2);
    statistics.left('a', 1, 20_000);
    expect(statistics.of('a', 60_000).bytesPerSecond).toBe(statistics.of('a', 20_000).bytesPerSecond);
    statistics.began('a', 2, 60_000);
    expect(statistics.of('a', 60_001).bytesPerSecond).toBe(0);
  });

  it('tell hosts apart, and take ten thousand of them', () => {
    const statistics = createHostStatistics();
    for (let n = 0; n < 10_000; n++) {
      statistics.began(`h${n}`, n, n);
      statistics.left(`h${n}`, n, n + 5);
    }
    expect([...statistics.hosts()]).toHaveLength(10_000);
    expect([...statistics.activeHosts()]).toEqual([]);
  });
});
