import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fileNameFromUrl } from './file-name-from-url.ts';
import { foldName } from './fold-name.ts';
import { createNamePlan } from './name-plan.ts';
import { numberedName } from './numbered-name.ts';

describe('numberedName', () => {
  it.each([
    ['photo.jpg', 2, 'photo (2).jpg'],
    ['photo', 1, 'photo (1)'],
    ['v1.5', 3, 'v1.5 (3)'],
    ['photo (1).jpg', 1, 'photo (1) (1).jpg'],
  ])('numbers %s with %i as %s', (name, number, expected) => {
    expect(numberedName(name, number)).toBe(expected);
  });

  it('stays within 255 bytes', () => {
    const name = numberedName(`${'ü'.repeat(125)}.jpeg`, 12_345);
    expect(name).toBe(`${'ü'.repeat(121)} (12345).jpeg`);
    expect(Buffer.byteLength(name)).toBe(255);
  });
});

describe('foldName', () => {
  it.each([
    ['Photo.JPG', 'photo.jpg'],
    ['\u00e9t\u00e9', 'e\u0301te\u0301'],
    ['ÉTÉ', 'été'],
    ['ΣΑΣ', 'σας'],
    ['\u212a', 'k'],
    ['ẞ', 'ß'],
    ['Å', '\u212b'],
    ['ǆ', 'ǅ'],
  ])('takes %s and %s for one name', (a, b) => {
    expect(foldName(a)).toBe(foldName(b));
  });

  it.each([
    ['a', 'b'],
    ['e', 'é'],
    ['o', 'ø'],
    ['photo', 'photo '],
  ])('tells %j from %j', (a, b) => {
    expect(foldName(a)).not.toBe(foldName(b));
  });

  it('gives one key for all forms of a name, and keeps a key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const key = foldName(name);
        for (const form of ['NFC', 'NFD'] as const) {
          expect(foldName(name.normalize(form))).toBe(key);
          expect(foldName(name.normalize(form).toLowerCase())).toBe(key);
        }
        expect(foldName(name.toUpperCase())).toBe(key);
        expect(foldName(key)).toBe(key);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('createNamePlan', () => {
  it('numbers names that are taken, in the order of the calls', () => {
    const plan = createNamePlan(['A.jpg', 'b (1).jpg']);
    expect(['a.jpg', 'b.jpg', 'b.jpg', 'a.JPG', 'B.jpg', 'c.png', 'a.jpg'].map((name) => plan.reserve(name))).toEqual([
      'a (1).jpg',
      'b.jpg',
      'b (2).jpg',
      'a (2).JPG',
      'B (3).jpg',
      'c.png',
      'a (3).jpg',
    ]);
  });

  it('keeps clear of a numbered name that the list asks for itself', () => {
    const plan = createNamePlan();
    expect(['x (1).jpg', 'x.jpg', 'x.jpg', 'x (1).jpg'].map((name) => plan.reserve(name))).toEqual([
      'x (1).jpg',
      'x.jpg',
      'x (2).jpg',
      'x (1) (1).jpg',
    ]);
  });

  it('gives a released name out again', () => {
    const plan = createNamePlan();
    plan.reserve('x.jpg');
    expect(plan.has('X.JPG')).toBe(true);
    plan.release('x.jpg');
    expect(plan.has('x.jpg')).toBe(false);
    expect(plan.reserve('x.jpg')).toBe('x.jpg');
  });

  // At one set look-up each this is done in a second; at one for every number it would take hours.
  it('gives 300,000 rows of one name each a name of its own, also where the names must be cut', () => {
    for (const name of ['1.jpg', `${'x'.repeat(245)}.jpg`]) {
      const plan = createNamePlan();
      const names = new Set<string>();
      for (let i = 0; i < 300_000; i++) names.add(plan.reserve(name));
      expect(names.size).toBe(300_000);
      expect(Math.max(...[...names].slice(-10).map((entry) => entry.length))).toBeLessThanOrEqual(255);
    }
  });

  it('counts names on together that differ only where they are cut', () => {
    const plan = createNamePlan();
    const names = new Set<string>();
    for (let i = 0; i < 100_000; i++)
      names.add(plan.reserve(`${'x'.repeat(245)}${String(i % 1000).padStart(4, '0')}.jpg`));
    expect(names.size).toBe(100_000);
  });

  it('never gives two names that a file system takes for one, and gives the same list the same names', () => {
    const name = fc.oneof(
      fc.constantFrom(
        'a.jpg',
        'A.JPG',
        'a (1).jpg',
        'a (2).jpg',
        'a',
        'é.png',
        'e\u0301.png',
        'É.png',
        'ß',
        'SS',
        'x'.repeat(255),
      ),
      fc.constantFrom('x', 'y').map((end) => 'ü'.repeat(125) + end),
      fc.webUrl().map(fileNameFromUrl),
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 60 }), fc.array(name, { maxLength: 5 }), (wanted, taken) => {
        const give = (): string[] => {
          const plan = createNamePlan(taken);
          return wanted.map((entry) => plan.reserve(entry));
        };
        const given = give();
        expect(new Set(given.map(foldName)).size).toBe(given.length);
        expect(given.filter((entry) => taken.map(foldName).includes(foldName(entry)))).toEqual([]);
        expect(given.every((entry) => Buffer.byteLength(entry) <= 255)).toBe(true);
        expect(give()).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });
});
