import type { ProbeEntry, SizeEstimate } from './probe.ts';

/**
 * Estimates the size of a whole list: each host's rows by the mean of what was sampled of that host, those of other hosts by
 * the mean of all. Only images whose size the server has said count.
 *
 * @param rowsOf how many rows of the list each host has
 * @param rows of the whole list
 * @returns null without a single size
 */
export function estimateSize(
  entries: readonly ProbeEntry[],
  rowsOf: ReadonlyMap<string, number>,
  rows: number,
): SizeEstimate | null {
  const sizes: number[] = [];
  const byHost = new Map<string, number[]>();
  for (const { host, state } of entries) {
    if (state.kind !== 'answered' || state.warning !== null || state.bytes === null) continue;
    sizes.push(state.bytes);
    byHost.set(host, [...(byHost.get(host) ?? []), state.bytes]);
  }
  if (sizes.length === 0) return null;
  let bytes = 0;
  let left = rows;
  for (const [host, known] of byHost) {
    const count = Math.min(left, rowsOf.get(host) ?? 0);
    bytes += mean(known) * count;
    left -= count;
  }
  bytes += mean(sizes) * left;
  return {
    bytes: Math.round(bytes),
    samples: sizes.length,
    lowBytes: Math.min(...sizes) * rows,
    highBytes: Math.max(...sizes) * rows,
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
