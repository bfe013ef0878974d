import { readTag, type TagState } from './read-tag.ts';

/** Lines in which a tag with a picture may be spread over several. */
export interface TagLines {
  /** Whether a tag has begun and not ended. */
  readonly isOpen: boolean;
  readonly push: (line: number, text: string) => void;
  /** Hands out what is still waiting for its end. */
  end(): void;
}

const tagName = /<(?:amp-img|base|image|img|input|link|meta|object|source|video)(?=[\s/]|$)/gi;
/** A tag with more lines, or characters, than this is none: its end was forgotten. */
const mostLines = 100;
export const longestTag = 16_384;

/** Where a tag with a picture begins that does not end in the text; -1 where there is none. */
export function openTagStart(text: string, from: number): number {
  const last = text.lastIndexOf('<');
  if (last < from) return -1;
  // Its name is still to come.
  if (last === text.length - 1) return last;
  const state = openTag(text, last);
  return state === null || state === 'closed' ? -1 : last;
}

function openTag(text: string, at: number): TagState | null {
  tagName.lastIndex = at;
  const match = tagName.exec(text);
  return match === null || match.index !== at ? null : readTag(text, tagName.lastIndex).state;
}

/**
 * Puts the lines of a tag together, as people and formatters break it:
 *
 * ```html
 * <img
 *   srcset="a.jpg 480w,
 *           b.jpg 800w"
 *   src="a.jpg">
 * ```
 *
 * @param read takes every line, and all lines of a tag as one with breaks in it, under the number of its first. Lines after
 *   which no end comes are handed out one by one
 */
export function createTagLines(read: (line: number, text: string) => void): TagLines {
  let lines: { line: number; text: string }[] = [];
  let length = 0;
  let state: TagState = 'closed';

  function giveUp(): void {
    const waiting = lines;
    lines = [];
    for (const { line, text } of waiting) read(line, text);
  }

  function begin(line: number, text: string): void {
    const last = text.lastIndexOf('<');
    const begun = last < 0 ? null : openTag(text, last);
    if (begun === null || begun === 'closed') return read(line, text);
    lines = [{ line, text }];
    length = text.length;
    state = begun;
    return undefined;
  }

  function goOn(line: number, text: string): void {
    // What stands between attributes in this way was not meant for the tag.
    const isStrange = state === 'open' && /^\s*(?:<|https?:)/i.test(text);
    if (isStrange || lines.length === mostLines || length + text.length > longestTag) {
      giveUp();
      return begin(line, text);
    }
    lines.push({ line, text });
    length += text.length + 1;
    const quote = state === 'open' ? -1 : text.indexOf(state);
    if (state !== 'open' && quote < 0) return undefined;
    const tag = readTag(text, quote + 1);
    state = tag.state;
    return state === 'closed' ? close() : undefined;
  }

  function close(): void {
    const whole = lines;
    lines = [];
    const last = whole.pop() ?? { line: 0, text: '' };
    // The next tag may begin on the line on which this one ends.
    const next = openTagStart(last.text, 0);
    const text = next < 0 ? last.text : last.text.slice(0, next);
    read((whole[0] ?? last).line, [...whole.map((part) => part.text), text].join('\n'));
    if (next >= 0) begin(last.line, last.text.slice(next));
  }

  return {
    get isOpen() {
      return lines.length > 0;
    },
    push(line, text) {
      if (lines.length === 0) begin(line, text);
      else goOn(line, text);
    },
    end() {
      if (state !== 'open') return giveUp();
      const whole = lines;
      lines = [];
      const [first] = whole;
      if (first !== undefined) read(first.line, whole.map(({ text }) => text).join('\n'));
      return undefined;
    },
  };
}
