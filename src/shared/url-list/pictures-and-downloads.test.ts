import { describe, expect, it } from 'vitest';
import { createListReader, readList } from './list-reader.ts';

const rowsOf = (text: string): string[] =>
  readList(text).rows.map(({ line, url, name = '', folder = '' }) => [line, url, folder, name].join(' ').trim());
const othersOf = (text: string): (string | undefined)[][] =>
  readList(text).duplicates.map(({ line, url, why }) => [String(line), url, why]);

describe('a picture in several sizes', () => {
  it('is downloaded in its largest one, and the others are told', () => {
    const text =
      '<img src="https://a.example/s.jpg" srcset="https://a.example/m.jpg 480w, https://a.example/l.jpg 960w">';
    expect(rowsOf(text)).toEqual(['1 https://a.example/l.jpg']);
    expect(othersOf(text)).toEqual([
      ['1', 'https://a.example/m.jpg', 'smaller'],
      ['1', 'https://a.example/s.jpg', 'smaller'],
    ]);
  });

  it.each([
    ['densities', '<img srcset="//a.example/1.jpg, //a.example/2.jpg 2x, //a.example/3.jpg 1.5x">', '2.jpg'],
    [
      'commas in URLs',
      "<source srcset='https://a.example/w_1,h_1/a.jpg 1w,https://a.example/w_9,h_9/a.jpg 9w'>",
      'w_9,h_9/a.jpg',
    ],
    [
      'no endings',
      '<img srcset="https://a.example/get?w=1&amp;q=2 1x, https://a.example/get?w=2&amp;q=2 2x">',
      'get?w=2&q=2',
    ],
    ['lazy loading', '<img src="data:image/gif;base64,R0lGOD" data-srcset="https://a.example/x.jpg 1x">', 'x.jpg'],
    ['a base', '<base href="https://a.example/p/"><img src="1.jpg" srcset="1.jpg 1x, big/1 2x">', 'p/big/1'],
  ])('is found with %s', (_, text, path) => {
    expect(rowsOf(text)).toEqual([`1 https://a.example/${path}`]);
    expect(readList(text).problems).toEqual([]);
  });

  it('keeps its place among the other addresses of a line', () => {
    const text =
      '<a href="https://a.example/1.jpg"><img srcset="https://a.example/2.jpg 2x"></a><img src="https://a.example/3.jpg">';
    expect(rowsOf(text)).toEqual([
      '1 https://a.example/1.jpg',
      '1 https://a.example/2.jpg',
      '1 https://a.example/3.jpg',
    ]);
  });

  it('is told once where its page is not known, and not at all in a template', () => {
    expect(readList('<img srcset="a.jpg 1x, b.jpg 2x" src="a.jpg">').problems.map(({ code }) => code)).toEqual([
      'no-host',
    ]);
    expect(rowsOf('<img srcset="{{ image }} 1x"><img src="https://a.example/1.jpg">')).toEqual([
      '1 https://a.example/1.jpg',
    ]);
  });

  it('is found in one long line, wherever the pieces are cut', () => {
    const text = Array.from(
      { length: 200 },
      (_, n) =>
        `<p>x</p><img src="https://a.example/${n}-s" srcset="https://a.example/${n}-m 1x, https://a.example/${n}-l 2x">`,
    ).join('');
    const reader = createListReader({ longLine: 300 });
    const urls: string[] = [];
    for (let at = 0; at < text.length; at += 77) {
      urls.push(...reader.push(text.slice(at, at + 77)).rows.map(({ url }) => url));
    }
    urls.push(...reader.end().rows.map(({ url }) => url));
    const largest = Array.from({ length: 200 }, (_, n) => `https://a.example/${n}-l`);
    expect(urls.filter((url) => url.endsWith('-l'))).toEqual(largest);
  });
});

describe('an input file of aria2', () => {
  const file = [
    '# pets',
    'https://a.example/1.jpg\thttps://b.example/1.jpg',
    '  out=cat.jpg',
    '  dir=pets',
    'https://a.example/2.jpg',
    '\tdir=/home/me/Pictures/dogs/',
    '  header=Referer: https://q.example/',
    '  referer=https://q.example/page',
    'https://a.example/3.jpg\thttps://b.example/3.jpg',
    '',
    'ftp://a.example/4.jpg\thttps://b.example/4.jpg',
    '  out=sub/four.jpg',
  ].join('\n');

  it('gives its files their names and folders, and nobody another folder than the one that was chosen', () => {
    expect(rowsOf(file)).toEqual([
      '2 https://a.example/1.jpg pets cat.jpg',
      '5 https://a.example/2.jpg dogs',
      '9 https://a.example/3.jpg',
      '11 https://b.example/4.jpg sub four.jpg',
    ]);
  });

  it('takes no option for a bad line, and says how many of them are not used', () => {
    expect(readList(file).problems).toEqual([]);
    expect(readList(file).identityLines).toBe(2);
  });

  it('takes addresses with tabs between for mirrors of one file', () => {
    expect(othersOf(file)).toEqual([
      ['2', 'https://b.example/1.jpg', 'mirror'],
      ['9', 'https://b.example/3.jpg', 'mirror'],
      ['11', 'ftp://a.example/4.jpg', 'mirror'],
    ]);
    expect(rowsOf('https://a.example/1.jpg\thttps://b.example/2.jpg')).toHaveLength(2);
  });

  it('finds the options behind a cut, and leaves indented text that is none alone', () => {
    const reader = createListReader();
    reader.push('https://a.example/1.jpg\n');
    expect(reader.push('  out=').rows).toEqual([]);
    reader.push('cat.jpg\n');
    expect(reader.end().rows).toEqual([{ line: 1, url: 'https://a.example/1.jpg', name: 'cat.jpg' }]);
    expect(rowsOf('https://a.example/1.jpg\n  src=https://a.example/2.jpg')).toHaveLength(2);
  });
});

describe('lists of training data', () => {
  it('name their pictures by key, or better by name', () => {
    const text = [
      '{"url":"https://a.example/i?1","caption":"a red, red rose","key":"000001","status":"success"}',
      '{"url":"https://a.example/i?2","title":"Rose","key":"000002"}',
    ].join('\n');
    expect(rowsOf(text)).toEqual(['1 https://a.example/i?1  000001', '2 https://a.example/i?2  Rose']);
  });
});

describe('what became of a list beside its rows', () => {
  it('tells each range with its count', () => {
    expect(
      readList('https://a.example/[01-20].jpg\nhttps://a.example/x.jpg\nhttps://a.example/{a..c}.jpg').ranges,
    ).toEqual([
      { line: 1, excerpt: 'https://a.example/[01-20].jpg', count: 20 },
      { line: 3, excerpt: 'https://a.example/{a..c}.jpg', count: 3 },
    ]);
  });

  it.each(['Bildlink;Titel;Ordner', 'Bild;Artikelbezeichnung;Verzeichnis', 'Bild-URL;Bildname;Unterordner'])(
    'reads the German header %s',
    (header) => {
      expect(rowsOf(`sep=;\n${header}\nhttps://a.example/1.jpg;Hut;rot`)).toEqual([
        '3 https://a.example/1.jpg rot Hut',
      ]);
    },
  );
});
