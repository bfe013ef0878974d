import type { Entry, Measured } from '../measure-list.ts';
import { median, pairedRatio, type Spread, spreadOf } from '../statistics.ts';

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** @param rows the first one holds the heads */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [heads = [], ...body] = rows;
  return [line(heads), line(heads.map((_, column) => (column === 0 ? '---' : '---:'))), ...body.map(line)].join('\n');
}

export function formatSeconds(ms: number): string {
  const seconds = ms / 1000;
  return seconds.toFixed(seconds < 1 ? 3 : 2);
}

export function formatSpread({ median: middle, least, most, rounds }: Spread): string {
  if (rounds === 1) return formatSeconds(middle);
  return `${formatSeconds(middle)} (${formatSeconds(least)} to ${formatSeconds(most)})`;
}

export const formatMegabytes = (bytes: number): string => `${Math.round(bytes / 1e6)}`;

/** All that was measured with one list. The ratio is how many times the engine's time a contestant has taken. */
export function listTable({ list, idealMs, floorMs, floorBytesPerSecond, entries }: Measured): string {
  const [own] = entries;
  const ratioTo = (costs: readonly { wallMs: number }[]): string => {
    const ratio = pairedRatio(
      costs.map(({ wallMs }) => wallMs),
      own?.costs.map(({ wallMs }) => wallMs) ?? [],
    );
    return ratio === null ? '' : ratio.toFixed(2);
  };
  const row = ({ name, costs, faults }: Entry): string[] => [
    name,
    formatSpread(spreadOf(costs.map(({ wallMs }) => wallMs))),
    ratioTo(costs),
    formatSeconds(median(costs.map(({ cpuMs }) => cpuMs))),
    peakOf(costs),
    faults.length === 0 ? 'all right' : faults.join('; '),
  ];
  const floor = [
    'server alone',
    formatSpread(spreadOf(floorMs)),
    ratioTo(floorMs.map((wallMs) => ({ wallMs }))),
    '',
    '',
    `${formatMegabytes(floorBytesPerSecond)} MB/s`,
  ];
  const ideal = ['latency alone', formatSeconds(idealMs), '', '', '', ''];
  const heads = [`${list.name}: ${list.words}`, 'seconds', 'ratio', 'CPU seconds', 'peak MB', 'files'];
  return markdownTable([heads, ...(idealMs > 0 ? [ideal] : []), floor, ...entries.map(row)]);
}

function peakOf(costs: readonly { peakBytes: number | null }[]): string {
  const peaks = costs.map(({ peakBytes }) => peakBytes).filter((peak) => peak !== null);
  return peaks.length === 0 ? '' : formatMegabytes(Math.max(...peaks));
}
