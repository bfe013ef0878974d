import { describe, expect, it } from 'vitest';
import { createListReader, addPart } from './list-reader.ts';
import type { TableChoice } from './table-choice.ts';
import { findTable } from './table-shape.ts';

const read = (text: string, table: TableChoice): string[] => {
  const reader = createListReader({ table });
  const whole = reader.push(text);
  addPart(whole, reader.end());
  return whole.rows.map(({ line, url, name = '', folder = '' }) => [line, url, folder, name].join(' ').trim());
};

describe('findTable', () => {
  it.each([',', ';', '\t', '|'])('finds the columns of a table with %j, and what they are taken for', (separator) => {
    const text =
      ['id', 'Image Link', 'Title', 'Album'].join(separator) +
      '\n' +
      ['7', 'https://a.example/7.jpg', '"Hat, red; old"', 'hats'].join(separator) +
      '\n';
    expect(findTable(text)).toEqual({
      kind: 'cells',
      delimiter: separator,
      hasHeader: true,
      columns: [
        { title: 'id', samples: ['7'], use: null },
        { title: 'Image Link', samples: ['https://a.example/7.jpg'], use: 'url' },
        { title: 'Title', samples: ['Hat, red; old'], use: 'name' },
        { title: 'Album', samples: ['hats'], use: 'folder' },
      ],
    });
  });

  it('finds addresses in a column whose header says nothing, and in a table without a header', () => {
    expect(findTable('Foo;Bar\n1;https://a.example/1.jpg\n')?.columns.map(({ use }) => use)).toEqual([null, 'url']);
    expect(findTable('sep=;\n1;https://a.example/1.jpg;Hat\n2;https://a.example/2.jpg;Cap\n')).toMatchObject({
      hasHeader: false,
      columns: [{ use: null }, { title: '', use: 'url' }, { samples: ['Hat', 'Cap'] }],
    });
  });

  it.each([
    'https://a.example/1.jpg\nhttps://a.example/2.jpg\n',
    'https://a.example/w_1,h_2/1.jpg\nhttps://a.example/w_1,h_2/2.jpg\n',
    'Dear all, see https://a.example/1.jpg\nBest, me\n',
    'Dear all,\nwhat you asked for:\n1. https://a.example/1.jpg,\n2. https://a.example/2.jpg,\nalso, here: https://a.example/3.jpg\n',
    '[{"url": "https://a.example/1.jpg", "n": 1},\n{"url": "https://a.example/2.jpg", "n": 1}]\n',
    'a,b\nc,d\n',
    '',
  ])('takes other texts for none: %j', (text) => {
    expect(findTable(text)).toBeNull();
  });
});

describe('a table that is read as a person says', () => {
  it('gives names and folders from the columns that were chosen, header or not', () => {
    const body = '# list\nA-1;https://a.example/1.jpg;hats\n"B;2";https://a.example/2.jpg;caps\n';
    const table = { kind: 'cells', delimiter: ';', uses: ['name', 'url', 'folder'] } as const;
    expect(read(body, { ...table, hasHeader: false })).toEqual([
      '2 https://a.example/1.jpg hats A-1',
      '3 https://a.example/2.jpg caps B;2',
    ]);
    expect(read(`sep=;\nid;where;what\n${body}`, { ...table, hasHeader: true })).toHaveLength(2);
  });

  it('takes addresses from no other column', () => {
    const text = 'https://a.example/page.jpg,https://a.example/1.jpg\n';
    expect(read(text, { kind: 'cells', delimiter: ',', hasHeader: false, uses: [null, 'url'] })).toEqual([
      '1 https://a.example/1.jpg',
    ]);
  });
});
