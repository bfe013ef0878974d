import type { Costs } from '../costs/measure-costs.ts';
import { median, pairedRatio, spreadOf } from '../statistics.ts';
import { formatSpread, markdownTable } from './table.ts';

/** What the engine's own duties cost, with and without. */
export function costsTable({ duties }: Costs): string {
  const heads = ['duty', 'list', 'seconds with', 'seconds without', 'time', 'CPU', 'SQLite on the main thread'];
  return markdownTable([
    heads,
    ...duties.map(({ duty, list, with: withIt, without }) => [
      duty,
      list,
      formatSpread(spreadOf(withIt.map(({ ms }) => ms))),
      formatSpread(spreadOf(without.map(({ ms }) => ms))),
      formatMore(
        pairedRatio(
          withIt.map(({ ms }) => ms),
          without.map(({ ms }) => ms),
        ),
      ),
      formatMore(
        pairedRatio(
          withIt.map(({ cpuMs }) => cpuMs),
          without.map(({ cpuMs }) => cpuMs),
        ),
      ),
      `${(median(withIt.map(({ sqliteMs, ms }) => sqliteMs / ms)) * 100).toFixed(1)} %`,
    ]),
  ]);
}

/** A ratio as what it adds. */
export function formatMore(ratio: number | null): string {
  if (ratio === null) return '';
  const percent = (ratio - 1) * 100;
  return `${percent >= 0 ? '+' : '−'}${Math.abs(percent).toFixed(1)} %`;
}
