import type { Totals } from '../../shared/batch.ts';
import { formatBytes, formatClock, formatCount, formatPercent, formatSpeed } from '../../shared/format.ts';
import { drawBar, drawWandering } from './bar.ts';
import { fitText } from './fit-text.ts';
import type { Look } from './look.ts';

/** What an active download shows. */
export interface ActiveRow {
  /** Safe to print. */
  name: string;
  receivedBytes: number;
  /** Null while the server has not said. */
  totalBytes: number | null;
  bytesPerSecond: number;
}

export interface FrameSize {
  columns: number;
  rows: number;
}

/** Narrower than this there is no room for everything. */
const narrow = 56;
/** And here nothing useful fits; the terminal then wraps. */
const leastColumns = 30;
/** Lines that are left to what scrolls up above the bars. */
const scrollRows = 4;

/**
 * The live part of the screen: a bar for each active download, as many as there is room for, and one for the whole.
 *
 * @param active in the order of their slots, so that a bar stays where it is
 * @param atMs moves the bars of unknown length
 */
export function drawFrame(
  active: readonly ActiveRow[],
  totals: Totals,
  size: FrameSize,
  atMs: number,
  look: Look,
): string {
  const columns = Math.max(leastColumns, size.columns) - 1; // the last column makes some terminals wrap
  const room = Math.max(1, size.rows - scrollRows - 3);
  const shown = active.length > room ? active.slice(0, room - 1) : active;
  const lines = shown.map((row) => drawRow(row, columns, atMs, look));
  if (shown.length < active.length)
    lines.push(look.dim(`  and ${formatCount(active.length - shown.length)} more at once`));
  return ['', ...lines, '', drawTotal(totals, columns, look)].join('\n');
}

function drawRow(row: ActiveRow, columns: number, atMs: number, look: Look): string {
  const { receivedBytes, totalBytes } = row;
  const isWaiting = receivedBytes === 0;
  const percent = totalBytes === null ? '' : formatPercent(receivedBytes, totalBytes);
  const bytes = isWaiting ? 'waiting' : formatBytes(receivedBytes);
  const speed = isWaiting ? '' : formatSpeed(row.bytesPerSecond);
  const figures = ` ${percent.padStart(4)} ${bytes.padStart(8)}${columns < narrow ? '' : ` ${speed.padStart(9)}`}`;
  const flexible = columns - 2 - 1 - figures.length;
  const name = fitText(row.name, Math.min(40, Math.ceil(flexible / 2)), look.ellipsis);
  const width = flexible - Math.min(40, Math.ceil(flexible / 2));
  const isUnknown = totalBytes === null && !isWaiting;
  const bar = isUnknown ? drawWandering(atMs, width, look) : drawBar(receivedBytes / (totalBytes ?? 1), width, look);
  return `  ${name} ${bar}${look.dim(figures)}`;
}

function drawTotal(totals: Totals, columns: number, look: Look): string {
  const { counts, rows } = totals;
  const settled = counts.done + counts.skipped + counts.failed + counts.cancelled;
  const all = formatCount(rows);
  const count = `${formatCount(settled).padStart(all.length)} of ${all}`;
  const left = totals.remainingMs === null ? '' : `${formatClock(totals.remainingMs)} left`;
  const troubles = [
    counts.failed > 0 ? look.bad(`${formatCount(counts.failed)} failed`) : '',
    counts.retrying > 0 ? look.dim(`${formatCount(counts.retrying)} to be retried`) : '',
  ].filter(Boolean);
  // In the order in which they are given up where there is no room.
  const figures = [
    { at: 1, text: formatSpeed(totals.bytesPerSecond).padStart(9) },
    { at: 0, text: formatBytes(totals.receivedBytes).padStart(7) },
    { at: 3, text: formatClock(totals.elapsedMs).padStart(5) },
    { at: 2, text: left.padStart(9) },
  ];
  const taken = (): number => 2 + count.length + figures.reduce((sum, { text }) => sum + 2 + text.length, 0);
  while (figures.length > 0 && taken() > columns) figures.shift();
  const width = columns - taken() - 2;
  const bar = width > 3 ? [drawBar(rows === 0 ? 1 : settled / rows, width, look)] : [];
  const texts = figures.sort((a, b) => a.at - b.at).map(({ text }) => text);
  const line = `  ${[look.strong(count), ...bar, ...texts].join('  ')}`;
  return troubles.length === 0 ? line : `${line}\n  ${troubles.join(look.dim(', '))}`;
}
