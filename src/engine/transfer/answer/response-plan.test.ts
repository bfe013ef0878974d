import type { IncomingHttpHeaders } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DownloadError } from '../../download-error.ts';
import { planResponse, type ResponsePlan, resumeHeaders, type ResumePoint, strongValidator } from './response-plan.ts';

const wallNow = Date.UTC(2030, 0, 1, 12);
const date = new Date(wallNow).toUTCString();
const longAgo = new Date(wallNow - 3_600_000).toUTCString();
const justNow = new Date(wallNow - 30_000).toUTCString();

const point = (changes: Partial<ResumePoint> = {}): ResumePoint => ({
  validator: '"v1"',
  bytes: 400,
  totalBytes: 1000,
  ...changes,
});

function plan(
  statusCode: number,
  headers: IncomingHttpHeaders,
  resume: ResumePoint | null = null,
  maxBytes = 1_000_000,
): ResponsePlan | 'restart' {
  return planResponse({ statusCode, headers }, resume, { host: 'images.example', maxBytes, wallNow });
}

/** The code and sentence that the answer fails with. */
function failureOf(...args: Parameters<typeof plan>): Pick<DownloadError, 'code' | 'message' | 'retryAfterMs'> {
  try {
    plan(...args);
  } catch (error) {
    if (error instanceof DownloadError) return error;
    throw error;
  }
  throw new Error('no failure');
}

describe('an answer to a request for the whole file', () => {
  it('is a file of the length that it says', () => {
    expect(plan(200, { 'content-length': '1000', etag: '"v1"', date })).toEqual({
      start: 0,
      totalBytes: 1000,
      validator: '"v1"',
      codings: [],
      framed: true,
    });
  });

  it('A4 has an unknown length when it is chunked or ends with the connection; only the latter is not framed', () => {
    expect(plan(200, { 'transfer-encoding': 'chunked' })).toMatchObject({ totalBytes: null, framed: true });
    expect(plan(200, {})).toMatchObject({ totalBytes: null, framed: false });
  });

  it('F1 has an unknown length and cannot be resumed when it is coded', () => {
    expect(plan(200, { 'content-length': '1000', 'content-encoding': 'gzip', etag: '"v1"', date })).toEqual({
      start: 0,
      totalBytes: null,
      validator: null,
      codings: ['gzip'],
      framed: true,
    });
  });

  it('F1 fails with a coding that nobody knows', () => {
    expect(failureOf(200, { 'content-encoding': 'x-shoal' }).code).toBe('bad-encoding');
  });

  it('F2 fails before its body when the declared length is above the cap', () => {
    expect(failureOf(200, { 'content-length': '1000001' }).code).toBe('too-large');
    expect(plan(200, { 'content-length': '1000000' })).toMatchObject({ totalBytes: 1_000_000 });
  });

  it('D5 fails when it is declared empty', () => {
    expect(failureOf(200, { 'content-length': '0' }).code).toBe('empty');
  });

  it('C5 fails when it is only a part', () => {
    expect(failureOf(206, { 'content-range': 'bytes 0-999/1000', 'content-length': '1000' }).code).toBe('bad-response');
  });

  it.each([
    [401, 'http-unauthorized'],
    [403, 'http-forbidden'],
    [404, 'http-not-found'],
    [410, 'http-not-found'],
    [400, 'http-other'],
    [416, 'http-other'],
    [418, 'http-other'],
    [204, 'empty'],
    [205, 'empty'],
    [304, 'empty'],
    [300, 'redirect-failed'],
    [302, 'redirect-failed'],
    [408, 'http-busy'],
    [425, 'http-busy'],
    [429, 'http-busy'],
    [503, 'http-busy'],
    [500, 'http-server-error'],
    [504, 'http-server-error'],
    [599, 'http-server-error'],
  ])('D1, D2, D4 with status %i is the failure %s, whose sentence names status and host', (status, code) => {
    const failure = failureOf(status, { 'content-length': '5' });
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(String(status));
    expect(failure.message).toContain('images.example');
  });

  it.each([429, 500, 502, 503, 504])(
    'D3 with status %i tells how long to wait, and its sentence names it',
    (status) => {
      const failure = failureOf(status, { 'retry-after': '90', date });
      expect(failure.retryAfterMs).toBe(90_000);
      expect(failure.message).toContain('1 min 30 s');
    },
  );

  it('D3 tells no wait when Retry-After is garbage', () => {
    const failure = failureOf(503, { 'retry-after': 'soon', date });
    expect(failure.retryAfterMs).toBeUndefined();
    expect(failure.message).toBe('images.example is busy (503).');
  });
});

describe('an answer to a request for the rest of a file', () => {
  const rest: IncomingHttpHeaders = { 'content-range': 'bytes 400-999/1000', 'content-length': '600', etag: '"v1"' };

  it('C2 is appended when it is exactly the rest of the same file', () => {
    expect(plan(206, rest, point())).toEqual({
      start: 400,
      totalBytes: 1000,
      validator: '"v1"',
      codings: [],
      framed: true,
    });
  });

  it('C2 is appended when the length of the whole was unknown before', () => {
    expect(plan(206, rest, point({ totalBytes: null }))).toMatchObject({ start: 400, totalBytes: 1000 });
  });

  it('C2 is appended when a length known from before makes up for one left open', () => {
    expect(plan(206, { ...rest, 'content-range': 'bytes 400-999/*' }, point())).toMatchObject({ totalBytes: 1000 });
  });

  it('C2 is appended for a date, which need not be repeated', () => {
    const { etag: _, ...dated } = rest;
    expect(plan(206, dated, point({ validator: longAgo }))).toMatchObject({ start: 400 });
    expect(plan(206, { ...dated, 'last-modified': longAgo }, point({ validator: longAgo }))).toMatchObject({
      start: 400,
    });
  });

  it.each<[string, IncomingHttpHeaders, Partial<ResumePoint>]>([
    ['it begins elsewhere', { 'content-range': 'bytes 401-999/1000' }, {}],
    ['it ends early', { 'content-range': 'bytes 400-998/1000' }, {}],
    ['the whole has another length', { 'content-range': 'bytes 400-1000/1001' }, {}],
    ['nobody knows the length of the whole', { 'content-range': 'bytes 400-999/*' }, { totalBytes: null }],
    ['the ETag is another', { etag: '"v2"' }, {}],
    ['the ETag has become weak', { etag: 'W/"v1"' }, {}],
    ['the ETag is gone', { etag: undefined }, {}],
    ['the date is another', { etag: undefined, 'last-modified': justNow }, { validator: longAgo }],
    ['it is coded', { 'content-encoding': 'gzip' }, {}],
    ['there is no Content-Range', { 'content-range': undefined }, {}],
    ['the Content-Range is no such thing', { 'content-range': 'bytes 400-/1000' }, {}],
    ['it has several parts', { 'content-range': undefined, 'content-type': 'multipart/byteranges; boundary=x' }, {}],
  ])('C2 starts over when %s', (_why, headers, resume) => {
    expect(plan(206, { ...rest, ...headers }, point(resume))).toBe('restart');
  });

  it('C3 starts at byte 0 when the server sends everything', () => {
    expect(plan(200, { 'content-length': '2000', etag: '"v2"' }, point())).toMatchObject({
      start: 0,
      totalBytes: 2000,
      validator: '"v2"',
    });
  });

  it('C3 starts over after 416', () => {
    expect(plan(416, {}, point())).toBe('restart');
  });

  it('C2 asks with Range and If-Range, and with neither when nothing is there', () => {
    expect(resumeHeaders(point())).toEqual({ range: 'bytes=400-', 'if-range': '"v1"' });
    expect(resumeHeaders(point({ bytes: 0 }))).toEqual({});
    expect(resumeHeaders(null)).toEqual({});
  });
});

describe('a validator', () => {
  it.each<[string, IncomingHttpHeaders, string | null]>([
    ['a strong ETag', { etag: '"a b"', date }, '"a b"'],
    ['an empty ETag', { etag: '""', date }, '""'],
    ['an old date', { 'last-modified': longAgo, date }, longAgo],
  ])('C2 is strong: %s', (_what, headers, validator) => {
    expect(strongValidator(headers)).toBe(validator);
  });

  it.each<[string, IncomingHttpHeaders]>([
    ['nothing', {}],
    ['a weak ETag', { etag: 'W/"v1"', date }],
    ['a weak ETag beside an old date', { etag: 'W/"v1"', 'last-modified': longAgo, date }],
    ['an ETag without quotes', { etag: 'v1', date }],
    ['a date of the last minute', { 'last-modified': justNow, date }],
    ['a date without the date of the answer', { 'last-modified': longAgo }],
    ['a date that is none', { 'last-modified': 'yesterday', date }],
  ])('C4 is not: %s', (_what, headers) => {
    expect(strongValidator(headers)).toBeNull();
  });
});

it('an answer, whatever it is, either fails with a DownloadError or is placed at a byte that was asked for', () => {
  const text = fc.option(
    fc.oneof(fc.string(), fc.nat().map(String), fc.constantFrom('bytes 400-999/1000', 'gzip', '"v1"', date)),
    { nil: undefined },
  );
  const headers = fc.record({
    'content-length': text,
    'content-range': text,
    'content-encoding': text,
    'retry-after': text,
    'last-modified': text,
    etag: text,
    date: text,
  });
  const status = fc.oneof(fc.constantFrom(200, 206, 416, 503), fc.integer({ min: 100, max: 999 }));
  const resume = fc.option(fc.record({ validator: fc.constant('"v1"'), bytes: fc.nat(500), totalBytes: fc.nat(2000) }));
  fc.assert(
    fc.property(status, headers, resume, (code, given, from) => {
      let outcome: ReturnType<typeof plan> | DownloadError;
      try {
        outcome = plan(code, given, from);
      } catch (error) {
        if (!(error instanceof DownloadError)) throw error;
        outcome = error;
      }
      const start = typeof outcome === 'object' && 'start' in outcome ? outcome.start : 0;
      expect([0, from?.bytes]).toContain(start);
    }),
  );
});
