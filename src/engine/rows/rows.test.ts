import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { IdSet } from './id-set.ts';
import { RowTable } from './row-table.ts';
import { TextColumn } from './text-column.ts';

describe('a column of texts', () => {
  it('gives each text back, of any letters', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed())), (texts) => {
        const column = new TextColumn();
        for (const text of texts) column.push(text);
        expect(texts.map((_, position) => column.at(position))).toEqual(texts);
        expect(column.at(texts.length)).toBeUndefined();
      }),
    );
  });

  it('gives the longest texts back, which share no piece of memory', () => {
    const lengths = [8192, 70_000, 0, 8192, 65_535, 65_536, 200_000, 21_845, 1];
    const texts = lengths.map((length, n) => (n % 2 === 0 ? 'x' : '\u{1F41F}').repeat(length));
    const column = new TextColumn();
    for (const text of texts) column.push(text);
    expect(texts.map((_, position) => column.at(position))).toEqual(texts);
    expect(column.joined()).toBe(texts.join('\n'));
    expect(Buffer.concat([...column.chunks()]).toString()).toBe(`${texts.join('\n')}\n`);
  });
});

describe('a table of rows', () => {
  it('is what the array of the same rows is', () => {
    const wish = fc.record({ name: fc.string(), folder: fc.string() }, { requiredKeys: [] });
    const row = fc.tuple(fc.nat(), fc.webUrl(), wish).map(([line, url, wishes]): ListRow => ({ line, url, ...wishes }));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const table = RowTable.of(rows);
        expect([...table]).toEqual(rows);
        expect([...table.entries()]).toEqual([...rows.entries()]);
        expect([table.length, table.at(-1), table.at(rows.length)]).toEqual([rows.length, rows.at(-1), undefined]);
      }),
    );
  });

  it('takes less than 100 bytes for a row of 50', () => {
    const before = process.memoryUsage();
    const table = new RowTable();
    for (let n = 0; n < 200_000; n++) {
      table.push({ line: n + 1, url: `https://pictures.example/harbour/${String(n).padStart(12, '0')}.jpg` });
    }
    const after = process.memoryUsage();
    expect(table.length).toBe(200_000);
    expect((after.arrayBuffers - before.arrayBuffers) / table.length).toBeLessThan(100);
  });
});

it('a set of ids has what was put in and not taken out', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 2000 }), fc.boolean())), (steps) => {
      const [ids, model] = [new IdSet(), new Set<number>()];
      for (const [id, isAdded] of steps) {
        for (const set of [ids, model]) {
          if (isAdded) set.add(id);
          else set.delete(id);
        }
        expect(ids.has(id)).toBe(model.has(id));
      }
    }),
  );
});
