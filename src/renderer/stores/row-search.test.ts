import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Download } from '../../shared/download.ts';
import { RowSearch } from './row-search.ts';

const rows = (...names: string[]): Download[] =>
  names.map((name, id) => {
    const [host, line] = [`cdn${id % 2}.example`, id + 1];
    return { id, line, url: `https://${host}/${id}/x.jpg`, host, name, state: { kind: 'queued' } };
  });

function found(search: RowSearch, batchId: string, downloads: readonly Download[], query: string): number[] {
  const test = search.test(batchId, downloads.length, query);
  return downloads.filter((download) => test?.(download) ?? true).map(({ id }) => id);
}

test('finds by name, host and address, whatever the case', () => {
  const list = rows('Harbour at Dawn.jpg', 'dune.png', 'harbour.gif');
  const search = new RowSearch();
  expect(found(search, 'a', list, 'HARBOUR')).toEqual([0, 2]);
  expect(found(search, 'a', list, 'cdn1.example')).toEqual([1]);
  expect(found(search, 'a', list, '/2/x')).toEqual([2]);
});

test('all words must be there, in any order, and no word finds everything', () => {
  const list = rows('harbour at dawn', 'dawn', 'harbour');
  const search = new RowSearch();
  expect(found(search, 'a', list, 'dawn  harbour')).toEqual([0]);
  expect(search.test('a', list.length, '  ')).toBeNull();
});

test('no word is found across the border between name and address', () => {
  expect(found(new RowSearch(), 'a', rows('photo'), 'photohttps')).toEqual([]);
});

test('a row that gets another name is found by that', () => {
  const search = new RowSearch();
  const [row] = rows('one.jpg');
  if (row === undefined) throw new Error('no row');
  expect(found(search, 'a', [row], 'two')).toEqual([]);
  expect(found(search, 'a', [{ ...row, name: 'two.jpg' }], 'two')).toEqual([0]);
});

test('another batch is searched anew, also under the same words', () => {
  const search = new RowSearch();
  expect(found(search, 'a', rows('one'), 'one')).toEqual([0]);
  expect(found(search, 'b', rows('two'), 'one')).toEqual([]);
});

test('whatever was looked for before, a search finds what a first one finds', () => {
  const names = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'C', ' ') }), { maxLength: 12 });
  const queries = fc.array(fc.string({ unit: fc.constantFrom('a', 'B', 'c', ' '), maxLength: 4 }), { minLength: 1 });
  fc.assert(
    fc.property(names, queries, (given, typed) => {
      const list = rows(...given);
      const search = new RowSearch();
      for (const query of typed) {
        expect(found(search, 'a', list, query)).toEqual(found(new RowSearch(), 'a', list, query));
      }
    }),
  );
});
