import { describe, expect, it } from 'vitest';
import type { FailureCode } from './failure.ts';
import { en } from './language/en.ts';
import { hostOutlook, hostTrouble } from './paused-host-words.ts';

const trouble = (code: FailureCode, status?: number) => ({ code, ...(status !== undefined && { status }) });

describe('a paused host', () => {
  it.each([
    ['http-busy', 429, 'busy (429)'],
    ['http-busy', 503, 'busy (503)'],
    ['connect-refused', undefined, 'refusing connections'],
    ['dns-timeout', undefined, 'not found'],
    ['first-byte-timeout', undefined, 'not answering'],
  ] as const)('for %s %s is said to be %s', (code, status, words) => {
    expect(hostTrouble(trouble(code, status), en.hosts)).toBe(words);
  });

  it('counts down to the second in which it is tried again', () => {
    const host = { pausedUntil: 100_000 };
    expect(hostOutlook(host, 76_000, en.hosts)).toBe('goes on in 0:24');
    expect(hostOutlook(host, 99_999, en.hosts)).toBe('goes on in 0:01');
    expect(hostOutlook(host, 100_000, en.hosts)).toBe('trying again');
  });
});
