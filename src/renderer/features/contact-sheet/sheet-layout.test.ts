import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSheetLayout, tileForKey } from './sheet-layout.ts';

describe('a sheet of equal lines', () => {
  const layout = createSheetLayout(10, 4, null);

  it('has as many lines as are needed', () => {
    expect([layout.lines, layout.line(2), layout.lineOf(7)]).toEqual([3, { kind: 'tiles', from: 8, to: 10 }, 1]);
    expect(createSheetLayout(0, 4, null).lines).toBe(0);
  });

  it.each([
    ['ArrowRight', 3, 4],
    ['ArrowRight', 9, 9],
    ['ArrowLeft', 4, 3],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 5],
    ['ArrowDown', 6, 9],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 5, 1],
    ['ArrowUp', 2, 2],
    ['PageDown', 1, 9],
    ['PageUp', 9, 1],
    ['Home', 7, 0],
    ['End', 2, 9],
    ['Enter', 2, null],
  ])('%s leads from tile %i to %j', (key, from, to) => {
    expect(tileForKey(layout, from, key, 2)).toBe(to);
  });
});

describe('a sheet of groups', () => {
  // head, 0 1 2, 3 4, head, 5 6
  const layout = createSheetLayout(7, 3, [5, 2]);

  it('begins each group on a line of its own, below its head', () => {
    expect(Array.from({ length: layout.lines }, (_, index) => layout.line(index))).toEqual([
      { kind: 'head', from: 0, to: 5 },
      { kind: 'tiles', from: 0, to: 3 },
      { kind: 'tiles', from: 3, to: 5 },
      { kind: 'head', from: 5, to: 7 },
      { kind: 'tiles', from: 5, to: 7 },
    ]);
    expect([0, 4, 6].map((tile) => layout.lineOf(tile))).toEqual([1, 2, 4]);
  });

  it('moves up and down over heads, within the column as far as there is one', () => {
    expect(tileForKey(layout, 2, 'ArrowDown', 2)).toBe(4);
    expect(tileForKey(layout, 4, 'ArrowDown', 2)).toBe(6);
    expect(tileForKey(layout, 6, 'ArrowUp', 2)).toBe(4);
    expect(tileForKey(layout, 0, 'PageDown', 2)).toBe(5);
    expect(tileForKey(layout, 5, 'ArrowDown', 2)).toBe(5);
  });
});

it('shows every tile exactly once, whatever the columns and groups', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.option(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 })),
      fc.nat(60),
      (columns, groups, plain) => {
        const count = groups === null ? plain : groups.reduce((sum, size) => sum + size, 0);
        const layout = createSheetLayout(count, columns, groups);
        const shown: number[] = [];
        for (let index = 0; index < layout.lines; index++) {
          const { kind, from, to } = layout.line(index);
          if (kind === 'head') continue;
          expect(to - from).toBeLessThanOrEqual(columns);
          for (let tile = from; tile < to; tile++) {
            expect(layout.lineOf(tile)).toBe(index);
            shown.push(tile);
          }
        }
        expect(shown).toEqual(Array.from({ length: count }, (_, tile) => tile));
      },
    ),
    { numRuns: 100 },
  );
});
