import { expect, test } from 'vitest';
import { lineRange } from './line-range.ts';

test('a line is found by its number, and past the end there is an empty one', () => {
  const text = 'one\ntwo\n\nfour';
  const lineAt = (line: number): string => {
    const { start, end } = lineRange(text, line);
    return text.slice(start, end);
  };
  expect([1, 2, 3, 4, 5, 9].map(lineAt)).toEqual(['one', 'two', '', 'four', '', '']);
});
