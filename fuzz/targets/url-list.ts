import { createListDecoder } from '../../src/shared/url-list/list-decoder.ts';
import { createListReader, readList } from '../../src/shared/url-list/list-reader.ts';
import type { ListPart } from '../../src/shared/url-list/url-list.ts';
import { maxUrlLength } from '../../src/shared/url-list/url-list.ts';
import { type FuzzTarget, promise, text } from '../target.ts';

const invisible = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

export const urlList: FuzzTarget = {
  name: 'url-list',
  seeds: [
    text('https://example.com/a.jpg\nhttps://example.com/b.jpg\n'),
    text('url,name,folder\nhttps://example.com/a.jpg,"A, b","x/y"\n'),
    text('[{"url":"https:\\/\\/example.com\\/a.jpg","name":"a"},{"url":"https://example.com/b.jpg"}]'),
    text('<img src="https://example.com/a.jpg?x=1&amp;y=2" srcset="https://example.com/b.jpg 2x">'),
    text('See ![x](https://example.com/photo[001-012].jpg "t") and host.example/p.png, please.'),
    text('https://ann:pw@example.com/{a,b,c}/[1-3].jpg\tname\n# comment\nftp://x/y'),
    text(
      '<base href="https://x.example/d/"><img\n src="my a" data-src=/m/1><meta content="/2" property="og:image">\n![](<a b>)',
    ),
    text('{"url":"https://x.example/1"}\n{"url":\n{"url":"n/a","name":"x"}\n{"a":,}'),
    Uint8Array.from([0xff, 0xfe, ...Buffer.from('http://é.example/ü.jpg\n', 'utf16le')]),
  ],
  words: [
    'https://',
    'http://',
    '[1-9]',
    '[001-999999]',
    '{a,b}',
    '\\u0026',
    '&amp;',
    '"',
    '",',
    '|',
    '\t',
    '\r\n',
    '\u202e',
    '@',
    ':',
    '://',
    'url',
    'name',
    'folder',
    '{"url":"',
    '"}',
    '[',
    ']',
    '](',
    '#',
    'xn--',
    '%00',
    '\ufeff',
    'www.',
    '.jpg',
    '<img src=',
    '<base href="//x/">',
    '>',
    "'",
    '![](<',
    '\n{"',
  ],
  check(input) {
    const decoder = createListDecoder();
    const decoded = decoder.push(input) + decoder.end();
    const whole = readList(decoded);
    checkPart(whole);
    const reader = createListReader();
    const parts: ListPart[] = [];
    const size = 1 + (input.length % 97);
    for (let at = 0; at < decoded.length; at += size) parts.push(reader.push(decoded.slice(at, at + size)));
    parts.push(reader.end());
    promise(urls(parts) === urls([whole]), 'a list is the same in pieces of any length');
  },
};

function urls(all: readonly ListPart[]): string {
  return JSON.stringify(all.flatMap(({ rows }) => rows.map(({ line, url }) => [line, url])));
}

function checkPart({ rows, duplicates, problems }: ListPart): void {
  for (const { url, line } of [...rows, ...duplicates]) {
    promise(URL.parse(url)?.href === url, 'URLs are normalised');
    promise(/^https?:$/.test(new URL(url).protocol), 'only http and https');
    promise(url.length <= maxUrlLength, 'no URL is longer than allowed');
    promise(Number.isInteger(line) && line >= 1, 'lines count from 1');
  }
  promise(new Set(rows.map(({ url }) => url)).size === rows.length, 'no URL is there twice');
  for (const { excerpt } of problems) {
    promise(excerpt.length <= 120, 'excerpts have at most 120 characters');
    promise(!invisible.test(excerpt), 'excerpts hide nothing');
  }
}
