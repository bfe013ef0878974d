import { describe, expect, it } from 'vitest';
import type { PausedHost } from './batch.ts';
import { adviceFor, type FailureCode } from './failure.ts';
import { hostOutlook, hostTrouble } from './paused-host-words.ts';

const paused = (code: FailureCode, status?: number): PausedHost => ({
  host: 'cdn.example',
  pausedUntil: 100_000,
  reason: { code, message: '', advice: adviceFor[code], ...(status !== undefined && { status }) },
});

describe('a paused host', () => {
  it.each([
    ['http-busy', 429, 'busy (429)'],
    ['http-busy', 503, 'busy (503)'],
    ['connect-refused', undefined, 'refusing connections'],
    ['dns-timeout', undefined, 'not found'],
    ['first-byte-timeout', undefined, 'not answering'],
  ] as const)('for %s %s is said to be %s', (code, status, words) => {
    expect(hostTrouble(paused(code, status))).toBe(words);
  });

  it('counts down to the second in which it is tried again', () => {
    const host = paused('http-busy', 429);
    expect(hostOutlook(host, 76_000)).toBe('goes on in 0:24');
    expect(hostOutlook(host, 99_999)).toBe('goes on in 0:01');
    expect(hostOutlook(host, 100_000)).toBe('trying again');
  });
});
