/** One record of a table, its cells trimmed, quotes taken out. */
export interface Cells {
  cells: string[];
  /** Whether the last cell's quote is still open: the record goes on in the next line. */
  isOpen: boolean;
}

/**
 * Splits a record of a table (RFC 4180): a cell may stand in double quotes, and then hold separators, line ends, and
 * quotes written twice. Quotes within a cell that does not begin with one are text.
 *
 * @param delimiter one character
 */
export function splitCells(text: string, delimiter: string): Cells {
  if (!text.includes('"')) return { cells: text.split(delimiter).map((cell) => cell.trim()), isOpen: false };
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const begin = skipSpaces(text, at, delimiter);
    const quoted = text.charAt(begin) === '"' ? readQuoted(text, begin + 1) : null;
    if (quoted !== null && quoted.end < 0) {
      cells.push(quoted.value.trim());
      return { cells, isOpen: true };
    }
    const next = text.indexOf(delimiter, quoted?.end ?? begin);
    const end = next < 0 ? text.length : next;
    cells.push((quoted === null ? text.slice(begin, end) : quoted.value + text.slice(quoted.end, end)).trim());
    if (next < 0) return { cells, isOpen: false };
    at = next + 1;
  }
}

function skipSpaces(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text.charAt(at) !== delimiter && /\s/.test(text.charAt(at))) at++;
  return at;
}

/** @returns the text up to the closing quote, and where that ends; -1 when it is open */
function readQuoted(text: string, from: number): { value: string; end: number } {
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { value: text.slice(from).replaceAll('""', '"'), end: -1 };
    if (text.charAt(quote + 1) !== '"') return { value: text.slice(from, quote).replaceAll('""', '"'), end: quote + 1 };
    at = quote + 2;
  }
}
