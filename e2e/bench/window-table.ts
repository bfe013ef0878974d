import { markdownTable } from '../../bench/report/table.ts';
import { spreadOf } from '../../bench/statistics.ts';
import type { WindowFigures } from './measure-window.ts';

type Unit = 'ms' | 'MB' | 'KB' | 'per second' | '%';

interface Line {
  words: string;
  figure: string;
  unit: Unit;
  /** The most that is wanted, in the unit; of frames the least. */
  bar?: number;
}

const lines: readonly Line[] = [
  { words: 'the window is there', figure: 'there', unit: 'ms', bar: 1500 },
  { words: 'the list is open', figure: 'open', unit: 'ms', bar: 1000 },
  { words: 'frames, following the downloads', figure: 'following, frames', unit: 'per second', bar: 60 },
  { words: 'frames, scrolling', figure: 'scrolling, frames', unit: 'per second', bar: 60 },
  { words: 'script, style and layout in 1/60 s, following, 95 %', figure: 'following, script', unit: 'ms', bar: 8 },
  { words: 'script, style and layout in 1/60 s, scrolling, 95 %', figure: 'scrolling, script', unit: 'ms', bar: 8 },
  { words: 'all work of the page in 1/60 s, following, 95 %', figure: 'following, work', unit: 'ms' },
  { words: 'all work of the page in 1/60 s, scrolling, 95 %', figure: 'scrolling, work', unit: 'ms' },
  { words: "memory of the page's process", figure: 'memory', unit: 'MB', bar: 400 },
  { words: 'sent to the window each second', figure: 'sent, bytes', unit: 'KB', bar: 200 },
  { words: 'messages to the window', figure: 'sent, messages', unit: 'per second' },
  { words: 'all rows: selected', figure: 'all rows, select all', unit: 'ms', bar: 200 },
  { words: 'all rows: paused', figure: 'all rows, pause', unit: 'ms', bar: 200 },
  { words: 'all rows: resumed', figure: 'all rows, resume', unit: 'ms', bar: 200 },
  { words: 'all rows: cancelled', figure: 'all rows, cancel', unit: 'ms', bar: 200 },
  { words: 'all rows: tried again', figure: 'all rows, retry', unit: 'ms', bar: 200 },
  { words: 'main process: a turn is late, 99 %, downloads running', figure: 'main, downloading', unit: 'ms', bar: 50 },
  { words: 'main process: the same while the list opens', figure: 'main, opening', unit: 'ms', bar: 50 },
  { words: 'main process: the same while something is done to all rows', figure: 'main, acting', unit: 'ms', bar: 50 },
  { words: 'main process: of one processor, downloads running', figure: 'main, processor', unit: '%' },
  { words: 'main process: memory', figure: 'main, memory', unit: 'MB' },
  { words: 'the app has ended', figure: 'quit', unit: 'ms' },
];

const inUnit: Record<Unit, number> = { ms: 1, 'per second': 1, MB: 1e-6, KB: 1e-3, '%': 100 };

/** The figures of some rounds beside what is wanted of them: medians, least and most. */
export function windowTable(rounds: readonly WindowFigures[]): string {
  const body = lines.map(({ words, figure, unit, bar }) => {
    const { median, least, most } = spreadOf(rounds.map((each) => (each[figure] ?? NaN) * inUnit[unit]));
    const isFrames = unit === 'per second';
    const met = bar !== undefined && (isFrames ? Math.round(median) >= bar : median <= bar);
    const wanted = bar === undefined ? ['', ''] : [`${isFrames ? 'at least' : 'at most'} ${bar}`, met ? 'yes' : 'no'];
    return [words, unit, ...wanted, formatted(median), `${formatted(least)} to ${formatted(most)}`];
  });
  return markdownTable([['', '', 'wanted', 'met', 'median', 'least to most'], ...body]);
}

const formatted = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));
