import { pathOf } from './server/wish.ts';

/** A list as the bench runs it. */
export interface List {
  name: string;
  /** For people: what is in it. */
  words: string;
  count: number;
  bytes: number;
  concurrency: number;
  /** Latency of each host that takes part, in ms; `127.0.0.1` onwards. */
  latencies: readonly number[];
  /** Part of the downloads, 0 to 1, whose first answer is 503 with `Retry-After: 1`. */
  busy: number;
  /** Rounds of a whole bench; long ones get fewer. */
  rounds: number;
  /** Whether the bench is quick enough with it for `--quick`. */
  isQuick: boolean;
  /** Whether running it one at a time takes less than a few seconds. */
  isShort: boolean;
}

const plain = { latencies: [0], busy: 0, rounds: 5, isQuick: false, isShort: false };

export const lists: readonly List[] = [
  {
    ...plain,
    name: 'W1',
    words: '20 × 300 KB, 100 ms, 20 at once',
    count: 20,
    bytes: 300_000,
    concurrency: 20,
    latencies: [100],
    rounds: 9,
    isQuick: true,
    isShort: true,
  },
  {
    ...plain,
    name: 'W2 at 16',
    words: '2,000 × 50 KB, 50 ms, 16 at once',
    count: 2000,
    bytes: 50_000,
    concurrency: 16,
    latencies: [50],
    rounds: 3,
  },
  {
    ...plain,
    name: 'W2 at 64',
    words: '2,000 × 50 KB, 50 ms, 64 at once',
    count: 2000,
    bytes: 50_000,
    concurrency: 64,
    latencies: [50],
    isQuick: true,
  },
  {
    ...plain,
    name: 'W2 at 128',
    words: '2,000 × 50 KB, 50 ms, 128 at once',
    count: 2000,
    bytes: 50_000,
    concurrency: 128,
    latencies: [50],
  },
  {
    ...plain,
    name: 'W3',
    words: '10,000 × 8 KB, no latency, 32 at once',
    count: 10_000,
    bytes: 8000,
    concurrency: 32,
    rounds: 3,
    isQuick: true,
  },
  { ...plain, name: 'W4', words: '20 × 100 MB, 4 at once', count: 20, bytes: 100_000_000, concurrency: 4, rounds: 3 },
  {
    ...plain,
    name: 'W5',
    words: '1,000 × 50 KB, four hosts with 10, 50, 200 and 1000 ms, a tenth busy at first, 32 at once',
    count: 1000,
    bytes: 50_000,
    concurrency: 32,
    latencies: [10, 50, 200, 1000],
    busy: 0.1,
    rounds: 3,
  },
  {
    ...plain,
    name: 'W6',
    words: '100,000 × 4 KB, no latency, 32 at once',
    count: 100_000,
    bytes: 4000,
    concurrency: 32,
    rounds: 1,
  },
];

/** One download of a list. */
interface Item {
  host: number;
  isBusyOnce: boolean;
}

/** The same for every run: hosts in turn, mixed up; busy ones spread over all of them. */
function itemsOf({ count, latencies, busy }: List): Item[] {
  const items = Array.from({ length: count }, (_, number) => ({
    host: number % latencies.length,
    isBusyOnce: busy > 0 && Math.floor(number / latencies.length) % Math.round(1 / busy) === 0,
  }));
  let seed = 1;
  for (let last = items.length - 1; last > 0 && latencies.length > 1; last--) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0; // Numerical Recipes' generator
    const other = seed % (last + 1);
    const [a, b] = [items[last], items[other]];
    if (a !== undefined && b !== undefined) [items[last], items[other]] = [b, a];
  }
  return items;
}

/** @param run a name that no other run has */
export function urlsOf(list: List, port: number, run: string): string[] {
  return itemsOf(list).map(({ host, isBusyOnce }, number) => {
    const latencyMs = list.latencies[host] ?? 0;
    return `http://127.0.0.${host + 1}:${port}${pathOf({ run, bytes: list.bytes, latencyMs, isBusyOnce, number })}`;
  });
}

/**
 * The time below which no scheduling can get, in ms: all waiting of all downloads shared out evenly over the slots, and at
 * least the longest of them. A busy answer costs one more wait for the answer, and its second without a slot.
 *
 * @returns 0 for a list without latency
 */
export function idealMs(list: List): number {
  const items = itemsOf(list);
  const waits = items.map(({ host, isBusyOnce }) => (list.latencies[host] ?? 0) * (isBusyOnce ? 2 : 1));
  const longest = items.map(({ host, isBusyOnce }) => {
    const latencyMs = list.latencies[host] ?? 0;
    return isBusyOnce ? 2 * latencyMs + 1000 : latencyMs;
  });
  const sum = waits.reduce((total, ms) => total + ms, 0);
  const alike = list.latencies.length === 1 && list.busy === 0;
  const [latencyMs = 0] = list.latencies;
  if (alike) return Math.ceil(list.count / list.concurrency) * latencyMs;
  return Math.max(
    sum / list.concurrency,
    longest.reduce((most, ms) => Math.max(most, ms), 0),
  );
}
