import type { DownloadId } from '../../shared/download.ts';
import { systemClock } from '../../engine/clock.ts';
import type { GetOptions } from '../options/get-options.ts';
import { cutText } from '../display/fit-text.ts';
import { createJsonLines, type JsonEvent } from '../display/json-lines.ts';
import { createLineOrder } from '../display/line-order.ts';
import { createLiveBars, createScreen, liveLine } from '../display/live-bars.ts';
import { lookFor } from '../display/look.ts';
import type { Output } from '../output.ts';
import { withHostLines } from '../display/host-lines.ts';
import { createPlainLines, plainLine } from '../display/plain-lines.ts';
import { type Reporter, silentReporter } from '../display/reporter.ts';
import { rowWords } from '../display/row-words.ts';

export interface GetReporterParts {
  options: Pick<GetOptions, 'json' | 'quiet' | 'order'>;
  output: Output;
  folder: string;
  /** The list in which a row stands, where there is more than one. */
  listOf: (id: DownloadId) => string | null | undefined;
}

/** Shows a batch the way that was asked for: events, nothing, live bars on a terminal, or lines. */
export function createGetReporter({ options, output, folder, listOf }: GetReporterParts): Reporter {
  if (options.json) {
    const write = (event: JsonEvent): void => output.out(JSON.stringify(event));
    return createJsonLines({ write, folder, listOf, order: options.order, clock: systemClock });
  }
  if (options.quiet) return silentReporter;
  const tell = (line: (words: NonNullable<ReturnType<typeof rowWords>>) => void) =>
    createLineOrder(options.order, (download) => {
      const words = rowWords(download);
      if (words !== null) line(words);
    });
  if (!output.isLive) {
    return withHostLines(createPlainLines(tell((words) => output.out(plainLine(words)))), output.out, systemClock);
  }
  const look = lookFor(process.stdout);
  const screen = createScreen(process.stdout);
  const bars = createLiveBars({
    screen,
    look,
    lines: tell((words) => screen.line(liveLine(words, screen.columns, look))),
    clock: systemClock,
  });
  const tellOfHost = (line: string): void => screen.line(look.dim(cutText(line, screen.columns - 1, look.ellipsis)));
  return withHostLines(bars, tellOfHost, systemClock);
}
