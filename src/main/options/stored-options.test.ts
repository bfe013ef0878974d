import { describe, expect, it } from 'vitest';
import { defaultHttpOptions } from '../../engine/transfer/request/http-client.ts';
import { readStoredOptions } from './stored-options.ts';

const defaults = {
  http: { timeoutMs: defaultHttpOptions.timeoutMs, headers: {}, proxy: 'system' },
  secrets: null,
  retry: { retries: 3 },
  maxBytes: Number.MAX_SAFE_INTEGER,
  onConflict: 'rename',
};

describe('the stored options of a batch', () => {
  it('are read as they were written', () => {
    const options = {
      http: {
        timeoutMs: 5000,
        userAgent: 'Fish/1',
        headers: { referer: 'https://example.com/' },
        refersToSelf: true,
        cookieFile: '/home/me/cookies.txt',
        caFile: '/home/me/ca.pem',
        proxy: null,
      },
      secrets: {
        headers: { 'x-key': 'a' },
        hosts: [
          { host: '*.shop.example', headers: { cookie: 'a=b' }, refersToSelf: true, bytesPerSecond: 500, atOnce: null },
        ],
        proxy: 'http://me:word@proxy.example:3128/',
      },
      retry: { retries: 7 },
      maxBytes: 1e6,
      onConflict: 'skip',
      nameTemplate: '{host}/{name}',
      date: '2026-11-22',
      bytesPerSecond: 500,
      bytesPerSecondPerHost: 100,
      remedies: [{ host: 'cdn.example:8080', remedies: ['referer', 'fewer'] }],
    };
    expect(readStoredOptions(JSON.parse(JSON.stringify(options)))).toEqual(options);
  });

  it.each([
    [null],
    ['text'],
    [[]],
    [{}],
    [{ http: 7, secrets: 5, retry: 'x', maxBytes: -1, onConflict: 'burn', date: 5, remedies: 7 }],
  ])('are the defaults where they cannot be read: %j', (stored) => {
    expect(readStoredOptions(stored)).toEqual(defaults);
  });
});
