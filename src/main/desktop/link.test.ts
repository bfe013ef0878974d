import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkQuestion } from '../../shared/desktop.ts';
import { linkLimits, mergeRequests, readLink } from './link.ts';
import { createLinkQuestions } from './link-questions.ts';

const add = (...urls: string[]): string =>
  `shoal://add?${urls.map((url) => `url=${encodeURIComponent(url)}`).join('&')}`;

describe('a link to Shoal', () => {
  it('names images and lists, each once', () => {
    expect(
      readLink(
        `${add('https://a.example/1.jpg', 'http://b.example/2.jpg', 'https://a.example/1.jpg')}&list=https://a.example/all.txt`,
      ),
    ).toEqual({
      urls: ['https://a.example/1.jpg', 'http://b.example/2.jpg'],
      lists: ['https://a.example/all.txt'],
      leftOut: 0,
    });
  });

  it.each(['shoal://add/?url=https://a.example/1.jpg', 'SHOAL://ADD?url=https://a.example/1.jpg'])(
    'may be written %s',
    (link) => {
      expect(readLink(link)?.urls).toEqual(['https://a.example/1.jpg']);
    },
  );

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:image/png;base64,AA',
    'shoal://add?url=https://a.example/',
    'app://shoal/index.html',
    'shoal-image://saved/x/1',
    '/etc/passwd',
    'https://',
    'https:///x.jpg',
    'https://user:word@a.example/1.jpg',
    'ftp://a.example/1.jpg',
    `https://a.example/${'x'.repeat(9000)}`,
    '',
  ])('does not bring in %s', (url) => {
    expect(readLink(add(url))).toEqual({ urls: [], lists: [], leftOut: 1 });
  });

  it.each([
    'shoal://evil.txt',
    'shoal://add',
    'shoal://add?',
    'shoal://add/evil?url=https://a.example/1.jpg',
    'shoal://start?url=https://a.example/1.jpg',
    'shoal:add?url=https://a.example/1.jpg',
    'https://add?url=https://a.example/1.jpg',
    'shoal://add?folder=/etc&start=1',
    '',
    '--flag',
    `${add('https://a.example/1.jpg')}&x=${'x'.repeat(linkLimits.length)}`,
  ])('is not %s', (link) => {
    expect(readLink(link)).toBeNull();
  });

  it('is cut at what a person can mean', () => {
    const urls = Array.from({ length: 1200 }, (_, n) => `https://a.example/${n}`);
    const request = readLink(add(...urls));
    expect([request?.urls.length, request?.leftOut]).toEqual([linkLimits.urls, 200]);
    const twice =
      request === null ? null : mergeRequests(request, { urls: ['https://b.example/'], lists: [], leftOut: 1 });
    expect([twice?.urls.length, twice?.leftOut]).toEqual([linkLimits.urls, 202]);
  });

  it('never throws, and gives plain web addresses only, whatever it holds', () => {
    const value = fc.oneof(
      fc.webUrl({ withFragments: true }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('http://a:b@c', 'https://[', '%00', 'http://\u202e.example'),
    );
    const link = fc
      .array(fc.tuple(fc.constantFrom('url', 'list', 'URL', '__proto__'), value, fc.boolean()), { maxLength: 8 })
      .map((pairs) =>
        pairs.map(([name, text, isRaw]) => `${name}=${isRaw ? text : encodeURIComponent(text.toWellFormed())}`),
      )
      .map((parts) => `shoal://add?${parts.join('&')}`);
    fc.assert(
      fc.property(fc.oneof(link, fc.string({ unit: 'binary' })), (text) => {
        const request = readLink(text);
        for (const url of [...(request?.urls ?? []), ...(request?.lists ?? [])]) {
          const { protocol, username, password } = new URL(url);
          expect(['http:', 'https:']).toContain(protocol);
          expect([username, password]).toEqual(['', '']);
          expect(url).toMatch(/^[\x21-\x7e]+$/);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the question to the person', () => {
  it('names what a link wants, without logins, and is answered once', () => {
    const told: (LinkQuestion | null)[] = [];
    const questions = createLinkQuestions((question) => told.push(question));
    const urls = Array.from({ length: 7 }, (_, n) => `https://${n < 4 ? 'a' : `b${n}`}.example/${n}.jpg`);
    expect(questions.ask(['--flag', add(...urls, 'file:///etc/passwd')])).toBe(true);
    expect(questions.question).toEqual({
      id: 1,
      urls: 7,
      examples: urls.slice(0, 5),
      hosts: ['a.example', 'b4.example', 'b5.example'],
      hostCount: 4,
      lists: [],
      leftOut: 1,
    });
    expect(questions.answer(1, true)?.urls).toEqual(urls);
    expect(questions.answer(1, true)).toBeNull();
    expect(told.map((question) => question?.id ?? null)).toEqual([1, null]);
  });

  it('is another one when more comes, so that nobody agrees to what he has not seen', () => {
    const questions = createLinkQuestions(() => undefined);
    questions.ask([add('https://a.example/1.jpg')]);
    questions.ask([add('https://b.example/2.jpg')]);
    expect(questions.answer(1, true)).toBeNull();
    expect(questions.question?.urls).toBe(2);
    expect(questions.answer(2, false)).toBeNull();
    expect(questions.question).toBeNull();
  });

  it('is not put for what is no link', () => {
    const questions = createLinkQuestions(() => expect.fail('nothing to tell'));
    expect(questions.ask(['shoal://evil.txt', '/etc/passwd'])).toBe(false);
  });
});
