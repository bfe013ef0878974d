import { describe, expect, it } from 'vitest';

import { readList } from './list-reader.ts';
import { createUrlIndex, mergeRows } from './url-index.ts';

describe('mergeRows', () => {
  it('merges sources that were read apart, in any slices', () => {
    const first = readList('https://a.example/1\nhttps://a.example/2');
    const second = readList('\nhttps://a.example/2\nhttps://a.example/3\nhttps://a.example/1');
    const index = createUrlIndex();
    expect(mergeRows(index, 0, first.rows)).toEqual({ rows: first.rows, duplicates: [] });
    expect(mergeRows(index, 1, second.rows.slice(0, 1))).toEqual({
      rows: [],
      duplicates: [{ line: 2, url: 'https://a.example/2', firstLine: 2, firstSource: 0 }],
    });
    expect(mergeRows(index, 1, second.rows.slice(1))).toEqual({
      rows: [{ line: 3, url: 'https://a.example/3' }],
      duplicates: [{ line: 4, url: 'https://a.example/1', firstLine: 1, firstSource: 0 }],
    });
    expect(index.size).toBe(3);
  });

  it('keeps places apart for high lines and many sources', () => {
    const index = createUrlIndex();
    index.add('https://a.example/', 5000, 4_000_000_000);
    expect(index.add('https://a.example/', 1, 1)).toEqual({ source: 5000, line: 4_000_000_000 });
  });
});
