import { describe, expect, it } from 'vitest';
import { adviceFor, type FailureCode } from '../failure.ts';
import { inOrder, remedies, remediesFor, remediesLeft } from './remedy.ts';

const codes = Object.keys(adviceFor).filter((code): code is FailureCode => code in adviceFor);

describe('what there is against a failure', () => {
  it.each(codes)('%s has remedies, each once, or a reason why it has none', (code) => {
    const all = remediesFor[code];
    const reasons = ['certificate', 'login', 'address', 'time', 'computer', 'shoal'];
    const isReason = typeof all === 'string' && reasons.includes(all);
    const areRemedies = typeof all !== 'string' && all.length > 0 && inOrder(all).length === all.length;
    expect(isReason || areRemedies).toBe(true);
  });

  it('uses each remedy somewhere', () => {
    const used = codes.flatMap((code) => remediesFor[code]);
    for (const remedy of remedies) expect(used).toContain(remedy);
  });

  it('never is a way around a certificate, nor a login that nobody gave', () => {
    expect(remediesFor['tls-failed']).toBe('certificate');
    expect(remediesFor['http-unauthorized']).toBe('login');
  });
});

describe('what is left to try', () => {
  it('has https only where it is not asked so', () => {
    expect(remediesLeft('http-forbidden', 'http://a.example/1.jpg', [])).toContain('https');
    expect(remediesLeft('http-forbidden', 'https://a.example/1.jpg', [])).not.toContain('https');
  });

  it('is not what the host has already', () => {
    expect(remediesLeft('http-forbidden', 'https://a.example/', ['referer', 'any-size'])).toEqual([
      'user-agent',
      'fewer',
    ]);
  });

  it('is nothing where there is a reason for that', () => {
    expect(remediesLeft('disk-full', 'http://a.example/', [])).toEqual([]);
  });
});

it('remedies stand in one order, each once', () => {
  expect(inOrder(['any-size', 'referer', 'any-size'])).toEqual(['referer', 'any-size']);
});
