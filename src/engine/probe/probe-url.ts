import { setTimeout as after } from 'node:timers/promises';
import type { ProbeState, ProbeWarning } from '../../shared/probe/probe.ts';
import { adviceFor } from '../../shared/failure.ts';
import type { Clock } from '../clock.ts';
import { DownloadError, TransferStopped } from '../download-error.ts';
import { type Answer, askFor } from '../transfer/request/answer.ts';
import type { Halt } from '../transfer/halt.ts';
import type { HttpClient } from '../transfer/request/http-client.ts';
import { headSize, imageTypeOf, mediaTypeOf } from '../transfer/image/image-type.ts';
import { PhaseClock } from '../transfer/timings.ts';

export interface ProbeContext {
  http: HttpClient;
  clock: Clock;
  halt: Halt;
  /** The largest file that is wanted. */
  maxBytes: number;
}

type Answered = Extract<ProbeState, { kind: 'answered' }>;

/** A body is looked at for so long; what has come by then has to do. */
const bodyMs = 3000;

/**
 * Asks for one URL what a download of it would find: HEAD, and where that says nothing certain (many servers refuse it,
 * signed URLs are signed for GET), a GET of the first bytes. Redirects, headers and private addresses are as in a transfer.
 *
 * @returns never `waiting` nor `asking`; what is wrong is part of it
 */
export async function probeUrl(url: string, context: ProbeContext): Promise<ProbeState> {
  const { clock } = context;
  const startedAt = clock.now();
  try {
    const head = await askHead(url, context).catch((error: unknown) => {
      // A server that cannot be reached is asked no second time; one that breaks off at HEAD may still know GET.
      if (!(error instanceof DownloadError) || !breaksOff.has(error.code)) throw error;
      return null;
    });
    if (head !== null) return head;
    return await askForBeginning(url, context);
  } catch (error) {
    if (error instanceof TransferStopped) return { kind: 'left-out' };
    const failure = error instanceof DownloadError ? error : new DownloadError('internal', 'The test request failed.');
    const { code, message, status } = failure;
    return {
      kind: 'failed',
      failure: { code, message, advice: adviceFor[code], ...(status === undefined ? {} : { status }) },
      ms: clock.now() - startedAt,
    };
  }
}

const breaksOff = new Set(['connection-lost', 'incomplete', 'bad-response']);

/** @returns null where the answer leaves open what a GET would bring */
async function askHead(url: string, context: ProbeContext): Promise<Answered | null> {
  const { http, clock, maxBytes } = context;
  const heading: HttpClient = {
    ...http,
    get: (to, options, send) => http.get(to, { ...options, method: 'HEAD' }, send),
  };
  const startedAt = clock.now();
  const { body, response } = await askFor(url, {}, { ...context, http: heading, phases: new PhaseClock(clock) });
  const ms = clock.now() - startedAt;
  body.destroy();
  const { statusCode: status, headers } = response;
  if (status === 429 || status === 503)
    return { kind: 'answered', status, mediaType: null, bytes: null, ms, warning: 'busy' };
  const mediaType = declaredType(headers['content-type']);
  const bytes = Number(headers['content-length'] ?? Number.NaN);
  const isCertain = status === 200 && mediaType?.startsWith('image/') === true && bytes > 0;
  if (!isCertain || headers['content-encoding'] !== undefined) return null;
  return { kind: 'answered', status, mediaType, bytes, ms, warning: bytes > maxBytes ? 'too-large' : null };
}

async function askForBeginning(url: string, context: ProbeContext): Promise<Answered> {
  const { clock, maxBytes } = context;
  const startedAt = clock.now();
  const answer = await askFor(url, { range: `bytes=0-${headSize - 1}` }, { ...context, phases: new PhaseClock(clock) });
  const ms = clock.now() - startedAt;
  const { statusCode: status, headers } = answer.response;
  const declared = declaredType(headers['content-type']);
  const isImageBody = status === 200 || status === 206;
  const bytes = isImageBody ? sizeOf(status, headers) : null;
  const answered = (mediaType: string | null, warning: ProbeWarning | null): Answered => {
    return { kind: 'answered', status, mediaType, bytes, ms, warning };
  };
  if (!isImageBody) {
    answer.body.destroy();
    return answered(declared, warningFor(status));
  }
  // What comes packed is told by its header alone.
  const isCoded = !/^(?:identity)?$/i.test(headers['content-encoding'] ?? '');
  const head = isCoded ? null : await beginningOf(answer, context);
  answer.body.destroy();
  if (bytes === 0 || head?.length === 0) return answered(declared, 'empty');
  const type = head === null ? null : imageTypeOf(head);
  if (type !== null) return answered(mediaTypeOf[type], bytes !== null && bytes > maxBytes ? 'too-large' : null);
  if (isCoded && declared?.startsWith('image/') === true) return answered(declared, null);
  const isPage = declared === 'text/html' || looksLikePage(head);
  return answered(isPage ? 'text/html' : declared, isPage ? 'page' : 'not-an-image');
}

/** The first bytes of a body, as many as come in time. */
async function beginningOf({ body, broken }: Answer, { halt }: ProbeContext): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  const read = async (): Promise<void> => {
    for await (const chunk of body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= headSize) return;
    }
  };
  const reading = read();
  reading.catch(() => undefined); // it is ended from outside
  const bounded = new AbortController();
  try {
    await Promise.race([reading, broken.promise, halt.promise, after(bodyMs, undefined, { signal: bounded.signal })]);
  } catch (error) {
    if (error instanceof TransferStopped || length === 0) throw error;
  } finally {
    bounded.abort();
  }
  return Buffer.concat(chunks).subarray(0, headSize);
}

function sizeOf(status: number, headers: Answer['response']['headers']): number | null {
  const total = status === 206 ? /\/(\d{1,15})$/.exec(headers['content-range'] ?? '')?.[1] : headers['content-length'];
  return total === undefined || headers['content-encoding'] !== undefined ? null : Number(total);
}

function warningFor(status: number): ProbeWarning {
  if (status === 403) return 'forbidden';
  if (status === 401 || status === 407) return 'login';
  if (status === 404 || status === 410) return 'missing';
  if (status === 408 || status === 425 || status === 429 || status === 503) return 'busy';
  return status >= 500 ? 'server-error' : 'refused';
}

const declaredType = (header: string | undefined): string | null => {
  const type = header?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]{1,40}\/[\w.+-]{1,60}$/.test(type) ? type : null;
};

const looksLikePage = (head: Uint8Array | null): boolean =>
  head !== null &&
  /^\s*<(?:!doctype html|html|head|body|script|title)[\s>]/i.test(Buffer.from(head).toString('latin1', 0, 512));
