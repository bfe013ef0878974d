import { hostOf } from '../url-list/display-url.ts';
import type { ListRow } from '../url-list/url-list.ts';
import { probeLimits } from './probe.ts';

/**
 * Chooses a few rows of each host, hosts with most rows first, and of each host's rows the first, the last and those
 * evenly between: lists are often sorted by date or by size.
 *
 * @returns positions in the list, ascending; at most `probeLimits.urls`, of one host at most `probeLimits.perHost`
 */
export function chooseSample(rows: readonly Pick<ListRow, 'url'>[]): number[] {
  const byHost = new Map<string, number[]>();
  for (const [index, { url }] of rows.entries()) {
    const host = hostOf(url);
    const known = byHost.get(host);
    if (known === undefined) byHost.set(host, [index]);
    else known.push(index);
  }
  const hosts = [...byHost.values()].toSorted((a, b) => b.length - a.length).slice(0, probeLimits.urls);
  const counts = hosts.map(() => 0);
  let left = Math.min(probeLimits.urls, rows.length);
  for (let round = 0; round < probeLimits.perHost && left > 0; round++) {
    for (const [n, indexes] of hosts.entries()) {
      if (left === 0 || round >= indexes.length) continue;
      counts[n] = round + 1;
      left -= 1;
    }
  }
  return hosts.flatMap((indexes, n) => evenly(indexes, counts[n] ?? 0)).toSorted((a, b) => a - b);
}

/** So many of them, the first and the last included. */
function evenly(indexes: readonly number[], count: number): number[] {
  if (count <= 1) return indexes.slice(0, count);
  const step = (indexes.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, n) => indexes[Math.round(n * step)] ?? 0);
}
