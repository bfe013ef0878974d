import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWholeJson } from './json-tokens.ts';

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

it('takes for whole JSON what the JSON parser takes, whichever piece is missing or double', () => {
  const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', 'null', ' ', '{"a":1}', '[1,2]', '"a":');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      // Digits that touch are one number.
      fc.pre(!/1\d/.test(text));
      expect([text, isWholeJson(text)]).toEqual([text, parses(text)]);
    }),
    { numRuns: 3000 },
  );
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, at) => {
      const cut = text.slice(0, at % text.length) + text.slice((at % text.length) + 1);
      expect([text, isWholeJson(text)]).toEqual([text, true]);
      fc.pre(/^[{[]/.test(text) && !/[\\\d]/.test(cut));
      expect([cut, isWholeJson(cut)]).toEqual([cut, parses(cut)]);
    }),
  );
});
