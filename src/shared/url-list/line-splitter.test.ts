import { describe, expect, it } from 'vitest';

import { createLineSplitter, type LineSegment } from './line-splitter.ts';

function split(chunks: readonly string[], longLine?: number): LineSegment[] {
  const segments: LineSegment[] = [];
  const splitter = createLineSplitter((segment) => segments.push(segment), longLine);
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return segments;
}

const fresh = ({ text, from }: LineSegment): string => text.slice(from);

describe('createLineSplitter', () => {
  it('splits at LF, CRLF and CR, also where a CRLF is cut in two', () => {
    expect(split(['\ufeffa\r', '\nb\r\r', 'c\n', '', '\n\ufeffd']).map(({ line, text }) => [line, text])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, ''],
      [4, 'c'],
      [5, ''],
      [6, '\ufeffd'],
    ]);
  });

  it('gives no line for an empty text, nor behind the last line end', () => {
    expect(split([])).toEqual([]);
    expect(split(['a\n'])).toHaveLength(1);
  });

  it('hands a long line out in parts that end at a quote or, where there is none, at a space', () => {
    expect(split(['aaaaaa bbbb"cccc', 'cccccccccccccccccccccc dd\ne'], 8).map(fresh)).toEqual([
      'aaaaaa bbbb"',
      `${'c'.repeat(26)} `,
      'dd',
      'e',
    ]);
  });

  it('repeats the end of the part before as context', () => {
    const segments = split([`${'a'.repeat(100)}"https://a.example/`], 10);
    expect(segments.map(({ isFirst, isLast, line }) => [isFirst, isLast, line])).toEqual([
      [true, false, 1],
      [false, true, 1],
    ]);
    expect(segments[1]?.text.slice((segments[1]?.from ?? 0) - 3)).toBe('aa"https://a.example/');
  });
});
