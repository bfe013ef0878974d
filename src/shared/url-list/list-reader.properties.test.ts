import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createListReader, readList } from './list-reader.ts';
import { isNormalisedUrl } from './read-url.ts';
import type { ListPart } from './url-list.ts';

const label = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/);
const host = fc.oneof(
  fc.tuple(label, label).map(([name, domain]) => `${name}.${domain}.example`),
  fc.constantFrom('localhost:8080', '127.0.0.1', '[::1]:9000', 'bücher.example', 'A.Example'),
);
const segment = fc.stringMatching(/^[\p{L}\d_~!$+@%-][\p{L}\d_~!$+@%-]{0,8}$/u);
/** URLs as they stand in lists. They end in a letter, so that no stop of a sentence is part of them. */
const cleanUrl = fc
  .record({
    scheme: fc.constantFrom('http', 'https', 'HTTPS'),
    host,
    path: fc.array(segment, { maxLength: 4 }),
    name: fc.constantFrom('x', 'photo.jpg', 'x_(1).png', 'c_scale,w_5', 'a;v=b', 'x[1]y'),
    query: fc.constantFrom('', '?w=1', '?a=1&b=2', '?u=https://other.example/y', '?a[]=x'),
    fragment: fc.constantFrom('', '#top', '#/a/b'),
  })
  .map((u) => `${u.scheme}://${u.host}/${[...u.path, u.name].join('/')}${u.query}${u.fragment}`);

/** Ways in which a URL stands in a text; none of them changes which URL it is. */
const settings: ((url: string) => string)[] = [
  (url) => url,
  (url) => `  ${url}\t`,
  (url) => `See ${url}, and more.`,
  (url) => `(${url})`,
  (url) => `Really, "${url}"!`,
  (url) => `![alt text](${url} "title")`,
  (url) => `<${url}>`,
  (url) => `<img alt="" src="${url.replaceAll('&', '&amp;')}">`,
  (url) => `<img srcset="${url} 2x">`,
  (url) => `{"url":${JSON.stringify(url).replaceAll('/', '\\/').replaceAll('&', '\\u0026')},"n":1}`,
  (url) => `5;"${url}";title`,
  (url) => `5\t${url}\ttitle`,
  (url) => `['${url}', 5]`,
  (url) => `**${url}**`,
];

const withoutFragment = (url: string): string => new URL(url).href.split('#')[0] ?? '';

/** Pieces from which nasty texts are made. */
const scrap = fc.oneof(
  cleanUrl,
  fc.constantFrom(
    '\n',
    '\r\n',
    '\r',
    '\ufeff',
    '\0',
    ' ',
    '\t',
    '#',
    '"',
    "'",
    '<',
    '>',
    '`',
    '(',
    ')',
    '[',
    ']',
    '[/',
    '{',
    '}',
    '&amp;',
    '&quot;',
    '&#39;',
    '&#x',
    '\\/',
    '\\"',
    '\\u0026',
    '\\u0022',
    '\\',
    ',',
    ';',
    '|',
    '.',
    '=',
    '*',
    '_',
    'https://',
    'http:',
    '//',
    'www.',
    'a.example/x.jpg',
    'ftp://',
    'blob:',
    'data:image/png;base64,',
    'javascript:',
    '[1-3]',
    '{01..03}',
    '[a-c]',
    '[::1]',
    'user:pw@',
    'src=',
    'xmlns=',
    'image,url',
    'url;name\n',
    'name\tlink\n',
    ',"',
    '""',
    '{"url":"',
    '","name":"x"}',
    '[{',
    '}]',
    '"}',
    ',Title',
    '320w',
    '\ud800',
    '\u202e',
    '…',
  ),
  fc.string({ maxLength: 8 }),
);
const nastyText = fc.array(scrap, { maxLength: 40 }).map((parts) => parts.join(''));

function readInPieces(text: string, cuts: readonly number[], longLine?: number): ListPart {
  const reader = createListReader(longLine === undefined ? {} : { longLine });
  const parts: ListPart[] = [];
  let at = 0;
  for (const size of cuts) {
    parts.push(reader.push(text.slice(at, at + size)));
    at += size;
  }
  parts.push(reader.push(text.slice(at)), reader.end());
  return {
    rows: parts.flatMap((part) => part.rows),
    duplicates: parts.flatMap((part) => part.duplicates),
    problems: parts.flatMap((part) => part.problems).sort((a, b) => a.line - b.line),
  };
}

const ascends = (lines: number[]): boolean => lines.every((line, i) => i === 0 || line >= (lines[i - 1] ?? 0));

describe('for any text', () => {
  it('gives http(s) URLs that the URL parser keeps as they are, each once, in ascending lines', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const { rows, duplicates, problems } = readList(text);
        const known = new Set(rows.map((row) => row.url));
        expect(known.size).toBe(rows.length);
        for (const { url } of rows) {
          expect(url).toMatch(/^https?:\/\/[^#]+$/);
          expect(new URL(url).href).toBe(url);
        }
        for (const duplicate of duplicates) {
          expect(known).toContain(duplicate.url);
          expect(rows.find((row) => row.url === duplicate.url)?.line).toBe(duplicate.firstLine);
        }
        const count = text.split(/\r\n|\r|\n/).length;
        for (const found of [rows, duplicates, problems]) {
          const lines = found.map((entry) => entry.line);
          expect(ascends(lines)).toBe(true);
          expect(lines.every((line) => line >= 1 && line <= count)).toBe(true);
        }
        for (const { message, excerpt } of problems) {
          expect(message).toMatch(/^[A-Z].*\.$/);
          expect(excerpt.length).toBeLessThanOrEqual(120);
          expect(excerpt).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u202a-\u202e\u2066-\u2069\ufeff]/u);
          expect(excerpt.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same wherever the pieces are cut, long lines included', () => {
    fc.assert(
      fc.property(nastyText, fc.array(fc.nat({ max: 12 })), fc.constantFrom(8, 50, 65_536), (text, cuts, longLine) => {
        expect(readInPieces(text, cuts, longLine)).toEqual(readInPieces(text, [], longLine));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('for any list', () => {
  it('finds every URL exactly once, as a row or as a duplicate, however it stands in the text', () => {
    const entry = fc.record({ url: cleanUrl, setting: fc.constantFrom(...settings) });
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        (list, lineEnd) => {
          const { rows, duplicates, problems } = readList(list.map(({ url, setting }) => setting(url)).join(lineEnd));
          const found = [...rows, ...duplicates].sort((a, b) => a.line - b.line);
          expect(found.map((row) => [row.line, row.url])).toEqual(
            list.map(({ url }, i) => [i + 1, withoutFragment(url)]),
          );
          expect(problems).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('accounts for every line: row, duplicate or problem, or nothing for blanks and comments', () => {
    const line = fc.oneof(
      cleanUrl.map((text) => ({ text, kind: 'url' })),
      fc
        .constantFrom('ftp://a.example/x', 'mailto:a@b.example', 'photo.jpg', 'http://a:b:c/')
        .map((text) => ({ text, kind: 'bad' })),
      fc.constantFrom('', '   ', '# https://a.example/x', '\t#').map((text) => ({ text, kind: 'nothing' })),
      fc.constantFrom('what', 'not a url').map((text) => ({ text, kind: 'other' })),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const count = (kind: string): number => lines.filter((entry) => entry.kind === kind).length;
        fc.pre(count('other') <= count('url') + count('bad'));
        const { rows, duplicates, problems } = readList(lines.map(({ text }) => text).join('\n'));
        expect(rows.length + duplicates.length).toBe(count('url'));
        expect(problems).toHaveLength(count('bad') + count('other'));
      }),
    );
  });

  it('never shows credentials, however broken the line is', () => {
    const secret = fc
      .array(fc.constantFrom('/', '?', '#', ':', '@', '%', '!', 'x', '%40', '\\', '[', '&'), { maxLength: 6 })
      .map((parts) => `sEcReT${parts.join('')}sEcReT`);
    const around = fc.constantFrom<((address: string) => string)[]>(
      (address) => address,
      (address) => `ftp://a.example/x and ${address}`,
      (address) => `<img src="${address}"> ftp://a.example/`,
      (address) => `{"a":"${address.replaceAll('/', '\\/')}"} ftp://a.example/`,
      (address) => `${'x'.repeat(110)} ${address} ftp://a.example/`,
      (address) => `ftp://a.example/ ${'x'.repeat(2000)} ${address}`,
    );
    const schemes = fc.constantFrom('ftp://', 'https://', 'http://', 'ssh+git://', '//', '');
    const tails = fc.constantFrom('@a.example/x.jpg', '@a.example:99999/', '@', '@[::1/x', '@a b');
    fc.assert(
      fc.property(secret, around, schemes, tails, (password, wrap, scheme, tail) => {
        const { problems } = readList(wrap(`${scheme}uSeR:${password}${tail}`));
        expect(JSON.stringify(problems)).not.toMatch(/uSeR|sEcReT/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the short cut for normalised URLs', () => {
  it('takes no URL that the parser would change', () => {
    const piece = fc.constantFrom(
      'http://',
      'https://',
      'HTTP://',
      'a',
      'b7',
      '0x7f',
      '1',
      '256',
      '127.0.0.1',
      '01',
      'xn--a',
      '-',
      '--',
      '.',
      '..',
      '/',
      ':',
      ':80',
      ':443',
      ':8080',
      ':65536',
      ':0',
      '@',
      '%',
      '%2e',
      '%2E',
      '%41',
      '?',
      '&',
      '#',
      '&amp;',
      ' ',
      "'",
      '"',
      '|',
      '^',
      'é',
      'example.com',
      'com',
      '/./',
      '/../',
      '=',
      ',',
      ';',
      '(',
      ')',
      '[',
      ']',
      '\\',
      '\t',
      'A',
      '~',
      '*',
      '_',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, begins) => {
        const text = (begins ? 'https://a.example/' : '') + pieces.join('');
        expect(isNormalisedUrl(text) && URL.parse(text)?.href !== text).toBe(false);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    'https://images.example.com/a/b-c_d/photo%201.jpg',
    'http://a.example/x?w=1&h=2',
    'http://127.0.0.1:3456/x.png',
    'https://a.example:8443/x/',
  ])('takes %s', (url) => {
    expect(isNormalisedUrl(url)).toBe(true);
  });

  it.each([
    'https://a.example',
    'https://a.example/x.',
    'https://a.example/x,',
    'https://a.example/.x',
    'https://a.example:443/x',
  ])('leaves %s to the parser', (url) => {
    expect(isNormalisedUrl(url)).toBe(false);
  });
});
