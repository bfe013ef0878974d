import { describe, expect, it } from 'vitest';
import { previewFor } from './preview-names.ts';

const rows = Array.from({ length: 20 }, (_, n) => ({ line: n + 1, url: `https://shop.example/p/${n % 2}.jpg` }));
const now = new Date(2026, 0, 15);

describe('the names shown while a template is typed', () => {
  it('are those that the first images will get', () => {
    expect(previewFor(rows, '{date}/{index:03}-{stem}', now)).toEqual([
      '2026-01-15/001-0.jpg',
      '2026-01-15/002-1.jpg',
      '2026-01-15/003-0.jpg',
      '2026-01-15/004-1.jpg',
      '2026-01-15/005-0.jpg',
    ]);
  });

  it('are the usual ones without a template, numbered where they repeat', () => {
    expect(previewFor(rows.slice(0, 3), '', now)).toEqual(['0.jpg', '1.jpg', '0 (1).jpg']);
  });

  it('are none for a template with a mistake', () => {
    expect(previewFor(rows, '../{name}', now)).toEqual([]);
  });
});
