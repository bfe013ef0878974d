import { describe, expect, it } from 'vitest';

import { readRanges } from './expand-ranges.ts';

const expand = (url: string): string[] => [...readRanges(url).urls()];

describe('readRanges', () => {
  it.each<[string, string[]]>([
    ['x', ['x']],
    ['[8-11]', ['8', '9', '10', '11']],
    ['[008-11]', ['008', '009', '010', '011']],
    ['[0-20:10]', ['0', '10', '20']],
    ['[3-1]', ['3', '2', '1']],
    ['{01..03}', ['01', '02', '03']],
    ['{1..6..2}', ['1', '3', '5']],
    ['[a-c]', ['a', 'b', 'c']],
    ['{C..A}', ['C', 'B', 'A']],
    ['[1-2]x[a-b]', ['1xa', '1xb', '2xa', '2xb']],
    ['[5-5]/[007-007]', ['5/007']],
    ['[0-1:0]', ['0', '1']],
  ])('makes of %s %j', (url, expected) => {
    expect(expand(url)).toEqual(expected);
    expect(readRanges(url).count).toBe(expected.length);
  });

  it.each(['[::1]', '[]', '[1]', '[1-]', '[a-Z]', '[aa-bb]', '{1-2}', '[1..2]', '{a,b}', '[1-2', '[ 1-2]'])(
    'leaves %s as it is',
    (url) => {
      expect(expand(url)).toEqual([url]);
    },
  );

  it('counts a range far too large to be expanded, without expanding it', () => {
    expect(readRanges('[1-999999999]').count).toBe(999_999_999);
    expect(readRanges('[0-9]'.repeat(1000)).count).toBe(Infinity);
  });
});
