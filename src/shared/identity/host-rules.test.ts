import { validateHeaderName, validateHeaderValue } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHostPattern } from './host-pattern.ts';
import { readListIdentity } from './host-rules.ts';

const read = (...lines: string[]): ReturnType<typeof readListIdentity> => readListIdentity(lines.join('\n'));

describe('headers, for a list and for hosts of it', () => {
  it('are read line by line, with the hosts that they are for above them', () => {
    const { identity, problems } = read(
      '\ufeff# for all',
      'Accept: image/webp',
      '',
      ' [CDN.example] ',
      'Referer: self',
      'X-Key:  a:b ',
      '; and for a whole shop',
      '[.shop.example]',
      'User-Agent:',
      'Referer: https://me:word@shop.example/page#top',
      'rate = 500K',
      'At-Once=2',
      '[cdn.example]',
      'X-More: 1',
    );
    expect(problems).toEqual([]);
    expect(identity).toEqual({
      headers: { accept: 'image/webp' },
      refersToSelf: false,
      hosts: [
        {
          host: 'cdn.example',
          headers: { 'x-key': 'a:b', 'x-more': '1' },
          refersToSelf: true,
          bytesPerSecond: null,
          atOnce: null,
        },
        {
          host: '*.shop.example',
          headers: { 'user-agent': '', referer: 'https://shop.example/page' },
          refersToSelf: false,
          bytesPerSecond: 500_000,
          atOnce: 2,
        },
      ],
    });
  });

  it.each([
    ['no colon at all', 'takes a name and a value'],
    ['Bearer secret-word: x', 'takes a name and a value'],
    ['Host: secret-word', 'cannot set host'],
    ['X: secret-word\u0000', 'characters that no header can have'],
    ['X: secret-word \u{1f41f}', 'characters that no header can have'],
    ['Referer: secret-word', 'takes the URL of a page'],
    ['[https://secret-word@cdn.example]', 'needs a host'],
    ['[*.com]', 'all hosts that end in .com'],
    ['rate = 500K', 'for no host'],
    ['[cdn.example]\nat-once = secret-word', 'from 1 to 256'],
  ])('J4 name the line that cannot be read and repeat nothing of it: %s', (line, because) => {
    const { problems } = read('Accept: */*', line);
    expect(problems).toEqual([{ line: expect.any(Number), message: expect.stringContaining(because) }]);
    expect(problems[0]?.message).toMatch(/^Line [23] /);
    expect(problems[0]?.message).not.toContain('secret-word');
  });

  it('take lines of every system', () => {
    expect(readListIdentity('A: 1\r\nB: 2\rC: 3').identity.headers).toEqual({ a: '1', b: '2', c: '3' });
  });

  it('J4 give only headers that can be sent to hosts that can be matched, whatever is written, and repeat nothing', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      ':',
      '=',
      '\n',
      '\r',
      ' ',
      '*.',
      '#',
      'rate',
      'at-once',
      'Referer',
      'Host',
      'X-Key',
      '9',
    );
    const text = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }), fc.constant('QZX-word')), { maxLength: 30 });
    fc.assert(
      fc.property(text, (pieces) => {
        const { identity, problems } = readListIdentity(pieces.join(''));
        for (const { headers, host, bytesPerSecond, atOnce } of [
          { host: 'all', bytesPerSecond: null, atOnce: null, ...identity },
          ...identity.hosts,
        ]) {
          expect(readHostPattern(host)).toHaveProperty('value');
          expect(bytesPerSecond ?? 1).toBeGreaterThan(0);
          expect(atOnce ?? 1).toBeGreaterThan(0);
          for (const [name, value] of Object.entries(headers)) {
            expect(() => validateHeaderName(name)).not.toThrow();
            expect(() => validateHeaderValue(name, value)).not.toThrow();
          }
        }
        expect(problems.map(({ message }) => message).join('')).not.toContain('QZX-word');
      }),
      { numRuns: 500 },
    );
  });
});
