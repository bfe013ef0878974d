import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceFor, type FailureCode } from '../../shared/failure.ts';
import { DownloadError } from '../download-error.ts';
import { decideRetry, defaultRetryOptions } from './retry-policy.ts';

const isCode = (value: string): value is FailureCode => Object.hasOwn(adviceFor, value);
const codes = Object.keys(adviceFor).filter(isCode);
const given = (code: FailureCode, options: { status?: number; retryAfterMs?: number } = {}): DownloadError =>
  new DownloadError(code, 'images.example did something.', options);
const decide = (error: DownloadError, attempt = 1, random = 0.5) =>
  decideRetry(error, attempt, defaultRetryOptions, random);

describe.each(codes)('the failure %s', (code) => {
  it('has a decision', () => {
    expect(['retry', 'give-up', 'stall']).toContain(decide(given(code, { status: 503 })).kind);
  });

  it('has an advice, which is a sentence', () => {
    expect(adviceFor[code]).toMatch(/^[A-Z].{10,}\.$/);
    expect(given(code).toFailure()).toMatchObject({ code, advice: adviceFor[code] });
  });

  it('is not tried again for ever', () => {
    expect(decide(given(code, { status: 503 }), 4).kind).not.toBe('retry');
  });
});

describe('the decision', () => {
  it.each<[FailureCode, string]>([
    ['connection-lost', 'retry'],
    ['incomplete', 'retry'],
    ['idle-timeout', 'retry'],
    ['too-slow', 'retry'],
    ['dns-timeout', 'retry'],
    ['http-busy', 'retry'],
    ['tls-failed', 'give-up'],
    ['http-not-found', 'give-up'],
    ['not-an-image', 'give-up'],
    ['too-large', 'give-up'],
    ['internal', 'give-up'],
    ['disk-full', 'stall'],
    ['folder-missing', 'stall'],
    ['folder-read-only', 'stall'],
    ['subfolder-unusable', 'give-up'],
  ])('about %s is to %s', (code, kind) => {
    expect(decide(given(code)).kind).toBe(kind);
  });

  it.each([500, 502, 503, 504])('D2 about %i is to try again', (status) => {
    expect(decide(given('http-server-error', { status })).kind).toBe('retry');
  });

  it.each([501, 505, 511])('about %i is to give up: it will not pass', (status) => {
    expect(decide(given('http-server-error', { status })).kind).toBe('give-up');
  });

  it('A2 doubles the bound of the wait with each attempt, up to a cap, and takes any moment below it', () => {
    const options = { ...defaultRetryOptions, retries: 20, backoffBaseMs: 1000, backoffCapMs: 30_000 };
    const waits = Array.from({ length: 8 }, (_, n) => decideRetry(given('connection-lost'), n + 1, options, 1));
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000].map(wait));
    expect(decideRetry(given('connection-lost'), 3, options, 0)).toEqual(wait(0));
    expect(decideRetry(given('connection-lost'), 3, options, 0.25)).toEqual(wait(1000));
  });

  it('D3 waits as long as the server asks, up to the cap, and gives up beyond it', () => {
    expect(decide(given('http-busy', { retryAfterMs: 7000 }))).toEqual(wait(7000));
    expect(decide(given('http-busy', { retryAfterMs: 60_000 }))).toEqual(wait(60_000));
    expect(decide(given('http-busy', { retryAfterMs: 60_001 }))).toEqual({ kind: 'give-up' });
  });

  it('does not come back at once because a server says so', () => {
    expect(decide(given('http-busy', { retryAfterMs: 0 }))).toEqual(wait(500));
  });

  it('0.3 never waits longer than its caps', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.integer({ min: 1, max: 1000 }),
        fc.option(fc.nat(), { nil: undefined }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (code, attempt, retryAfterMs, random) => {
          const error = given(code, retryAfterMs === undefined ? {} : { retryAfterMs });
          const decision = decideRetry(error, attempt, { ...defaultRetryOptions, retries: 1000 }, random);
          const delayMs = decision.kind === 'retry' ? decision.delayMs : 0;
          expect(delayMs).toBeGreaterThanOrEqual(0);
          expect(delayMs).toBeLessThanOrEqual(60_000);
        },
      ),
    );
  });
});

function wait(delayMs: number): { kind: 'retry'; delayMs: number } {
  return { kind: 'retry', delayMs };
}
