import { createLogUpdate } from 'log-update';
import type { Clock } from '../../engine/clock.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { Totals } from '../../shared/batch.ts';
import { type DownloadId, isSettled, type Progress } from '../../shared/download.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';
import { cutText, fitText } from './fit-text.ts';
import { type ActiveRow, drawFrame } from './frame.ts';
import type { LineOrder } from './line-order.ts';
import type { Look } from './look.ts';
import type { Reporter } from './reporter.ts';
import type { RowWords } from './row-words.ts';

/** The screen is painted at most this often; what changes more often cannot be read. */
const paintMs = 60;

/** The terminal's live part, with lines that scroll up out of it. */
export interface Screen {
  /** Adds a line above the live part. It shows with the next painting. */
  line(text: string): void;
  readonly columns: number;
  readonly rows: number;
  paint(frame: string): void;
  /** Takes the live part away and gives the cursor back. */
  clear(): void;
}

export function createScreen(stream: NodeJS.WriteStream): Screen {
  const update = createLogUpdate(stream);
  let lines: string[] = [];
  const scrollUp = (): void => {
    if (lines.length === 0) return;
    update.persist(lines.join('\n'));
    lines = [];
  };
  return {
    line: (text) => void lines.push(text),
    get columns() {
      return stream.columns;
    },
    get rows() {
      return stream.rows;
    },
    paint(frame) {
      // One write for both, so that nobody sees the moment between them.
      stream.cork();
      scrollUp();
      update(frame);
      stream.uncork();
    },
    clear() {
      stream.cork();
      scrollUp();
      update.clear();
      update.done();
      stream.uncork();
    },
  };
}

export interface LiveBarsParts {
  screen: Screen;
  look: Look;
  /** Where finished rows go; null when they are not to be told. */
  lines: LineOrder | null;
  clock: Clock;
}

/** One bar for each active download and one for the whole; what is finished scrolls up as a line. */
export function createLiveBars({ screen, look, lines, clock }: LiveBarsParts): Reporter {
  const active = new Map<DownloadId, { name: string; slot: number }>();
  const figures = new Map<DownloadId, Progress>();
  let totals: Totals | null = null;
  let paintedAt = -Infinity;

  const rows = (): ActiveRow[] =>
    [...active]
      .sort(([, a], [, b]) => a.slot - b.slot)
      .map(([id, { name }]) => {
        const { receivedBytes, totalBytes, bytesPerSecond } = figures.get(id) ?? noFigures;
        return { name, receivedBytes, totalBytes, bytesPerSecond };
      });

  return {
    transition(download) {
      const { id, name, state } = download;
      if (state.kind === 'active') {
        active.set(id, { name: visibleText(name), slot: state.slot });
        figures.delete(id);
        return;
      }
      active.delete(id);
      figures.delete(id);
      if (isSettled(state)) lines?.push(download);
    },
    patch(patch) {
      totals = patch.totals;
      for (const progress of patch.progress) if (active.has(progress.id)) figures.set(progress.id, progress);
      const now = clock.now();
      if (now - paintedAt < paintMs) return;
      paintedAt = now;
      screen.paint(drawFrame(rows(), totals, screen, now, look));
    },
    end() {
      lines?.end();
      screen.clear();
    },
  };
}

const noFigures = { receivedBytes: 0, totalBytes: null, bytesPerSecond: 0 };

/** A finished row as it scrolls up: one line of the screen. */
export function liveLine(words: RowWords, columns: number, look: Look): string {
  const width = Math.max(30, columns - 1);
  switch (words.kind) {
    case 'saved': {
      const figures = `${words.size.padStart(9)} ${words.time.padStart(8)}`;
      return `${look.good(look.saved)} ${fitText(words.name, width - 2 - figures.length, look.ellipsis)}${look.dim(figures)}`;
    }
    case 'skipped': {
      const figures = `  ${words.reason}`;
      return look.dim(`${look.skipped} ${fitText(words.name, width - 2 - figures.length, look.ellipsis)}${figures}`);
    }
    case 'failed':
      return look.bad(cutText(`${look.failed} ${words.name}  ${words.reason}`, width, look.ellipsis));
    default:
      return assertNever(words);
  }
}
