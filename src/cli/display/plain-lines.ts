import { assertNever } from '../../shared/assert-never.ts';
import { isSettled } from '../../shared/download.ts';
import type { LineOrder } from './line-order.ts';
import type { RowWords } from './row-words.ts';
import type { Reporter } from './reporter.ts';

/** Where output is no terminal: one line for each row that has come to an end. */
export function createPlainLines(lines: LineOrder): Reporter {
  return {
    transition(download) {
      if (isSettled(download.state)) lines.push(download);
    },
    patch: () => undefined,
    end: () => lines.end(),
  };
}

/** `saved    photo.jpg  214 kB  1.2 s` */
export function plainLine(words: RowWords): string {
  switch (words.kind) {
    case 'saved':
      return `saved    ${words.name}  ${words.size}  ${words.time}`;
    case 'skipped':
      return `skipped  ${words.name}  ${words.reason}`;
    case 'failed':
      return `failed   ${words.url}  ${words.reason}`;
    default:
      return assertNever(words);
  }
}
