import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { RowTable } from '../rows/row-table.ts';
import { hashList } from './list-hash.ts';

it('a list is known by its addresses in their order, each with a line feed, without users and passwords', () => {
  const urls = Array.from({ length: 5000 }, (_, n) => `http://example.com/harbour/${n}${'-ä'.repeat(n % 7)}.jpg`);
  const given = urls.map((url, n) => (n % 100 === 3 ? url.replace('//', '//me:secret@') : url));
  const rows = given.map((url, at): ListRow => ({ line: at + 1, url }));
  const known = urls.map((url, n) => (n % 100 === 3 ? new URL(url).href : url)).map((url) => `${url}\n`);
  const expected = createHash('sha256').update(known.join('')).digest('hex');
  expect([hashList(rows), hashList(RowTable.of(rows))]).toEqual([expected, expected]);
  expect(hashList(rows.toReversed())).not.toBe(expected);
  expect(hashList([])).toBe(createHash('sha256').digest('hex'));
});
