import { describe, expect, it } from 'vitest';
import type { Download, DownloadState } from '../../shared/download.ts';
import { filterSheet, groupDuplicates, imageTypeOfRow, noSheetFilter, shapeOf, typesIn } from './sheet-rows.ts';

type Done = Extract<DownloadState, { kind: 'done' }>;

const timings = { queue: 0, dns: 0, connect: 0, tls: 0, firstByte: 0, body: 0, disk: 0 };
const usual: Done = { kind: 'done', rank: 0, bytes: 1, ms: 1, mediaType: 'image/jpeg', timings, attempts: 1 };
const done = (part: Partial<Done>): DownloadState => ({ ...usual, ...part });

const states: DownloadState[] = [
  done({ width: 4000, height: 3000, sha256: 'a' }),
  done({ width: 600, height: 800, mediaType: 'image/png', sha256: 'b' }),
  { kind: 'skipped', rank: 2, bytes: 1, why: 'saved-before', sha256: 'a', width: 1000, height: 1000 },
  done({ mediaType: 'image/svg+xml' }),
  { kind: 'queued' },
  done({ width: 640, height: 480, sha256: 'b' }),
];
const rows: Download[] = states.map((state, id) => ({ id, line: id, url: '', host: '', name: `${id}.jpg`, state }));
const ids = rows.map(({ id }) => id);
const filtered = (change: Partial<typeof noSheetFilter>, codes = new Uint8Array(6)): readonly number[] =>
  filterSheet(ids, rows, codes, { ...noSheetFilter, ...change });

describe('the filter of the sheet', () => {
  it('gives the same rows back where nothing is filtered', () => {
    expect(filtered({})).toBe(ids);
  });

  it('wants images at least so wide and so high; those of unknown size do not fit', () => {
    expect(filtered({ minWidth: 640 })).toEqual([0, 2, 5]);
    expect(filtered({ minWidth: 640, minHeight: 481 })).toEqual([0, 2]);
  });

  it('wants a shape, where nearly square is square', () => {
    expect(filtered({ shape: 'landscape' })).toEqual([0, 5]);
    expect(filtered({ shape: 'portrait' })).toEqual([1]);
    expect(filtered({ shape: 'square' })).toEqual([2]);
    expect(shapeOf({ width: 1000, height: 1040 })).toBe('square');
  });

  it('wants a type, of images saved before by their names', () => {
    expect(filtered({ type: 'JPEG' })).toEqual([0, 2, 5]);
    expect(filtered({ type: 'SVG' })).toEqual([3]);
    expect(rows.map(imageTypeOfRow)).toEqual(['JPEG', 'PNG', 'JPEG', 'SVG', null, 'JPEG']);
    expect(typesIn(rows)[0]).toEqual(['JPEG', 3]);
  });

  it('wants a mark, or saved images that have none', () => {
    const codes = Uint8Array.from([1, 2, 0, 0, 0, 1]);
    expect(filtered({ mark: 'kept' }, codes)).toEqual([0, 5]);
    expect(filtered({ mark: 'rejected' }, codes)).toEqual([1]);
    expect(filtered({ mark: 'none' }, codes)).toEqual([2, 3]);
    expect(filtered({ mark: 'kept', shape: 'landscape', minWidth: 1000 }, codes)).toEqual([0]);
  });
});

it('puts images of the same bytes beside each other, and leaves the others out', () => {
  expect(groupDuplicates(ids, rows)).toEqual([
    [0, 2],
    [1, 5],
  ]);
  expect(groupDuplicates([0, 1, 4], rows)).toEqual([]);
});
