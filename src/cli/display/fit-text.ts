import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter();

/**
 * The text in exactly `width` columns: filled up with spaces, or with its middle cut out, because the end of a file's
 * name tells as much as its beginning. Wide characters count two columns, combined ones are never taken apart.
 *
 * @param text without control characters
 * @param width 1 or more
 */
export function fitText(text: string, width: number, ellipsis: string): string {
  const own = stringWidth(text);
  if (own <= width) return text + ' '.repeat(width - own);
  const parts = [...segmenter.segment(text)].map(({ segment }) => segment);
  const tail = takeColumns(parts.toReversed(), Math.floor((width - 1) / 3)).reverse();
  const head = takeColumns(parts, width - 1 - stringWidth(tail.join('')));
  const cut = head.join('') + ellipsis + tail.join('');
  return cut + ' '.repeat(Math.max(0, width - stringWidth(cut)));
}

/** The beginning of the text in at most `width` columns. */
export function cutText(text: string, width: number, ellipsis: string): string {
  if (stringWidth(text) <= width) return text;
  const parts = [...segmenter.segment(text)].map(({ segment }) => segment);
  return takeColumns(parts, width - 1).join('') + ellipsis;
}

function takeColumns(parts: readonly string[], width: number): string[] {
  const taken: string[] = [];
  let columns = 0;
  for (const part of parts) {
    columns += stringWidth(part);
    if (columns > width) break;
    taken.push(part);
  }
  return taken;
}

/**
 * A sentence as a terminal can show it: broken between words, which a terminal itself does not care for. Indented as it
 * was.
 *
 * @param columns width of the terminal; null where there is none, and a line stays one
 */
export function linesOf(text: string, columns: number | null): string[] {
  if (columns === null) return [text];
  const [indent = ''] = /^ */.exec(text) ?? [];
  return wrapWords(text.slice(indent.length), columns - 1 - indent.length).map((line) => indent + line);
}

/** A sentence broken between words into lines of at most `width` columns; a longer word stays whole. */
export function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && stringWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}
