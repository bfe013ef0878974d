import { formatDurationRange, formatMeasured } from '../../shared/format.ts';
import type { Look } from './look.ts';

export interface ChartRow {
  label: string;
  ms: number;
  /** From the quickest to the slowest; the bar is solid up to the first and shaded up to the second. */
  spread?: { lowMs: number; highMs: number } | undefined;
  paint: (text: string) => string;
  /** Stands behind the time. */
  note?: string | undefined;
}

const leastBar = 10;

/** Times as bars of one scale, each with its time behind it, and with its spread where there is one and room for it. */
export function drawChart(rows: readonly ChartRow[], columns: number, look: Look): string[] {
  const labelWidth = Math.max(...rows.map(({ label }) => label.length));
  const most = Math.max(...rows.map(({ ms, spread }) => spread?.highMs ?? ms));
  const times = padded(rows.map(({ ms }) => formatMeasured(ms)));
  const allRanges = padded(rows.map(({ spread }) => (spread === undefined ? '' : rangeWords(spread))));
  const allNotes = rows.map(({ note = '' }) => (note === '' ? '' : `  ${note}`));
  const roomBeside = (...behind: readonly (readonly string[])[]): number => {
    const widest = Math.max(...rows.map((_row, n) => behind.reduce((sum, texts) => sum + (texts[n] ?? '').length, 0)));
    return Math.min(100, columns) - 1 - 2 - labelWidth - 2 - 2 - widest;
  };
  const notes = roomBeside(times, allNotes) < leastBar ? [] : allNotes;
  const ranges = roomBeside(times, allRanges, notes) < leastBar ? [] : allRanges;
  const room = Math.max(1, roomBeside(times, ranges, notes));
  return rows.map(({ label, ms, spread, paint }, n) => {
    const solid = Math.max(1, Math.round(((spread?.lowMs ?? ms) / most) * room));
    const whole = Math.max(solid, Math.round(((spread?.highMs ?? ms) / most) * room));
    const bar = paint(look.block.repeat(solid)) + look.dim(look.shade.repeat(whole - solid));
    const end = `${look.strong(times[n] ?? '')}${look.dim(ranges[n] ?? '')}${look.dim(notes[n] ?? '')}`;
    return `  ${label.padEnd(labelWidth)}  ${bar}  ${end}`.trimEnd();
  });
}

function rangeWords({ lowMs, highMs }: { lowMs: number; highMs: number }): string {
  return lowMs === highMs ? '' : `  ${formatDurationRange(lowMs, highMs)}`;
}

/** Only what other columns follow is padded: with nothing behind it the bars have the room. */
function padded(texts: readonly string[]): string[] {
  const width = Math.max(...texts.map((text) => text.length));
  return texts.map((text) => text.padEnd(width));
}
