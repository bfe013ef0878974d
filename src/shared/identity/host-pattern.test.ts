import { describe, expect, it } from 'vitest';
import {
  compareHostPatterns,
  type HostPattern,
  hostPatternText,
  matchesHost,
  readHostPattern,
} from './host-pattern.ts';

function read(text: string): HostPattern {
  const reading = readHostPattern(text);
  if ('problem' in reading) throw new Error(reading.problem);
  return reading.value;
}
const matches = (pattern: string, url: string): boolean => matchesHost(read(pattern), new URL(url));

describe('a host that a rule is for', () => {
  it.each([
    ['CDN.Example', 'cdn.example'],
    [' cdn.example. ', 'cdn.example'],
    ['cdn.example:8080', 'cdn.example:8080'],
    ['.shop.example', '*.shop.example'],
    ['*.shop.example:443', '*.shop.example:443'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['[::1]:8080', '[::1]:8080'],
    ['127.1', '127.0.0.1'],
    ['localhost', 'localhost'],
  ])('%j reads as %s, and that as itself', (text, normal) => {
    expect(hostPatternText(read(text))).toBe(normal);
    expect(hostPatternText(read(normal))).toBe(normal);
  });

  it.each([
    '',
    'https://cdn.example',
    'cdn.example/a',
    'me:word@cdn.example',
    'cdn.example:0',
    'cdn.example:99999',
    'a b',
    '*',
    '*.',
    'a*.example',
  ])('is not %j', (text) => expect(readHostPattern(text)).toHaveProperty('problem'));

  it.each(['*.com', '.com', '*.127.0.0.1'])('is not every host there is: %s', (text) => {
    expect(readHostPattern(text)).toHaveProperty('problem');
  });

  it.each([
    ['cdn.example', 'https://cdn.example/a', true],
    ['cdn.example', 'http://cdn.example:8080/a', true],
    ['cdn.example', 'https://www.cdn.example/a', false],
    ['cdn.example', 'https://notcdn.example/a', false],
    ['*.shop.example', 'https://shop.example/', true],
    ['*.shop.example', 'https://a.b.shop.example./', true],
    ['*.shop.example', 'https://notshop.example/', false],
    ['*.shop.example', 'https://shop.example.evil.example/', false],
    ['cdn.example:443', 'https://cdn.example/', true],
    ['cdn.example:443', 'http://cdn.example/', false],
    ['cdn.example:8080', 'http://cdn.example:8081/', false],
  ])('D7 %s for %s: %s', (pattern, url, isMatch) => {
    expect(matches(pattern, url)).toBe(isMatch);
  });

  it('says more with a port, as a single host, and with more of its name', () => {
    const texts = ['a.shop.example:80', '*.a.shop.example', 'a.shop.example', '*.shop.example', '*.shop.example:80'];
    expect(texts.map(read).sort(compareHostPatterns).map(hostPatternText)).toEqual([
      '*.shop.example',
      '*.a.shop.example',
      'a.shop.example',
      '*.shop.example:80',
      'a.shop.example:80',
    ]);
  });
});
