import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cutText, fitText, linesOf, wrapWords } from './fit-text.ts';

const printable = fc.string({ unit: 'grapheme' });

describe('a text that is fitted', () => {
  it('has exactly the width asked for, whatever it is made of', () => {
    fc.assert(
      fc.property(printable, fc.integer({ min: 4, max: 60 }), (text, width) => {
        expect(stringWidth(fitText(text, width, '…'))).toBe(width);
      }),
    );
  });

  it('keeps the beginning and the end of a name', () => {
    expect(fitText('a-very-long-name-of-a-photo.jpg', 16, '…')).toBe('a-very-lon…o.jpg');
    expect(fitText('short.jpg', 12, '…')).toBe('short.jpg   ');
  });

  it('counts wide characters twice and takes none apart', () => {
    expect(fitText('草草草草草草', 7, '…')).toBe('草草…草');
    expect(fitText('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 5, '…')).toBe('👩‍👩‍👧👩‍👩‍👧…');
  });
});

describe('a text that is cut', () => {
  it('is never wider than asked', () => {
    fc.assert(
      fc.property(printable, fc.integer({ min: 1, max: 60 }), (text, width) => {
        expect(stringWidth(cutText(text, width, '…'))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('a sentence that is wrapped', () => {
  it('stays one line where there is no terminal, and keeps its indentation on one', () => {
    expect(linesOf('  one two three', null)).toEqual(['  one two three']);
    expect(linesOf('  one two three', 10)).toEqual(['  one two', '  three']);
  });

  it('breaks between words and loses none', () => {
    expect(wrapWords('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(wrapWords('averyverylongword b', 5)).toEqual(['averyverylongword', 'b']);
    fc.assert(
      fc.property(printable, fc.integer({ min: 1, max: 40 }), (text, width) => {
        expect(wrapWords(text, width).join(' ').replaceAll(/ +/g, ' ').trim()).toBe(text.replaceAll(/ +/g, ' ').trim());
      }),
    );
  });
});
