import type { IncomingHttpHeaders } from 'node:http';
import { DownloadError } from '../download-error.ts';
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
}

/** The part of an answer that the decision needs. */
export interface ResponseHead {
  statusCode: number;
  headers: IncomingHttpHeaders;
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
 * @param host for the sentence
 * @param maxBytes the largest file that is wanted
 * @returns where the body belongs; `'restart'` when the same must be asked again without a range
 * @throws DownloadError for everything that is not an image's body
 */
export function planResponse(
  { statusCode, headers }: ResponseHead,
  resume: ResumePoint | null,
  host: string,
  maxBytes: number,
): ResponsePlan | 'restart' {
  if (statusCode === 416 && resume !== null) return 'restart';
  if (statusCode === 206) return planPartial(headers, resume, host);
  if (statusCode !== 200) throw statusError(statusCode, headers, host);
  const totalBytes = contentLength(headers);
  if (totalBytes === 0) throw new DownloadError('empty', `${host} sent an empty answer.`);
  if (totalBytes !== null && totalBytes > maxBytes) {
    throw new DownloadError('too-large', `The file on ${host} is larger than the limit (${totalBytes} bytes).`);
  }
  const coded = headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity';
  if (coded && !/^(x-gzip|gzip|deflate|br|zstd)$/i.test(headers['content-encoding'] ?? '')) {
    throw new DownloadError('bad-encoding', `${host} sent a coding that Shoal does not know.`);
  }
  // A coded body has another length than its file, and its bytes cannot be gone on with.
  return { start: 0, totalBytes: coded ? null : totalBytes, validator: coded ? null : strongValidator(headers) };
}

/** 206 counts only when it is exactly what was asked for (RFC 9110 §14.4, §15.3.7). */
function planPartial(headers: IncomingHttpHeaders, resume: ResumePoint | null, host: string): ResponsePlan | 'restart' {
  if (resume === null) throw new DownloadError('bad-response', `${host} sent only a part of the image, unasked.`);
  const range = /^bytes (\d+)-(\d+)\/(\d+|\*)$/i.exec(headers['content-range'] ?? '');
  const validator = strongValidator(headers);
  const total = range?.[3] === undefined || range[3] === '*' ? null : Number(range[3]);
  const fits =
    range !== null &&
    Number(range[1]) === resume.bytes &&
    (total === null || Number(range[2]) === total - 1) &&
    (resume.totalBytes === null || total === null || total === resume.totalBytes) &&
    (validator === null || validator === resume.validator) &&
    headers['content-encoding'] === undefined;
  if (!fits) return 'restart';
  return { start: resume.bytes, totalBytes: total ?? resume.totalBytes, validator: resume.validator };
}

/** A strong ETag; or else a date, when it is old enough to be strong (RFC 9110 §8.8.2.2). Null: never resume. */
export function strongValidator(headers: IncomingHttpHeaders): string | null {
  const { etag, date } = headers;
  if (etag !== undefined) return /^"[^"]*"$/.test(etag) ? etag : null;
  const modified = headers['last-modified'];
  if (modified === undefined || date === undefined) return null;
  return Date.parse(date) - Date.parse(modified) >= 60_000 ? modified : null;
}

function contentLength(headers: IncomingHttpHeaders): number | null {
  const value = headers['content-length'];
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : null;
}

function statusError(status: number, headers: IncomingHttpHeaders, host: string): DownloadError {
  const options = { status };
  switch (status) {
    case 401:
    case 407:
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
    case 503: {
      const wait = retryAfterMs(headers['retry-after'], headers.date);
      return new DownloadError('http-busy', `${host} is busy (${status}).`, {
        status,
        ...(wait !== null && { retryAfterMs: wait }),
      });
    }
    default:
      if (status >= 500) {
        return new DownloadError('http-server-error', `${host} has a problem of its own (${status}).`, options);
      }
      if (status >= 300 && status < 400) {
        return new DownloadError('redirect-failed', `${host} redirects without saying where (${status}).`, options);
      }
      return new DownloadError('http-other', `${host} answered ${status}.`, options);
  }
}
