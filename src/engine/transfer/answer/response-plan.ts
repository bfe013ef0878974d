import type { IncomingHttpHeaders } from 'node:http';
import { formatBytes, formatDuration } from '../../../shared/format.ts';
import { DownloadError } from '../../download-error.ts';
import { type Coding, contentCodings } from './content-coding.ts';
import { parseHttpDate } from './http-date.ts';
import { retryAfterMs } from './retry-after.ts';

/** What is known of a file that was begun, so that it can be gone on with. */
export interface ResumePoint {
  /** Strong ETag or Last-Modified of the answer that the bytes came from. */
  validator: string;
  bytes: number;
  totalBytes: number | null;
}

/** What to do with the body that an answer announces. */
export interface ResponsePlan {
  /** Where the body's first byte belongs in the file: 0 for a whole answer. */
  start: number;
  /** Length of the whole file; null while the server has not said. */
  totalBytes: number | null;
  /** For going on later; null when the server gave nothing strong. */
  validator: string | null;
  /** Content codings to undo. */
  codings: readonly Coding[];
  /** Whether HTTP itself tells where the body ends; if not, only the image can. */
  framed: boolean;
}

/** The part of an answer that the decision needs. */
export interface ResponseHead {
  statusCode: number;
  headers: IncomingHttpHeaders;
}

export interface PlanContext {
  /** For the sentences. */
  host: string;
  /** The largest file that is wanted. */
  maxBytes: number;
  /** Milliseconds since the epoch. */
  wallNow: number;
}

/** Headers that ask for the rest of a file. If-Range makes the server send all of it when it has changed (RFC 9110 §13.1.5). */
export function resumeHeaders(resume: ResumePoint | null): Record<string, string> {
  if (resume === null || resume.bytes === 0) return {};
  return { range: `bytes=${resume.bytes}-`, 'if-range': resume.validator };
}

/**
 * Decides what an answer means for a download.
 *
 * @param resume what was asked for: null for the whole file
 * @returns where the body belongs; `'restart'` when the same must be asked again without a range
 * @throws DownloadError for everything that is not an image's body
 */
export function planResponse(
  { statusCode, headers }: ResponseHead,
  resume: ResumePoint | null,
  context: PlanContext,
): ResponsePlan | 'restart' {
  const { host, maxBytes } = context;
  if (statusCode === 416 && resume !== null) return 'restart';
  if (statusCode === 206) return planPartial(headers, resume, host);
  if (statusCode !== 200) throw statusError(statusCode, headers, context);
  const length = contentLength(headers);
  if (length === 0) throw new DownloadError('empty', `${host} sent an empty answer.`);
  if (length !== null && length > maxBytes) {
    throw new DownloadError('too-large', `The file on ${host} has ${formatBytes(length)}, more than the limit.`);
  }
  const codings = contentCodings(headers['content-encoding']);
  if (codings === null) throw new DownloadError('bad-encoding', `${host} sent a coding that Shoal does not know.`);
  const coded = codings.length > 0;
  return {
    start: 0,
    // A coded body has another length than its file, and its bytes cannot be gone on with.
    totalBytes: coded ? null : length,
    validator: coded ? null : strongValidator(headers),
    codings,
    framed: length !== null || headers['transfer-encoding'] !== undefined,
  };
}

/** 206 counts only when it is exactly what was asked for, of exactly the same file (RFC 9110 §14.4, §15.3.7). */
function planPartial(headers: IncomingHttpHeaders, resume: ResumePoint | null, host: string): ResponsePlan | 'restart' {
  if (resume === null) throw new DownloadError('bad-response', `${host} sent only a part of the image, unasked.`);
  const range = /^bytes (\d+)-(\d+)\/(\d+|\*)$/i.exec(headers['content-range'] ?? '');
  if (range === null) return 'restart';
  const [, first, last, complete] = range;
  const end = Number(last) + 1;
  // The server may leave the length of the whole open ("*"); then only a length known from before tells where it ends.
  const totalBytes = complete === '*' ? resume.totalBytes : Number(complete);
  const length = contentLength(headers);
  const fits =
    Number(first) === resume.bytes &&
    totalBytes !== null &&
    end === totalBytes &&
    (length === null || length === end - resume.bytes) &&
    (resume.totalBytes === null || totalBytes === resume.totalBytes) &&
    isSameVersion(headers, resume.validator) &&
    contentCodings(headers['content-encoding'])?.length === 0;
  if (!fits) return 'restart';
  return { start: resume.bytes, totalBytes, validator: resume.validator, codings: [], framed: true };
}

/** A 206 repeats the ETag of the 200 it belongs to; it may leave Last-Modified out (RFC 9110 §15.3.7). */
function isSameVersion(headers: IncomingHttpHeaders, validator: string): boolean {
  if (validator.startsWith('"')) return headers.etag === validator;
  return headers['last-modified'] === undefined || headers['last-modified'] === validator;
}

/** A strong ETag; or else a date, when it is old enough to be strong (RFC 9110 §8.8.2.2). Null: never resume. */
export function strongValidator(headers: IncomingHttpHeaders): string | null {
  const { etag } = headers;
  if (etag !== undefined) return /^"[^"]*"$/.test(etag) ? etag : null;
  const modified = headers['last-modified'];
  const modifiedAt = parseHttpDate(modified ?? '');
  const sentAt = parseHttpDate(headers.date ?? '');
  if (modified === undefined || modifiedAt === null || sentAt === null) return null;
  return sentAt - modifiedAt >= 60_000 ? modified : null;
}

function contentLength(headers: IncomingHttpHeaders): number | null {
  const value = headers['content-length'];
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : null;
}

function statusError(status: number, headers: IncomingHttpHeaders, { host, wallNow }: PlanContext): DownloadError {
  const options = { status };
  switch (status) {
    case 407:
      return new DownloadError('http-unauthorized', `The proxy in front of ${host} asks for a login (407).`, options);
    case 401:
      return new DownloadError('http-unauthorized', `${host} asks for a login (${status}).`, options);
    case 403:
    case 451:
      return new DownloadError('http-forbidden', `${host} refuses access (${status}).`, options);
    case 404:
    case 410:
      return new DownloadError('http-not-found', `${host} has no such image (${status}).`, options);
    case 204:
    case 205:
    case 304:
      return new DownloadError('empty', `${host} answered without an image (${status}).`, options);
    case 408:
    case 425:
    case 429:
    case 503:
      return waitingError('http-busy', `${host} is busy (${status})`, status, headers, wallNow);
    default:
      if (status >= 500) {
        const happened = `${host} has a problem of its own (${status})`;
        return waitingError('http-server-error', happened, status, headers, wallNow);
      }
      if (status >= 300 && status < 400) {
        return new DownloadError('redirect-failed', `${host} redirects without saying where (${status}).`, options);
      }
      return new DownloadError('http-other', `${host} answered ${status}.`, options);
  }
}

/** An error after which the server may say when to come again. */
function waitingError(
  code: 'http-busy' | 'http-server-error',
  happened: string,
  status: number,
  headers: IncomingHttpHeaders,
  wallNow: number,
): DownloadError {
  const wait = retryAfterMs(headers['retry-after'], headers.date, wallNow);
  if (wait === null) return new DownloadError(code, `${happened}.`, { status });
  const message = wait === 0 ? `${happened}.` : `${happened} and asks to wait ${formatDuration(wait)}.`;
  return new DownloadError(code, message, { status, retryAfterMs: wait });
}
