import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createListReader, readList } from './list-reader.ts';

const base = '<base href="https://a.example/d/">\n';
const site = 'https://a.example/';
/** The addresses behind `https://a.example/` in a page with the base `/d/`. */
const paths = (text: string): string[] =>
  readList(base + text).rows.map(({ url }) => (url.startsWith(site) ? url.slice(site.length) : url));
const whys = (text: string): string[] => readList(text).problems.map(({ line, why }) => `${line} ${why}`);

describe('a picture of a page', () => {
  it.each([
    ['spaces', '<img src="my picture.jpg">', 'd/my%20picture.jpg'],
    ['spaces around', '<img src="  1.jpg\t">', 'd/1.jpg'],
    ['no ending', '<img src="/media/1234">', 'media/1234'],
    ['neither quotes nor ending', '<img alt=x src=/media/1234>', 'media/1234'],
    ['single quotes', "<img src='it is 1' alt=\"it's\">", 'd/it%20is%201'],
    ['capitals', '<IMG ALT="x" SRC="/Media/A 1">', 'Media/A%201'],
    ['space around the equals sign', '<img src = "/media/1">', 'media/1'],
    ['entities', '<img src="/get?a=1&amp;b=2&#38;c=x y">', 'get?a=1&b=2&c=x%20y'],
    ['an escape', '<img src="my%20pic.jpg">', 'd/my%20pic.jpg'],
    ['a line break in the address', '<img src="/media/\n12">', 'media/12'],
    ['another server', '<img src="//cdn.example/media/my 1">', 'https://cdn.example/media/my%201'],
    ['a whole address with spaces', '<img src="https://a.example/my media">', 'my%20media'],
    ['an address of lazy loading', '<img src="data:image/gif;base64,R0" data-src="/media/1">', 'media/1'],
    ['a sign of lazy loading in words', '<img data-lazy-src="my 1.jpg">', 'd/my%201.jpg'],
    ['two of one name', '<img src="/1" src="/2">', '1'],
    ['og:image', '<meta property="og:image" content="/og/1">', 'og/1'],
    ['twitter:image', '<meta content="/og/2" name="twitter:image">', 'og/2'],
    ['a preload', '<link rel="preload" as="image" href="/pre/1">', 'pre/1'],
    ['a poster', '<video poster="/poster/1" src="/film"></video>', 'poster/1'],
    ['a button', '<input type="image" src="/button">', 'button'],
    ['SVG', '<svg><image xlink:href="/in/svg"/></svg>', 'in/svg'],
    ['a background', '<table background="/back ground">', 'back%20ground'],
    ['a link with spaces to a picture', '<a class=x href="full size.jpg">', 'd/full%20size.jpg'],
    ['Markdown', '![alt](/media/12 "title")', 'media/12'],
    ['Markdown with spaces', '![alt](<my pic>) and text', 'd/my%20pic'],
    ['Markdown with bare spaces', '![alt](my pic.jpg)', 'd/my%20pic.jpg'],
    ['Markdown with brackets', '![alt](pic_(1).jpg)', 'd/pic_(1).jpg'],
  ])('is found with %s', (_, text, path) => {
    expect(paths(text)).toEqual([path]);
    expect(readList(base + text).problems).toEqual([]);
  });

  it.each([
    '<script src="/app"></script><iframe src="/frame"></iframe><source src="/film">',
    '<a href="/page 1">p</a><link rel="stylesheet" href="/style"><meta property="og:title" content="A picture">',
    '<input type="text" src="/x"><use href="#icon"/><img alt="src=/x">',
    '<img src="{{ image }}"><img src="${src}"><img src="%s"><img src=\'" + src + "\'><img src="<?= $src ?>">',
    '<img src=""><img src><img src="#"><img src="about:blank"><img src="data:image/gif;base64,R0"><img src="...">',
    '[no picture](/media/12) and `![]` and ![x][1]',
  ])('is nowhere in %s', (text) => {
    expect(readList(base + text).rows).toEqual([]);
    expect(readList(base + text).problems.filter(({ why }) => why !== 'no-url-at-all')).toEqual([]);
  });

  it('is what loads in place of another one, which is told as smaller', () => {
    const { rows, duplicates } = readList(`${base}<img src="grey.gif" data-src="real.jpg">`);
    expect(rows.map(({ url }) => url)).toEqual(['https://a.example/d/real.jpg']);
    expect(duplicates).toEqual([{ line: 2, url: 'https://a.example/d/grey.gif', firstLine: 2, why: 'smaller' }]);
  });

  it('is taken out of a srcset as browsers do, which split it at spaces and pass over what is no size', () => {
    expect(paths('<picture><source srcset="/a 480w, /b 800w" type="image/webp"></picture>')).toEqual(['b']);
    expect(paths('<img srcset="my pic.jpg 2x, small.jpg 1x">')).toEqual(['d/small.jpg']);
    expect(paths('<img srcset="my%20pic.jpg 2x, small.jpg">')).toEqual(['d/my%20pic.jpg']);
    expect(paths('<img srcset="/a 480w 300h, /b 1.5x,">')).toEqual(['a']);
  });

  it('is found where its tag is spread over lines, under the number of the first', () => {
    const page = [
      '<img',
      "  alt='it is",
      "    here' class=x",
      '  srcset="',
      '    /s 480w,',
      '',
      '    /l 960w',
      '  "',
      '/><img',
      '  src="b c.jpg"',
      '>',
      '<meta',
      '  content="/og"',
      '  property="og:image">',
      'https://a.example/plain.jpg',
    ].join('\n');
    const { rows, duplicates, problems } = readList(base + page);
    expect(rows.map(({ line, url }) => `${line} ${url}`)).toEqual([
      '2 https://a.example/l',
      '10 https://a.example/d/b%20c.jpg',
      '13 https://a.example/og',
      '16 https://a.example/plain.jpg',
    ]);
    expect(duplicates.map(({ url }) => url)).toEqual(['https://a.example/s']);
    expect(problems).toEqual([]);
  });

  it('takes nothing from the lines behind a tag that never ends', () => {
    const urls = Array.from({ length: 250 }, (_, n) => `https://a.example/${n}.jpg`);
    for (const begin of ['an <img and', '<img src="', '<img src=\'x alt="']) {
      const { rows } = readList([begin, ...urls].join('\n'));
      expect(rows.map(({ line, url }) => [line, url])).toEqual(urls.map((url, n) => [n + 2, url]));
    }
  });

  it('is found in a page of one line, wherever it is cut', () => {
    const tags = Array.from({ length: 300 }, (_, n) => `<p class="t">text</p><img alt="no ${n}" src="/media/${n} x">`);
    const page = `<base href="https://a.example/">${tags.join('')}`;
    for (const longLine of [20, 60, 300, 65_536]) {
      const reader = createListReader({ longLine });
      const urls: string[] = [];
      for (let at = 0; at < page.length; at += 97) {
        urls.push(...reader.push(page.slice(at, at + 97)).rows.map(({ url }) => url));
      }
      urls.push(...reader.end().rows.map(({ url }) => url));
      expect(urls).toEqual(tags.map((_, n) => `https://a.example/media/${n}%20x`));
    }
  });

  it('is told as relative, once for each line, where the address of its page is not known', () => {
    const page = '<img src="my picture.jpg"><img src="/media/1">\n![x](2.jpg)\n<img src="https://a.example/3">';
    expect(whys(page)).toEqual(['1 relative', '2 relative']);
    expect(readList(page).problems[0]).toMatchObject({
      code: 'no-host',
      message: expect.stringContaining('<base href='),
    });
  });

  it('is the one that the URL parser makes of its attribute, whatever that holds', () => {
    const letter = fc.constantFrom(
      'a',
      '1',
      '/',
      ' ',
      '.',
      ',',
      ';',
      '(',
      ')',
      '_',
      '-',
      '~',
      'é',
      "'",
      '?',
      '=',
      '&',
      '*',
    );
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 12 }), (letters) => {
        const value = `p/${letters.join('')}x`;
        expect(readList(`${base}<img alt="" src="${value}">`).rows.map(({ url }) => url)).toEqual([
          URL.parse(value, 'https://a.example/d/')?.href,
        ]);
      }),
    );
  });
});

describe('the base of a page', () => {
  it.each([
    ['<BASE HREF=https://b.example/x/>', 'https://b.example/x/1'],
    ["<base target=_blank href = 'https://b.example/a b/'>", 'https://b.example/a%20b/1'],
    ['<base href="//b.example/x">', 'https://b.example/1'],
    ['<base href="https://b.example/?a=1&amp;b=/x/">', 'https://b.example/1'],
    [
      '<base target="_top"><base href="https://b.example/1st/"><base href="https://c.example/">',
      'https://b.example/1st/1',
    ],
    ['<base\n  href="https://b.example/x/">', 'https://b.example/x/1'],
  ])('is read from %s', (tag, url) => {
    expect(readList(`${tag}\n<img src="1">`).rows.map((row) => row.url)).toEqual([url]);
  });
});

const readAlbum = (text: string): string[] => {
  const reader = createListReader({ base: 'https://b.example/album/page.html' });
  const { rows } = reader.push(`${text}\n`);
  return [...rows, ...reader.end().rows].map(({ url, name }) =>
    [url.slice('https://b.example/'.length), name].join(' ').trim(),
  );
};

describe('the address of a page that is given', () => {
  it.each([
    ['a picture', '<img src="my 1"><a href="2.jpg">2</a>', ['album/my%201', 'album/2.jpg']],
    ['a base of the page that is relative itself', '<base href="/other/">\n<img src="1">', ['other/1']],
    [
      'a list of names',
      '1.jpg\nsub/2.jpg\n/3.jpg\nhttps://b.example/4',
      ['album/1.jpg', 'album/sub/2.jpg', '3.jpg', '4'],
    ],
    ['a table', 'url,name\n1.jpg,one\n../2.jpg,two', ['album/1.jpg one', '2.jpg two']],
    ['JSON', '{"url":"1.jpg","name":"one"}\n{"html":"<img src=\'/2\'>"}', ['album/1.jpg one', '2']],
  ])('goes before the relative addresses of %s', (_, text, expected) => {
    expect(readAlbum(text)).toEqual(expected);
  });

  it('makes no address of what names a disk', () => {
    expect(readAlbum('C:\\pictures\\1.jpg')).toEqual([]);
  });
});

// As in the reader's own tests: anything quadratic in these runs into the time limit.
describe('hostile markup takes linear time', () => {
  const n = 100_000;
  it.each([
    ['tags that never close', '<img src='.repeat(n)],
    ['open quotes', '<img src="'.repeat(n)],
    ['open quotes of both kinds', '<img src="a" alt=\''.repeat(n)],
    ['a tag on each line', '<img\n'.repeat(n)],
    ['an open quote on each line', '<img src="\n'.repeat(n)],
    ['bases', '<base x '.repeat(n)],
    ['attributes', `<img ${'src=x '.repeat(n)}`],
    ['blanks', `<img ${' '.repeat(10 * n)}`],
    ['Markdown', '![](<'.repeat(n)],
    ['Markdown with brackets', `![](${'('.repeat(10 * n)}`],
    ['Markdown links', '](a '.repeat(n)],
    ['links with spaces', '<a href="x y'.repeat(n)],
  ])('%s', (_, text) => {
    const reader = createListReader();
    let count = 0;
    for (let at = 0; at < text.length; at += 65_536) count += reader.push(text.slice(at, at + 65_536)).rows.length;
    expect(count + reader.end().rows.length).toBe(0);
  });
});
