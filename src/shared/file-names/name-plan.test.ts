import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fileNameFromUrl } from './file-name-from-url.ts';
import { finalPath } from './final-path.ts';
import { foldName } from './fold-name.ts';
import { type ImageType, splitName } from './image-extension.ts';
import { createNamePlan, type NamePlan } from './name-plan.ts';
import { numberedName } from './numbered-name.ts';
import { planName } from './preview-names.ts';

/** `a` and `a/b` of `a/b/c.jpg`. */
const foldersOf = (path: string): string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_part, n, parts) => parts.slice(0, n + 1).join('/'));

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

  // At one set look-up each this is done at once; at one for every number it would run into the test's time limit.
  it('gives 100,000 rows of one name each a name of its own, also where the names must be cut', () => {
    for (const name of ['1.jpg', `${'x'.repeat(245)}.jpg`]) {
      const plan = createNamePlan();
      const names = new Set<string>();
      for (let i = 0; i < 100_000; i++) names.add(plan.reserve(name));
      expect(names.size).toBe(100_000);
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

  it('keeps a stem to the name whose extension is not known yet', () => {
    const plan = createNamePlan();
    expect(['photo', 'photo.png', 'photo (1)', 'photo.jpg', 'Photo'].map((name) => plan.reserve(name))).toEqual([
      'photo',
      'photo (1).png',
      'photo (1) (1)',
      'photo (1).jpg',
      'Photo (2)',
    ]);
    expect(['x.jpg', 'x.png', 'x'].map((name) => plan.reserve(name))).toEqual(['x.jpg', 'x.png', 'x (1)']);
  });

  it('lets a file take another name without its own being in the way', () => {
    const plan = createNamePlan();
    plan.reserve('photo');
    expect(plan.reserve('photo.jpg', 'photo')).toBe('photo.jpg');
    expect(plan.reserve('photo.jpg', 'photo')).toBe('photo (1).jpg');
    plan.release('photo.jpg');
    expect(plan.has('photo')).toBe(true);
  });

  it('lets a name without an extension be one that exists where it may be kept', () => {
    const plan = createNamePlan();
    plan.addFile('photo.jpg', false);
    plan.addFile('notes');
    expect(['photo', 'photo.JPG', 'notes'].map((name) => plan.reserve(name))).toEqual([
      'photo',
      'photo (1).JPG',
      'notes',
    ]);
  });

  it('numbers names in each folder by themselves', () => {
    const plan = createNamePlan(['a/x.jpg']);
    expect(['x.jpg', 'a/x.jpg', 'b/X.jpg', 'b/x.jpg', 'a/b/x.jpg'].map((path) => planName(plan, path))).toEqual([
      'x.jpg',
      'a/x (1).jpg',
      'b/X.jpg',
      'b/x (1).jpg',
      'a/b/x.jpg',
    ]);
  });
});

describe('folders of a plan', () => {
  it('are one where a file system takes them for one, in their first spelling', () => {
    const plan = createNamePlan();
    plan.addFolder('Caf\u00e9');
    expect(['A/x.jpg', 'a/X.jpg', 'cafe\u0301/B/1.jpg', 'CAFÉ/b/2.jpg'].map((path) => planName(plan, path))).toEqual([
      'A/x.jpg',
      'A/X (1).jpg',
      'Caf\u00e9/B/1.jpg',
      'Caf\u00e9/B/2.jpg',
    ]);
  });

  it('get a number where a file has their name, and keep it', () => {
    const plan = createNamePlan(['notes', 'album.jpg', 'in/x.png']);
    plan.reserve('new.gif');
    const paths = ['notes/1', 'album.jpg/1', 'NOTES/2', 'new.gif/1', 'in/X.PNG/1', 'in/x.png (1)/2'];
    expect(paths.map((path) => planName(plan, path))).toEqual([
      'notes (1)/1',
      'album (1).jpg/1',
      'notes (1)/2',
      'new (1).gif/1',
      'in/X (1).PNG/1',
      'in/x.png (1)/2',
    ]);
  });

  it('stand in the way of files', () => {
    const plan = createNamePlan();
    expect(['x.jpg/1', 'x.jpg', 'x', 'y/1', 'y', 'y.jpg'].map((path) => planName(plan, path))).toEqual([
      'x.jpg/1',
      'x (1).jpg',
      'x (2)',
      'y/1',
      'y',
      'y (1).jpg',
    ]);
  });

  it('that exist with a number are taken again', () => {
    const plan = createNamePlan(['notes']);
    plan.addFolder('notes (1)');
    expect(planName(plan, 'notes/1')).toBe('notes (1)/1');
  });
});

describe('finalPath', () => {
  it.each<[string[], string, ImageType, string]>([
    [['a.jpg'], 'a.jpg', 'jpg', 'a.jpg'],
    [['a.jpg'], 'a.jpg', 'png', 'a.png'],
    [['b/a'], 'b/a', 'png', 'b/a.png'],
    [['a.jpg', 'a.gif'], 'a.jpg', 'png', 'a.jpg.png'],
    [['a.jpg', 'a.gif'], 'a.jpg', 'jpg', 'a.jpg'],
    [['b/a.jpg', 'a.gif'], 'b/a.jpg', 'png', 'b/a.png'],
    [[`${'x'.repeat(251)}.jpg`, `${'x'.repeat(251)}.png`], `${'x'.repeat(251)}.jpg`, 'webp', `${'x'.repeat(250)}.webp`],
  ])('with %j planned, %s that holds %s asks for %s', (planned, path, type, expected) => {
    const plan = createNamePlan();
    for (const name of planned) planName(plan, name);
    expect(finalPath(plan, path, type)).toBe(expected);
  });
});

function plan(paths: readonly string[], taken: readonly string[]): { names: NamePlan; planned: string[] } {
  const names = createNamePlan(taken);
  return { names, planned: paths.map((wanted) => planName(names, wanted)) };
}

describe('for any list', () => {
  const part = fc.constantFrom(
    'a',
    'A',
    'é',
    'e\u0301',
    'É',
    'ß',
    'SS',
    'a (1)',
    'a (2)',
    'x'.repeat(240),
    'ü'.repeat(120),
  );
  const extension = fc.constantFrom('', '', '.jpg', '.JPG', '.png', '.jpeg');
  const file = fc.tuple(part, extension).map((parts) => parts.join(''));
  const folder = fc.array(file, { maxLength: 2 }).map((parts) => parts.map((text) => `${text}/`).join(''));
  const path = fc
    .tuple(fc.oneof(fc.constant(''), folder), fc.oneof(file, fc.webUrl().map(fileNameFromUrl)))
    .map((p) => p.join(''));
  const list = fc.array(fc.record({ path, type: fc.constantFrom<ImageType[]>('jpg', 'jpg', 'png') }), {
    maxLength: 40,
  });

  it('two planned names are never one, and the same list gets the same names', () => {
    fc.assert(
      fc.property(list, fc.array(file, { maxLength: 5 }), (rows, taken) => {
        const paths = rows.map((row) => row.path);
        const { planned } = plan(paths, taken);
        expect(new Set(planned.map(foldName)).size).toBe(planned.length);
        expect(plan(paths, taken).planned).toEqual(planned);
        const parts = planned.flatMap((name) => name.split('/'));
        expect(parts.every((name) => name !== '' && Buffer.byteLength(name) <= 255)).toBe(true);
        // What one row takes for a folder, no other takes for a file, nor did one exist.
        const folders = new Set(planned.flatMap((name) => foldersOf(name)).map(foldName));
        const files = [...taken, ...planned.filter((name) => splitName(name).extension !== '')];
        for (const name of files) expect(folders.has(foldName(name))).toBe(false);
        // One spelling each.
        expect(new Set(planned.flatMap((name) => foldersOf(name))).size).toBe(folders.size);
      }),
      { numRuns: 3000 },
    );
  });

  it('two final names are never one and none existed; in an empty folder they do not depend on who is first', () => {
    fc.assert(
      fc.property(
        list,
        fc.oneof(fc.constant([]), fc.array(file, { maxLength: 5 })),
        fc.infiniteStream(fc.nat()),
        (rows, taken, random) => {
          const finish = (order: readonly number[]): string[] => {
            const { names, planned } = plan(
              rows.map((row) => row.path),
              taken,
            );
            const finals: string[] = [];
            for (const id of order) {
              const own = planned[id] ?? '';
              const wanted = finalPath(names, own, rows[id]?.type ?? 'jpg');
              finals[id] = wanted === own ? own : names.reserve(wanted, own);
            }
            return finals;
          };
          const order = rows.map((_row, id) => id);
          const finals = finish(order);
          const keys = [...finals, ...taken].map(foldName);
          expect(new Set(keys).size).toBe(finals.length + new Set(taken.map(foldName)).size);
          expect(finals.every((name) => /\.(?:jpe?g|png)$/i.test(name))).toBe(true);
          const shuffled = order.map((id) => ({ id, at: random.next().value })).sort((a, b) => a.at - b.at);
          const again = finish(shuffled.map(({ id }) => id));
          expect(taken.length === 0 ? again : finals).toEqual(finals);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
