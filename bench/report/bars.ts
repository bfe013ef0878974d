import type { Measured } from '../measure-list.ts';
import { median, pairedRatio } from '../statistics.ts';
import { formatMegabytes, markdownTable } from './table.ts';

/** What the engine is to reach: at most so many times what something else takes for the same list. */
interface Bar {
  list: string;
  /** The name of another entry, or one of the two floors. */
  than: string;
  most: number;
}

/** The higher of the two floors, and that of the latencies alone. */
const [floor, latency] = ['the floor', 'latency alone'];

const bars: readonly Bar[] = [
  { list: 'W1', than: floor, most: 1.15 },
  { list: 'W1', than: "article's script, one at a time", most: 1 / 15 },
  { list: 'W1', than: "article's script, default workers", most: 1 / 4 },
  ...['W2 at 16', 'W2 at 64', 'W2 at 128'].flatMap((list) => [
    { list, than: floor, most: 1.12 },
    { list, than: 'aria2', most: 1 },
    { list, than: "article's script", most: 1 },
  ]),
  { list: 'W2 at 16', than: 'curl', most: 1 },
  { list: 'W2 at 64', than: 'curl', most: 1 },
  { list: 'W3', than: 'curl', most: 2.5 },
  { list: 'W3', than: 'aria2', most: 1 / 5 },
  { list: 'W3', than: "article's script", most: 1 / 10 },
  { list: 'W4', than: 'curl', most: 1 },
  { list: 'W4', than: 'aria2', most: 1 },
  { list: 'W5', than: latency, most: 1.1 },
  { list: 'W5', than: 'curl', most: 1 },
  { list: 'W5', than: 'aria2', most: 1 },
  { list: 'W5', than: "article's script", most: 1 },
];

const mostMegabytes = 250;

/** Each bar beside what was measured; bars of lists and programs that were not measured are left out. */
export function barsTable(measured: readonly Measured[]): string {
  const rows = bars.flatMap((bar) => {
    const found = measured.find(({ list }) => list.name === bar.list);
    const ratio = found === undefined ? null : ratioTo(found, bar.than);
    if (ratio === null) return [];
    return [
      [`${bar.list}: the engine`, wordsOf(bar.most, bar.than), wordsOf(ratio, bar.than), yesOrNo(ratio <= bar.most)],
    ];
  });
  const peak = peakOfShoal(measured);
  const memory =
    peak === null
      ? []
      : [
          [
            'shoal, on any of these lists',
            `less than ${mostMegabytes} MB`,
            `${formatMegabytes(peak)} MB`,
            yesOrNo(peak < mostMegabytes * 1e6),
          ],
        ];
  return markdownTable([['bar', 'wanted', 'measured', 'met'], ...rows, ...memory]);
}

const yesOrNo = (isMet: boolean): string => (isMet ? 'yes' : 'no');

/** A ratio below 1 is told as how many times as fast. */
function wordsOf(ratio: number, than: string): string {
  return ratio < 1 ? `${(1 / ratio).toFixed(2)} × as fast as ${than}` : `${ratio.toFixed(2)} × the time of ${than}`;
}

/** @returns null where the other was not measured, or has lost files */
function ratioTo({ entries, idealMs, floorMs }: Measured, than: string): number | null {
  const own = entries.find(({ name }) => name === 'shoal, engine');
  if (own === undefined || own.faults.length > 0) return null;
  const times = own.costs.map(({ wallMs }) => wallMs);
  if (than === latency) return median(times) / idealMs;
  if (than === floor) return median(times) / Math.max(idealMs, median(floorMs));
  const other = entries.find(({ name }) => name === than);
  if (other === undefined || other.faults.length > 0) return null;
  return pairedRatio(
    times,
    other.costs.map(({ wallMs }) => wallMs),
  );
}

function peakOfShoal(measured: readonly Measured[]): number | null {
  const peaks = measured.flatMap(({ entries }) =>
    entries.filter(({ name }) => name === 'shoal').flatMap(({ costs }) => costs.map(({ peakBytes }) => peakBytes ?? 0)),
  );
  const most = Math.max(0, ...peaks);
  return most === 0 ? null : most;
}
