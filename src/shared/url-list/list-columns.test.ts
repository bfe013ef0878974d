import { describe, expect, it } from 'vitest';

import { createListReader, readList } from './list-reader.ts';
import type { ListRow } from './url-list.ts';

const host = 'https://a.example/';
/** Rows as `line path | name | folder`, the URL's host left out. */
const rows = (text: string): string[] => readList(text).rows.map(brief);
const brief = ({ line, url, name = '', folder = '' }: ListRow): string =>
  `${line} ${url.replace(host, '')} | ${name} | ${folder}`;

describe('a table with a header', () => {
  it.each<[string, string, string[]]>([
    ['commas', 'url,name\nhttps://a.example/200,Sun\nhttps://a.example/201,Sea', ['2 200 | Sun | ', '3 201 | Sea | ']],
    ['semicolons', 'Name;URL\nSun;https://a.example/200\n;https://a.example/201', ['2 200 | Sun | ', '3 201 |  | ']],
    ['tabs', 'Folder\tUrl\tName\nIt, aly\thttps://a.example/1\tSun\n\thttps://a.example/2\t', ['2 1 | Sun | It, aly', '3 2 |  | ']],
    ['a Markdown table', '| image | title |\n|---|---|\n| https://a.example/1 | Sun |\n| ![x](https://a.example/2) | Sea |', ['3 1 | Sun | ', '4 2 | Sea | ']],
    ['url, folder, name', 'url,folder,name\nhttps://a.example/1,Italy/Rome,Sun.jpg', ['2 1 | Sun.jpg | Italy/Rome']],
    ['other words', 'Album,File Name,Image Link\nA,b.png,https://a.example/1', ['2 1 | b.png | A']],
    ['camel case', 'imageUrl,fileName,dir\nhttps://a.example/1,b,c', ['2 1 | b | c']],
    ['quotes', '"url","name"\r\n"https://a.example/1","Sun, ""the"" star"\r\nhttps://a.example/2,5" pipe', ['2 1 | Sun, "the" star | ', '3 2 | 5" pipe | ']],
    ['line ends in quotes', 'name,url\n"Sun\nand, sea",https://a.example/1\n\n# no,https://a.example/9\nSea,https://a.example/2', ['2 1 | Sun\nand, sea | ', '6 2 | Sea | ']],
    ['spaces and blank cells', ' url , name \n https://a.example/1 ,  \n', ['2 1 |  | ']],
    ['what Excel puts above', 'sep=;\r\nurl;name\r\nhttps://a.example/a,b;Sun', ['3 a,b | Sun | ']],
    ['a byte order mark', '\ufeffurl,name\nhttps://a.example/1,Sun', ['2 1 | Sun | ']],
    ['a file with its folders', 'url,filename\nhttps://a.example/1,it/sub\\x.jpg', ['2 1 | x.jpg | it/sub']],
    ['a file of some computer', 'url,filename\nhttps://a.example/1,C:\\pics\\x.jpg\nhttps://a.example/2,/tmp/y.jpg', ['2 1 | x.jpg | ', '3 2 | y.jpg | ']],
    ['a slash in a name', 'url,name\nhttps://a.example/1,black/white', ['2 1 | black/white | ']],
    ['path of a file, path of a folder', 'url,path\nhttps://a.example/1,it/x.jpg\nhttps://a.example/2,it/x', ['2 1 | x.jpg | it', '3 2 |  | it/x']],
    ['file before name before title', 'title,name,file,url\nt,n,f,https://a.example/1\nt,n,,https://a.example/2\nt,,,https://a.example/3', ['2 1 | f | ', '3 2 | n | ', '4 3 | t | ']],
    ['a caption is no name', 'url,caption\nhttps://a.example/1,Sun at https://a.example/9', ['2 1 |  | ']],
  ])('of %s', (_, text, expected) => {
    expect(rows(text)).toEqual(expected);
    expect(readList(text).problems).toEqual([]);
  }); // prettier-ignore

  it('gives all pictures of a record its name, before its page and its thumbnail', () => {
    const text =
      'Thumbnail,Product URL,Title,Image 1,Image 2\n' +
      'https://a.example/t,https://a.example/p,Shirt,https://a.example/1,"https://a.example/2,https://a.example/3"';
    expect(rows(text)).toEqual(['1', '2', '3', 'p', 't'].map((path) => `2 ${path} | Shirt | `));
  });

  it('takes addresses from no other column, once it is sure to be a table', () => {
    const text = 'url,name,source\nhttps://a.example/1,Sun,https://a.example/p\n,Sea,https://a.example/q\n';
    expect(rows(text)).toEqual(['2 1 | Sun | ']);
    expect(rows('Photos, links and more\nHi Anna, here: https://a.example/1, bye')).toEqual(['2 1 |  | ']);
  });

  it('tells what is wrong with an address, and goes on', () => {
    const { rows, problems } = readList(
      'name,url\nA,photo.jpg\nB,ftp://a.example/x\nC,none\nD,"data:image/png;base64,AAAA"\nE,https://a.example/1',
    );
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual(['2 no-host', '3 bad-scheme', '5 bad-scheme']);
    expect(rows.map(brief)).toEqual(['6 1 | E | ']);
  });

  it('takes a quote that never closes for text, and loses no line to it', () => {
    const lines = Array.from({ length: 3000 }, (_, n) => `https://a.example/${n},${'x'.repeat(30)}`);
    lines[10] = 'https://a.example/10,"open';
    expect(readList(`url,name\n${lines.join('\n')}`).rows).toHaveLength(3000);
    expect(readList('url,name\nhttps://a.example/1,"open\nhttps://a.example/2,x').rows).toHaveLength(2);
  });

  it('expands ranges under the name of their record', () => {
    expect(rows('url,name\nhttps://a.example/[1-2],Sun')).toEqual(['2 1 | Sun | ', '2 2 | Sun | ']);
  });

  it('keeps one row for one URL, under its first name', () => {
    const { rows, duplicates } = readList('url,name\nhttps://a.example/1,Sun\nhttps://a.example/1,Sea');
    expect(rows.map(brief)).toEqual(['2 1 | Sun | ']);
    expect(duplicates).toEqual([{ line: 3, url: 'https://a.example/1', firstLine: 2 }]);
  });

  it('bounds what a record may wish for', () => {
    const [row] = readList(`url,name,folder\nhttps://a.example/1,${'x'.repeat(5000)},${'y'.repeat(5000)}`).rows;
    expect([row?.name?.length, row?.folder?.length]).toEqual([1024, 1024]);
  });
});

describe('a table without a header', () => {
  it.each<[string, string[]]>([
    ['https://a.example/200,Title', ['200']],
    ['https://a.example/200;Straße', ['200']],
    ['https://a.example/200,sunset beach', ['200']],
    ['https://a.example/200,"Title, long"', ['200']],
    ['https://a.example/200,日落', ['200']],
    ['https://a.example/200,sunset\nhttps://a.example/201,beach', ['200', '201']],
    ['https://a.example/200,640,480\nhttps://a.example/201,1.5,12.50', ['200', '201']],
    ['https://a.example/200|cat\nhttps://a.example/201|', ['200', '201']],
    ['5,https://a.example/200,Title', ['200']],
    ['Title\thttps://a.example/a,b\tx', ['a,b']],
    // The separator is part of the URL.
    ['https://a.example/a,b', ['a,b']],
    ['https://a.example/tags/red,green', ['tags/red,green']],
    ['https://a.example/c_scale,w_500/x.jpg', ['c_scale,w_500/x.jpg']],
    ['https://a.example/c_scale,w_500\nhttps://a.example/c_fit,w_9', ['c_scale,w_500', 'c_fit,w_9']],
    ['https://a.example/z123Q,Kot.jpg\nhttps://a.example/z124Q,Pies.jpg', ['z123Q,Kot.jpg', 'z124Q,Pies.jpg']],
    ['https://a.example/x;v=1\nhttps://a.example/y;v=2', ['x;v=1', 'y;v=2']],
    ['https://a.example/x,1\nhttps://a.example/x,2', ['x,1', 'x,2']],
    ['https://a.example/x,1\nhttps://a.example/y,2\nhttps://a.example/z', ['x,1', 'y,2', 'z']],
  ])('%j', (text, paths) => {
    expect(rows(text)).toEqual(paths.map((path, n) => `${n + 1} ${path} |  | `));
  });

  it('is decided by its first lines, which are held back no longer than they must', () => {
    const reader = createListReader();
    const text = Array.from({ length: 20 }, (_, n) => `https://a.example/${n},sea\n`);
    expect(reader.push(text.slice(0, 15).join('')).rows).toEqual([]);
    const lines = text.map((_line, n) => n + 1);
    expect(reader.push(text.slice(15).join('')).rows.map((row) => row.line)).toEqual(lines.slice(0, -1));
    expect(reader.end().rows.map((row) => row.line)).toEqual(lines.slice(-1));
  });
});

describe('JSON', () => {
  it.each<[string, string, string[]]>([
    ['on each line', '{"url":"https://a.example/1","name":"Sun"}\n{"name":"Sea","url":"https://a.example/2"}', ['1 1 | Sun | ', '2 2 | Sea | ']],
    ['of img2dataset', '{"url":"https://a.example/1","caption":"https://a.example/9 is not it"}', ['1 1 |  | ']],
    ['in an array', '[{"folder":"A","src":"https:\\/\\/a.example\\/1"},\n {"src":"https://a.example/2","folder":"B\\u00e9"}]', ['1 1 |  | A', '2 2 |  | Bé']],
    ['over many lines', '{\n "images": [\n  {\n   "url": "https://a.example/1",\n   "title": "Sun"\n  }\n ]\n}', ['4 1 | Sun | ']],
    ['with comments and blank lines', '[\n# no\n\n{"url":"https://a.example/1"}\n]\n', ['4 1 |  | ']],
    ['with several addresses', '{"name":"Sun","images":["https://a.example/1","https://a.example/2"]}', ['1 1 | Sun | ', '1 2 | Sun | ']],
    ['with an object for the picture', '{"title":"Sun","image":{"url":"https://a.example/1","title":""}}', ['1 1 | Sun | ']],
    ['with a gallery', '{"title":"Trip","photos":[{"url":"https://a.example/1"}]}', ['1 1 |  | ']],
    ['with numbers for names', '{"url":"https://a.example/1","name":17,"folder":null}', ['1 1 | 17 | ']],
    ['without a member for addresses', '{"a":"https://a.example/1","b":{"c":["https://a.example/2 and https://a.example/3"]}}', ['1 1 |  | ', '1 2 |  | ', '1 3 |  | ']],
    ['of strings', '["https://a.example/1",\n"https://a.example/2"]', ['1 1 |  | ', '2 2 |  | ']],
    ['that breaks off', '[{"url":"https://a.example/1","name":"Sun"},\n{"url":"https://a.example/2","na', ['1 1 | Sun | ', '2 2 |  | ']],
    ['that is followed by text', '{"url":"https://a.example/1","name":"x"}\nsee https://a.example/2', ['1 1 | x | ', '2 2 |  | ']],
    ['that is none', '[1]: https://a.example/1\n["x"](https://a.example/2)\n{https://a.example/3}', ['1 1 |  | ', '2 2 |  | ', '3 3 |  | ']],
  ])('%s', (_, text, expected) => {
    expect(rows(text)).toEqual(expected);
  }); // prettier-ignore

  it('tells what is wrong with an address', () => {
    const { problems } = readList('{"url":"ftp://a.example/1"}\n{"url":"/images/x.jpg"}\n{"url":"","name":"x"}');
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual(['1 bad-scheme', '2 no-host']);
  });

  it('is read in parts where a line is long', () => {
    const records = Array.from({ length: 5000 }, (_, n) => ({
      url: `${host}${n}`,
      name: `Name ${n} "quoted"`,
      text: 'long '.repeat(n % 50),
    }));
    expect(rows(JSON.stringify(records))).toEqual(records.map(({ name }, n) => `1 ${n} | ${name} | `));
    expect(rows(JSON.stringify({ data: records }))).toHaveLength(5000);
  });
});

describe('a manifest of our own', () => {
  const sha256 = 'ab'.repeat(32);
  const manifest = [
    { list: 'l.txt', line: 1, url: `${host}1`, name: 'sun', folder: 'other', finalUrl: `${host}f`, status: 'saved', path: 'it/Sun.jpg', bytes: 9, sha256, message: null },
    { list: 'l.txt', line: 2, url: `${host}2`, name: 'Sea', folder: 'it', finalUrl: null, status: 'failed', path: null, bytes: null, sha256: null, message: `from ${host}9` },
    { list: 'l.txt', line: 3, url: `${host}3`, name: null, folder: null, finalUrl: null, status: 'skipped', path: '-x.png', bytes: 7, sha256: null, message: null },
    { list: 'l.txt', line: 4, url: `${host}1`, name: null, folder: null, finalUrl: null, status: 'duplicate', path: null, bytes: null, sha256: null, message: null },
  ]; // prettier-ignore
  const expected = [
    { url: `${host}1`, name: 'Sun.jpg', folder: 'it', saved: { bytes: 9, sha256 } },
    { url: `${host}2`, name: 'Sea', folder: 'it' },
    { url: `${host}3`, name: '-x.png', saved: { bytes: 7, sha256: null } },
  ];

  it('in JSON gives its rows, their names, and what was saved', () => {
    const text = manifest.map((row) => JSON.stringify(row)).join('\n');
    expect(readList(text)).toEqual({
      rows: expected.map((row, n) => ({ line: n + 1, ...row })),
      duplicates: [{ line: 4, url: `${host}1`, firstLine: 1 }],
      problems: [],
    });
  });

  it('in CSV gives the same, and takes off what keeps spreadsheets from calculating', () => {
    const text = [
      Object.keys(manifest[0] ?? {}),
      ...manifest.map((row) => Object.values(row).map((value) => `${value ?? ''}`.replace(/^-/, "'-"))),
    ]
      .map((cells) => cells.join(','))
      .join('\r\n');
    expect(readList(text)).toEqual({
      rows: expected.map((row, n) => ({ line: n + 2, ...row })),
      duplicates: [{ line: 5, url: `${host}1`, firstLine: 2 }],
      problems: [],
    });
  });
});
