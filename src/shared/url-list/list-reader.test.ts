import { describe, expect, it } from 'vitest';

import { createListReader, readList } from './list-reader.ts';
import { createUrlIndex } from './url-index.ts';
import type { ListPart } from './url-list.ts';

const urls = (text: string): string[] => readList(text).rows.map((row) => row.url);
const codes = (text: string): string[] => readList(text).problems.map((problem) => `${problem.line} ${problem.code}`);

/** Everything that the text gives, when it must give one problem and nothing else. */
const problemOf = (text: string): string | null => {
  const { rows, duplicates, problems } = readList(text);
  return rows.length + duplicates.length === 0 && problems.length === 1 ? (problems[0]?.code ?? null) : null;
};

/** What each text must give: exactly these rows, and no problem. */
function gives(cases: Record<string, string[]>): void {
  it.each(Object.entries(cases))('%j', (text, expected) => {
    expect(urls(text)).toEqual(expected);
    expect(readList(text).problems).toEqual([]);
  });
}

describe('one URL per line', () => {
  it('numbers lines from 1 at LF, CRLF and CR, blank and comment lines included', () => {
    const text =
      '\ufeffhttps://a.example/1\n\n  https://a.example/2\t\r\n# no\r\rhttps://a.example/3\r\n\nhttps://a.example/4';
    expect(readList(text).rows.map((row) => [row.line, row.url.slice(-1)])).toEqual([
      [1, '1'],
      [3, '2'],
      [6, '3'],
      [8, '4'],
    ]);
  });

  it('normalises, drops fragments, and tells where a duplicate stood first', () => {
    const text =
      'HTTPS://A.Example:443/x.jpg#top\nhttps://b.example\nhttps://a.example/y/../x.jpg\nhttps://a.example/x.jpg?';
    expect(readList(text)).toEqual({
      rows: [
        { line: 1, url: 'https://a.example/x.jpg' },
        { line: 2, url: 'https://b.example/' },
      ],
      duplicates: [
        { line: 3, url: 'https://a.example/x.jpg', firstLine: 1 },
        { line: 4, url: 'https://a.example/x.jpg', firstLine: 1 },
      ],
      problems: [],
    });
  });

  gives({
    'https://a.example/x.jpg?w=1&h=2': ['https://a.example/x.jpg?w=1&h=2'],
    'https://a.example/фото.jpg': ['https://a.example/%D1%84%D0%BE%D1%82%D0%BE.jpg'],
    'https://bücher.example/x': ['https://xn--bcher-kva.example/x'],
    'http://[::1]:8080/x.png': ['http://[::1]:8080/x.png'],
    'https://user:secret@a.example/x': ['https://user:secret@a.example/x'],
    'https://a.example/c_scale,w_500/x.jpg': ['https://a.example/c_scale,w_500/x.jpg'],
    'https://a.example/x;jsessionid=1?a[]=2': ['https://a.example/x;jsessionid=1?a[]=2'],
    'https://a.example/wiki/Foo_(bar)': ['https://a.example/wiki/Foo_(bar)'],
    'https://proxy.example/?url=https://a.example/x.jpg': ['https://proxy.example/?url=https://a.example/x.jpg'],
    'https://archive.example/web/2020/https://a.example/x.jpg': [
      'https://archive.example/web/2020/https://a.example/x.jpg',
    ],
    'https://a.example/my photo 1.jpg': ['https://a.example/my%20photo%201.jpg'],
    '1. https://a.example/x\n- https://a.example/y\n> https://a.example/z': [
      'https://a.example/x',
      'https://a.example/y',
      'https://a.example/z',
    ],
  });
});

describe('any text with URLs in it', () => {
  describe('prose', () => {
    gives({
      'see https://a.example/x.jpg.': ['https://a.example/x.jpg'],
      'Really (https://a.example/x_(1).jpg)? https://a.example/y.jpg!': [
        'https://a.example/x_(1).jpg',
        'https://a.example/y.jpg',
      ],
      "at <https://a.example/x.jpg>, “https://a.example/y.jpg” and 'https://a.example/z.jpg'": [
        'https://a.example/x.jpg',
        'https://a.example/y.jpg',
        'https://a.example/z.jpg',
      ],
      '图片https://a.example/x.jpg，很好。': ['https://a.example/x.jpg'],
      'picturehttps://a.example/x.jpg': ['https://a.example/x.jpg'],
      'https://a.example/x.jpg,https://a.example/y.jpg;https://a.example/z.jpg|https://a.example/w.jpg': [
        'https://a.example/x.jpg',
        'https://a.example/y.jpg',
        'https://a.example/z.jpg',
        'https://a.example/w.jpg',
      ],
      'Hi Anna,\nhere they are:\nhttps://a.example/1.jpg\nBye, Tom': ['https://a.example/1.jpg'],
      'A URL begins with https:// as in https://a.example/x': ['https://a.example/x'],
      'zero\u200bwidth https://a.example/x\u200b end': ['https://a.example/x'],
      'https://a.example/x\0y': ['https://a.example/x'],
    });
  });

  describe('Markdown and BBCode', () => {
    gives({
      '![a](https://a.example/x_(1).jpg "title")': ['https://a.example/x_(1).jpg'],
      '[![t](https://a.example/t.jpg)](https://a.example/full.jpg)': [
        'https://a.example/t.jpg',
        'https://a.example/full.jpg',
      ],
      '[1]: https://a.example/x.jpg': ['https://a.example/x.jpg'],
      '**https://a.example/x.jpg** and _https://a.example/y_': ['https://a.example/x.jpg', 'https://a.example/y'],
      '|https://a.example/x|text|': ['https://a.example/x'],
      '[url=https://a.example/p][img]https://a.example/x.jpg[/img][/url]': [
        'https://a.example/p',
        'https://a.example/x.jpg',
      ],
    });
    it('finds a link whose text is its address twice', () => {
      const { rows, duplicates } = readList('[https://a.example/x](https://a.example/x)');
      expect(rows).toHaveLength(1);
      expect(duplicates).toEqual([{ line: 1, url: 'https://a.example/x', firstLine: 1 }]);
    });
  });

  describe('HTML and CSS', () => {
    gives({
      '<img src="https://a.example/x.jpg?a=1&amp;b=2&#38;c=3">': ['https://a.example/x.jpg?a=1&b=2&c=3'],
      "<a href='https://a.example/full.jpg'><img data-src=https://a.example/t.jpg>": [
        'https://a.example/full.jpg',
        'https://a.example/t.jpg',
      ],
      "<a href='https://a.example/page'><a href=https://a.example/2.html><a href='https://a.example/get?f=1.jpg'>": [
        'https://a.example/get?f=1.jpg',
      ],
      '<base target=_top href="https://a.example/dir/"><img src="pics/1.jpg"><a href="../2.png">a</a><img src="/3.gif?x=1">':
        ['https://a.example/dir/pics/1.jpg', 'https://a.example/2.png', 'https://a.example/3.gif?x=1'],
      "<base href=https://a.example/dir/><img alt=x src=1.jpg><img data-src='/2.jpg?a=1&amp;b=2'><a href='../3.png'>a</a>":
        ['https://a.example/dir/1.jpg', 'https://a.example/2.jpg?a=1&b=2', 'https://a.example/3.png'],
      '<base href="/dir/"><img src="https://a.example/1.jpg">': ['https://a.example/1.jpg'],
      '<img srcset="https://a.example/a.jpg 320w, https://a.example/c_scale,w_640/b.jpg 640w,https://a.example/c_fit,w_9/c.jpg 2x">':
        ['https://a.example/c_scale,w_640/b.jpg'],
      '<img src="//cdn.example/my photo.jpg" alt="x">': ['https://cdn.example/my%20photo.jpg'],
      '<div data-x="{&quot;src&quot;:&quot;https://a.example/x,1.jpg&quot;}">': ['https://a.example/x,1.jpg'],
      'background:url(https://a.example/x.jpg) no-repeat,url("//cdn.example/y.png")': [
        'https://a.example/x.jpg',
        'https://cdn.example/y.png',
      ],
      'onclick="open(&#39;https://a.example/it&apos;': ['https://a.example/it'],
      '<svg xmlns="http://www.w3.org/2000/svg"><script src="https://a.example/app.js?v=1"></script><img src="https://a.example/x">':
        ['https://a.example/x'],
      '<img src="data:image/gif;base64,R0lGOD"><a href="mailto:a@b.example">m</a><img src="https://a.example/x">': [
        'https://a.example/x',
      ],
    });
  });

  describe('CSV and JSON', () => {
    gives({
      '1,https://a.example/x?a=1,Title': ['https://a.example/x?a=1'],
      'https://a.example/x.jpg,Title\nhttps://a.example/y.jpg;5': [
        'https://a.example/x.jpg',
        'https://a.example/y.jpg',
      ],
      '5\thttps://a.example/c_x,w_1/y\tTitle': ['https://a.example/c_x,w_1/y'],
      '"5";"https://a.example/1.jpg,https://a.example/2.jpg";"x"': [
        'https://a.example/1.jpg',
        'https://a.example/2.jpg',
      ],
      'image url;title\nhttps://a.example/200;Sun\nhttps://a.example/201;': [
        'https://a.example/200',
        'https://a.example/201',
      ],
      '{"a":"https:\\/\\/a.example\\/x.jpg?b=1\\u0026c=2","b":"{\\"c\\":\\"https://a.example/z.jpg\\"}"}': [
        'https://a.example/x.jpg?b=1&c=2',
        'https://a.example/z.jpg',
      ],
      '{"html":"\\u003Cimg src=\\u0022https:\\/\\/a.example\\/x.jpg\\u0022\\u003E\\nhttps://a.example/y\\nz"}': [
        'https://a.example/x.jpg',
        'https://a.example/y',
      ],
      "x = ['https://a.example/x', 'https://a.example/y'];": ['https://a.example/x', 'https://a.example/y'],
    });
  });

  it('finds every URL of a long line that is read in parts', () => {
    const line = Array.from(
      { length: 5000 },
      (_, i) => `<img alt='it is' src="https://a.example/${i} big.jpg"> ${i % 7 === 0 ? 'text '.repeat(i % 90) : ''}`,
    ).join('');
    const expected = Array.from({ length: 5000 }, (_, i) => `https://a.example/${i}%20big.jpg`);
    expect(urls(line)).toEqual(expected);
    const prose = line.replaceAll(/[<>"]/g, ' ').replaceAll(' big.jpg', '.jpg');
    expect(urls(prose)).toEqual(Array.from({ length: 5000 }, (_, i) => `https://a.example/${i}.jpg`));
  });
});

describe('addresses without a scheme', () => {
  gives({
    '//cdn.example/x.jpg': ['https://cdn.example/x.jpg'],
    'www.a.example/x': ['https://www.a.example/x'],
    'a.example/x': ['https://a.example/x'],
    'a.example:8443/x.jpg': ['https://a.example:8443/x.jpg'],
    'localhost:8080/x.jpg\n127.0.0.1/y.jpg': ['http://localhost:8080/x.jpg', 'http://127.0.0.1/y.jpg'],
    'look at a.example/x.jpg, www.b.example/gallery or and/or. Also www.c.example.': [
      'https://a.example/x.jpg',
      'https://www.b.example/gallery',
    ],
  });
});

describe('ranges', () => {
  gives({
    'https://a.example/[008-011].jpg': [8, 9, 10, 11].map((n) => `https://a.example/${String(n).padStart(3, '0')}.jpg`),
    'text https://a.example/{1..2}/[a-b].png, text': [
      'https://a.example/1/a.png',
      'https://a.example/1/b.png',
      'https://a.example/2/a.png',
      'https://a.example/2/b.png',
    ],
    'http://[::1]:80/[1-2].png': ['http://[::1]/1.png', 'http://[::1]/2.png'],
    'http://img[1-2].a.example/x': ['http://img1.a.example/x', 'http://img2.a.example/x'],
  });

  it('refuses a range of more than 100,000 addresses with a problem, and takes one of exactly so many', () => {
    expect(codes('https://a.example/[1-100001].jpg')).toEqual(['1 range-too-large']);
    expect(urls('https://a.example/[1-100000].jpg')).toHaveLength(100_000);
  });

  it('refuses ranges that make more than a million addresses together', () => {
    const reader = createListReader();
    let rows = 0;
    const problems = [];
    for (let i = 1; i <= 11; i++) {
      const part = reader.push(`https://a.example/${i}/[1-100000]\n`);
      rows += part.rows.length;
      problems.push(...part.problems);
    }
    problems.push(...reader.end().problems);
    expect(rows).toBe(1_000_000);
    expect(problems.map((problem) => [problem.line, problem.code])).toEqual([[11, 'range-too-large']]);
  });

  it('tells once what is wrong with all addresses of a range', () => {
    expect(codes('https://a.example:9999[0-9]/x')).toEqual(['1 bad-url']);
  });
});

describe('problems', () => {
  it.each([
    'ftp://a.example/x.jpg',
    'see ftp://a.example/x.jpg, thanks',
    'file:///C:/x.jpg',
    'data:image/png;base64,AAAA',
    `"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'>",`,
    "javascript:open('https://a.example/x.jpg')",
    'blob:https://a.example/1b2c',
    'src = blob:https://a.example/1b2c',
    'git+https://a.example/x',
    'mailto:a@b.example',
    '<img src="ftp://a.example/x.jpg">',
  ])('refuses the scheme of %s', (text) => {
    expect(problemOf(text)).toBe('bad-scheme');
  });

  it.each([
    'http://a.example:99999/',
    'https://[::1/x',
    'https://user:pa/ss@a.example/x',
    'https:/a.example/x',
    'https:a.example/x',
    'https//a.example/x',
    'https://…/x.jpg',
  ])('tells that %s is broken', (text) => {
    expect(problemOf(text)).toBe('bad-url');
  });

  it.each(['https:///x.jpg', '/images/x.jpg', 'photo.jpg', 'C:\\pics\\x.jpg', '<img src="/images/x.jpg">'])(
    'tells that %s names no server',
    (text) => {
      expect(problemOf(text)).toBe('no-host');
    },
  );

  it('takes 8,192 characters and refuses one more, before and after encoding', () => {
    const url = `https://a.example/${'x'.repeat(8192 - 18)}`;
    expect(urls(url)).toEqual([url]);
    expect(problemOf(`${url}x`)).toBe('too-long');
    expect(problemOf(`https://a.example/${'ф'.repeat(2000)}`)).toBe('too-long');
  });

  it('reports a line without a URL in a list, and says nothing about prose, tables and markup', () => {
    const list = 'https://a.example/1\nnot a url\nhttps://a.example/2\n---\n[\n<br>\nwhat\n';
    expect(codes(list)).toEqual(['2 no-url', '7 no-url']);
    expect(codes(`Dear Sir,\nthank you.\n${list}`)).toEqual([]);
    expect(codes('url\nhttps://a.example/1')).toEqual([]);
    expect(codes('id,title,image\n1,none,\n2,x,https://a.example/1.jpg')).toEqual([]);
    expect(codes('{\n  "title": "x",\n  "url": "https://a.example/1.jpg"\n}')).toEqual([]);
  });

  it('reports a text without any URL once', () => {
    expect(codes('hello\nthere\n')).toEqual(['1 no-url']);
    expect(codes('\n\n# nothing\n')).toEqual([]);
    expect(codes('\n---')).toEqual(['2 no-url']);
    expect(codes('https://...')).toEqual(['1 no-url']);
  });

  it('gives up on finding a list after ten thousand other lines, and still reads the URLs', () => {
    const text = `${'prose\n'.repeat(10_050)}${'https://a.example/x\n'.repeat(20_000)}`;
    expect(readList(text)).toMatchObject({ rows: [{ line: 10_051 }], problems: [] });
  });

  it('says what is wrong in sentences, and shows the line without credentials and with its controls', () => {
    const [problem] = readList(`ftp://user:secret@a.example/\u001b[31m\u202e ${'x'.repeat(200)}`).problems;
    expect(problem?.message).toMatch(/^Only http and https .*ftp.*\.$/);
    expect(problem?.excerpt).toMatch(/^ftp:\/\/a\.example\/␛\[31m\\u\{202e\} x+…$/);
    expect(problem?.excerpt).toHaveLength(120);
  });

  it('goes on after a bad line', () => {
    const { rows, problems } = readList('https://a.example/1\nftp://a.example/2\nhttps://a.example/3');
    expect(rows.map((row) => row.line)).toEqual([1, 3]);
    expect(problems.map((problem) => problem.line)).toEqual([2]);
  });
});

describe('a list in pieces', () => {
  it('gives rows as soon as the next line has begun, which may say more about them', () => {
    const reader = createListReader();
    expect(reader.push('https://a.ex').rows).toEqual([]);
    expect(reader.push('ample/1\n').rows).toEqual([]);
    expect(reader.push('https://a.example/2\n').rows).toEqual([{ line: 1, url: 'https://a.example/1' }]);
    expect(reader.end().rows).toEqual([{ line: 2, url: 'https://a.example/2' }]);
  });

  it('finds duplicates across sources that share an index', () => {
    const index = createUrlIndex();
    const parts: ListPart[] = ['https://a.example/1\nhttps://a.example/2', '\nhttps://a.example/2'].map(
      (text, source) => {
        const reader = createListReader({ index, source });
        reader.push(`${text}\nhttps://a.example/3\n`);
        return reader.end();
      },
    );
    expect(parts[1]?.duplicates).toEqual([{ line: 3, url: 'https://a.example/3', firstLine: 3, firstSource: 0 }]);
    expect(index.size).toBe(3);
  });
});

// Each of these takes well under a second; anything quadratic in them runs into the test's time limit.
describe('hostile text takes linear time', () => {
  const n = 1_000_000;
  it.each([
    ['a word of 10 MB', 'a'.repeat(10 * n), 0],
    ['10 MB of NUL', `${'\0'.repeat(10 * n)}https://a.example/x`, 1],
    ['brackets', `${'['.repeat(n)}https://a.example/x${')'.repeat(n)}`, 1],
    ['open brackets in a URL', `https://a.example/${'(['.repeat(n)}`, 1],
    ['a data URI of 10 MB', `data:image/png;base64,${'A/'.repeat(5 * n)}`, 0],
    ['scheme after scheme', 'x://'.repeat(n), 0],
    ['half a scheme', 'http:'.repeat(n), 0],
    ['backslashes', `https:${'\\'.repeat(5 * n)}`, 0],
    ['half entities', `https://a.example/${'&amp'.repeat(n)}`, 0],
    ['half hosts', `${',//a.a.a.a'.repeat(n)}.jpg`, 0],
    ['at signs', `ftp://${'u:p@'.repeat(n)}`, 0],
    ['sentence stops', `https://a.example/x${'.'.repeat(5 * n)}`, 1],
    ['quotes that never close', `<https://a.example/b `.repeat(n / 4), 1],
    ['attributes', `${'x'.repeat(60)}="https://a.example/x.js"`.repeat(n / 20), 0],
    ['image names', 'a.jpg '.repeat(n), 0],
    ['empty lines', '\r'.repeat(2 * n), 0],
    ['a table of open quotes', `url,name\n${'a"b,"c\n'.repeat(n)}`, 0],
    ['a table of one long record', `url,name\nhttps://a.example/x,"${'""\n'.repeat(n)}`, 1],
    ['a record of a million cells', `url,name\nhttps://a.example/x${',"x"'.repeat(n)}`, 1],
    ['JSON in JSON in JSON', '[{"a":'.repeat(n), 0],
    ['arrays that never close', '['.repeat(5 * n), 0],
    ['a JSON string of 10 MB', `{"url":"https://a.example/x","b":"${'\\"x'.repeat(3 * n)}"}`, 1],
    ['a JSON object of a million members', `{${'"url":"https://a.example/x",'.repeat(n / 4)}"a":1}`, 1],
    ['lines that may be a table', 'https://a.example/x,Title,\n'.repeat(n / 10), 1],
  ])('%s', (_, text, rows) => {
    const reader = createListReader();
    let count = 0;
    for (let at = 0; at < text.length; at += 65_536) count += reader.push(text.slice(at, at + 65_536)).rows.length;
    expect(count + reader.end().rows.length).toBe(rows);
  });
});
