import { formatDuration } from '../shared/format.ts';
import type { Look } from './look.ts';

export interface ChartRow {
  label: string;
  ms: number;
  paint: (text: string) => string;
}

/** Times as bars of one scale, each with its time behind it. */
export function drawChart(rows: readonly ChartRow[], columns: number, look: Look): string[] {
  const labelWidth = Math.max(...rows.map(({ label }) => label.length));
  const most = Math.max(...rows.map(({ ms }) => ms));
  const times = rows.map(({ ms }) => formatDuration(ms));
  const timeWidth = Math.max(...times.map((time) => time.length));
  const room = Math.max(10, Math.min(100, columns) - 1 - 2 - labelWidth - 2 - 2 - timeWidth);
  return rows.map(({ label, ms, paint }, n) => {
    const length = Math.max(1, Math.round((ms / most) * room));
    return `  ${label.padEnd(labelWidth)}  ${paint(look.block.repeat(length))}  ${look.strong(times[n] ?? '')}`;
  });
}
