import { describe, expect, it } from 'vitest';
import { addPart, createListReader } from './list-reader.ts';
import { findMembers } from './members-shape.ts';
import type { ColumnUse } from './table-choice.ts';

const usesIn = (text: string): Record<string, ColumnUse | null> =>
  Object.fromEntries(findMembers(text)?.columns.map(({ title, use }) => [title, use]) ?? []);

describe('findMembers', () => {
  it('finds the keys of an object on each line, with their first values and what they are taken for', () => {
    const text =
      '{"id": 7, "url": "https://a.example/7.jpg", "caption": "A hat", "nsfw": null}\n' +
      '{"id": 8, "url": "https://a.example/8.jpg", "caption": "", "tags": ["red", "old"]}\n' +
      '{"id": 9, "url": "https://a.exam';
    expect(findMembers(text)).toEqual({
      kind: 'members',
      columns: [
        { title: 'id', samples: ['7', '8', '9'], use: null },
        { title: 'url', samples: ['https://a.example/7.jpg', 'https://a.example/8.jpg'], use: 'url' },
        { title: 'caption', samples: ['A hat'], use: null },
        { title: 'nsfw', samples: [], use: null },
        { title: 'tags', samples: ['red', 'old'], use: null },
      ],
    });
  });

  it('finds them in one document too, in objects within objects, and below keys that say nothing', () => {
    const text = '[\n  {"where": "https://a.example/1", "of": {"name": "Sun", "album": "sky"}}\n]\n';
    expect(usesIn(text)).toEqual({ where: 'url', name: 'name', album: 'folder' });
    // A key that is known to be an address's leaves other addresses alone, as the reader does.
    expect(usesIn('{"page": "https://a.example/p", "image_url": "https://a.example/1"}')).toEqual({
      page: null,
      image_url: 'url',
    });
    expect(usesIn('{"image": {"url": "https://a.example/1", "width": 10}}')).toEqual({ url: 'url', width: null });
  });

  it('finds them in a document of one line that is cut anywhere', () => {
    const whole = JSON.stringify(Array.from({ length: 3 }, (_, n) => ({ url: 'https://a.example/1', ok: true, n })));
    for (let end = 40; end < whole.length; end += 1) expect(usesIn(whole.slice(0, end))).toMatchObject({ url: 'url' });
  });

  it.each([
    '',
    '[1, 2]',
    '{"a": "b"}',
    '["https://a.example/1.jpg"]',
    'url,name\n1,2',
    '{not json',
    '[Link](https://a.example)',
  ])('finds nothing to be mapped in %j', (text) => {
    expect(findMembers(text)).toBeNull();
  });
});

const read = (text: string, uses: Record<string, ColumnUse>): string[] => {
  const reader = createListReader({ table: { kind: 'members', uses: new Map(Object.entries(uses)) } });
  const whole = reader.push(text);
  addPart(whole, reader.end());
  return whole.rows.map(({ line, url, name = '', folder = '' }) => [line, url, folder, name].join(' ').trim());
};

describe('JSON that is read as a person says', () => {
  const text =
    '{"url": "https://a.example/p", "big": "https://a.example/1", "sku": 4711, "set": "hats"}\n' +
    '{"url": "https://a.example/q", "sku": 4712, "see": "https://a.example/r"}\n' +
    '{"url": "https://a.example/s", "big": ["https://a.example/3", "https://a.example/4"], "sku": "x"}\n';

  it('takes addresses, names and folders from the keys that were chosen, and from no other', () => {
    expect(read(text, { big: 'url', sku: 'name', set: 'folder' })).toEqual([
      '1 https://a.example/1 hats 4711',
      '3 https://a.example/3  x',
      '3 https://a.example/4  x',
    ]);
    expect(read(text, { url: 'url' })).toEqual([
      '1 https://a.example/p',
      '2 https://a.example/q',
      '3 https://a.example/s',
    ]);
    expect(read(text, {})).toEqual([]);
  });

  it('takes names and folders from the objects around an address, and from those within', () => {
    const album =
      '{"album": "hats", "by": {"who": "Ann"}, "images": [{"url": "https://a.example/1", "n": {"t": "red"}},' +
      ' {"url": "https://a.example/2", "n": {"t": "old"}, "album": "caps"}]}';
    expect(read(album, { url: 'url', t: 'name', album: 'folder' })).toEqual([
      '1 https://a.example/1 hats red',
      '1 https://a.example/2 caps old',
    ]);
    expect(read('{"by": {"who": "Ann"}, "url": "https://a.example/1"}', { url: 'url', who: 'folder' })).toEqual([
      '1 https://a.example/1 Ann',
    ]);
  });

  it('does so in one document over many lines, in pieces of long lines too', () => {
    const document = JSON.stringify(
      text
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
      null,
      2,
    );
    expect(read(document, { big: 'url', sku: 'name' }).map((row) => row.split(' ').slice(1).join(' '))).toEqual([
      'https://a.example/1  4711',
      'https://a.example/3  x',
      'https://a.example/4  x',
    ]);
  });
});
