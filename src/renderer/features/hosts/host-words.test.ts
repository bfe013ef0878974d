import { expect, test } from 'vitest';
import type { HostHealth } from '../../../shared/host-health.ts';
import { formatFor } from '../../../shared/format.ts';
import { de } from '../../../shared/language/de.ts';
import { en } from '../../../shared/language/en.ts';
import { failureWords, inOrderOfTrouble, reasonWords, stateWords } from './host-words.ts';

const well: HostHealth = {
  host: 'cdn.example',
  active: 3,
  limit: 24,
  saved: 12,
  firstByteMs: { median: 100, p95: 180 },
  bytesPerSecond: 1_000_000,
  failures: [],
  circuit: 'closed',
  reasons: [],
};

test('a host is said to answer, to rest, to be paused with a countdown, or to be given up', () => {
  expect(stateWords(well, 0, en.hosts)).toEqual({ tone: 'good', words: 'Answering' });
  expect(stateWords({ ...well, active: 0 }, 0, en.hosts)).toEqual({ tone: 'quiet', words: 'Idle' });
  expect(stateWords({ ...well, circuit: 'open', pausedUntil: 25_500 }, 1000, en.hosts).words).toBe('Paused, 0:25');
  expect(stateWords({ ...well, circuit: 'open', pausedUntil: 500 }, 1000, en.hosts).words).toBe('Paused');
  expect(stateWords({ ...well, circuit: 'given-up' }, 0, en.hosts)).toEqual({ tone: 'bad', words: 'Given up' });
});

test('failures are counted by what they are', () => {
  const failures = [
    { code: 'http-busy', count: 1200 },
    { code: 'connection-lost', count: 1 },
  ] as const;
  const format = formatFor('en');
  expect(failureWords({ ...well, failures }, en.failures, format)).toBe(
    '1,200 × Too many requests, 1 × Connection lost',
  );
  expect(failureWords(well, en.failures, format)).toBe('');
});

test('reasons do not repeat the host beside which they stand', () => {
  const reasons = [
    { kind: 'trial', host: 'cdn.example', from: 16, to: 24, gainPercent: 3, isKept: false },
    { kind: 'change', host: 'cdn.example', times: 2, isSlower: true },
  ] as const;
  expect(reasonWords({ ...well, reasons }, en.limits)).toEqual([
    '16 to 24: +3 %, not kept',
    'downloads are 2.0 times as slow as before: looking again',
  ]);
  expect(reasonWords({ ...well, reasons }, de.limits)[0]).toBe('16 auf 24: +3 %, nicht behalten');
});

test('hosts in trouble come first, the others stay in their order', () => {
  const hosts: HostHealth[] = [
    { ...well, host: 'a' },
    { ...well, host: 'b', failures: [{ code: 'http-not-found', count: 1 }] },
    { ...well, host: 'c', circuit: 'probing' },
    { ...well, host: 'd' },
  ];
  expect(inOrderOfTrouble(hosts).map(({ host }) => host)).toEqual(['c', 'b', 'a', 'd']);
});
