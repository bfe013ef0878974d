import { imageSuffix } from './find-url-end.ts';
import { splitCells } from './split-cells.ts';

/** Lines that may be of a table without a header: a URL at the beginning, with something behind it that may be a separator. */
const urlAndSeparator = /^https?:\/\/[^\s"<>]*[,;|]/i;
/** What follows a separator where the separator is part of the URL: `w_500/x.jpg`, `v=1`, `title.html`. */
const goesOn = /[/=]|[?&]\w|%[\da-f]{2}|^[a-z]{1,3}_\w|\.[a-z][a-z0-9]{1,4}$/i;
/** A word of a text: `Title`, `Straße`, `日落`; not `ABC12` nor `b`. */
const properWord = /^(?:\p{Lu}\p{Ll}+|\p{Lo}{2,})$/u;

/** Whether it is open where the URL in this line ends. */
export function isSeparatorOpen(line: string): boolean {
  return urlAndSeparator.test(line);
}

/**
 * Finds the separator of a table without a header whose lines begin with a URL: `https://a.example/200,Title`.
 * Commas and semicolons are legal in URLs, so what is behind them decides. In several lines, each with a URL of its own in
 * front, any words are cells; in a single line only those that are surely no part of a URL: a text of several words, a
 * proper word, or in quotes. Endings of files and further parts of a path or a query are never cells.
 *
 * @param lines one or more, trimmed
 * @returns null where there is none
 */
export function sniffDelimiter(lines: readonly string[]): string | null {
  return [';', ',', '|'].find((delimiter) => separates(lines, delimiter)) ?? null;
}

function separates(lines: readonly string[], delimiter: string): boolean {
  const urls = new Set<string>();
  for (const line of lines) {
    if (!line.includes(delimiter)) return false;
    const { cells } = splitCells(line, delimiter);
    const [url = '', ...others] = cells;
    if (!/^https?:\/\/\S+$/i.test(url) || others.some((cell) => isPartOfUrl(cell))) return false;
    const isSure = others.some((cell) => isSurelyText(cell)) || line.includes(`${delimiter}"`);
    if (lines.length === 1 && !isSure) return false;
    urls.add(url);
  }
  return urls.size === lines.length;
}

const firstWord = (cell: string): string => /^\S*/.exec(cell)?.[0] ?? '';

function isPartOfUrl(cell: string): boolean {
  const word = firstWord(cell);
  return goesOn.test(word) || imageSuffix.test(word);
}

function isSurelyText(cell: string): boolean {
  return /\S\s+\S/.test(cell) || properWord.test(cell);
}
