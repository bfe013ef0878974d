import { createHash, type Hash } from 'node:crypto';
import type { Request, Response } from 'got';
import type { PhaseTimings } from '../../shared/download.ts';
import type { Clock } from '../clock.ts';
import { DownloadError, type StopReason, TransferStopped } from '../download-error.ts';
import { errorCode } from '../error-code.ts';
import { toDiskError } from '../files/disk-error.ts';
import { hashFile, openPartFile, type PartFile, readFileHead } from '../files/part-file.ts';
import type { HttpClient } from './http-client.ts';
import { watchIdle } from './idle-watch.ts';
import { describeOther, headSize, type ImageType, imageTypeOf } from './image-type.ts';
import { toNetworkError } from './network-error.ts';
import { planResponse, type ResponsePlan, resumeHeaders, type ResumePoint } from './response-plan.ts';
import type { RateLimit } from './rate-limit.ts';
import { networkTimings } from './timings.ts';

export interface TransferRequest {
  /** With credentials, if the list has them. */
  url: string;
  /** Safe to show. */
  host: string;
  folder: string;
  partPath: string;
  /** What an earlier attempt left in the part file. */
  resume: ResumePoint | null;
  maxBytes: number;
  /** Shared with the other transfers. */
  rateLimit?: RateLimit | undefined;
  /** Whether the file's SHA-256 is wanted. */
  sha256?: boolean | undefined;
}

/** A complete part file, closed and checked, that waits for its name. */
export interface TransferResult {
  partPath: string;
  bytes: number;
  type: ImageType;
  /** Of the file's bytes, in hexadecimal digits, where it was asked for. */
  sha256?: string;
  /** All but `queue`, and `disk` up to the closed part file. */
  timings: PhaseTimings;
}

/** Error bodies up to this size are read to the end, because that keeps the connection. */
const drainLimit = 64 * 1024;
const drainMs = 1000;

/**
 * One attempt at one download: request, checks, bytes into the part file. A body is never held whole.
 * After it has failed or was stopped, `resume` says what can be gone on with; null means that nothing was kept.
 */
export class Transfer {
  /** Bytes of the file so far, those of an earlier attempt included. Read at any time. */
  receivedBytes = 0;
  totalBytes: number | null = null;
  resume: ResumePoint | null;

  readonly #request: TransferRequest;
  readonly #http: HttpClient;
  readonly #clock: Clock;
  #stream: Request | undefined;
  #stopped: TransferStopped | undefined;
  /** Rejects as soon as anything goes wrong, at whatever point the attempt stands. */
  #failed = Promise.withResolvers<never>();

  constructor(request: TransferRequest, http: HttpClient, clock: Clock) {
    this.#request = request;
    this.#http = http;
    this.#clock = clock;
    this.resume = request.resume;
    this.receivedBytes = request.resume?.bytes ?? 0;
    this.totalBytes = request.resume?.totalBytes ?? null;
    this.#failed.promise.catch(() => undefined);
  }

  /** Ends the attempt: `run` throws TransferStopped. */
  stop(reason: StopReason): void {
    if (this.#stopped !== undefined) return;
    this.#stopped = new TransferStopped(reason);
    this.#failed.reject(this.#stopped);
    this.#stream?.destroy();
  }

  /** @throws DownloadError, or TransferStopped */
  async run(): Promise<TransferResult> {
    const startedAt = this.#clock.now();
    const { response, plan } = await this.#open();
    this.totalBytes = plan.totalBytes;
    this.receivedBytes = plan.start;
    const part = await this.#openPart(plan);
    try {
      const hash = this.#request.sha256 === true && plan.start === 0 ? createHash('sha256') : null;
      const { head, endedAt } = await this.#receive(response, part, hash);
      await part.close().catch((error: unknown) => {
        throw toDiskError(error, this.#request.folder);
      });
      const type = this.#check(plan.start === 0 ? head : await this.#readHead(), part, response);
      const timings = networkTimings(response, this.#stream?.reusedSocket === true, startedAt, endedAt);
      timings.disk = this.#clock.now() - endedAt;
      this.resume = null;
      const result: TransferResult = { partPath: this.#request.partPath, bytes: part.length, type, timings };
      if (this.#request.sha256 === true) result.sha256 = hash?.digest('hex') ?? (await this.#hashPart());
      return result;
    } catch (error) {
      await this.#keepOrDiscard(part, plan, error);
      throw error;
    }
  }

  /** Asks until there is an answer whose body can be used: at most once more on a fresh connection, once more from zero. */
  async #open(): Promise<{ response: Response; plan: ResponsePlan }> {
    let fresh = false;
    for (;;) {
      let response: Response;
      try {
        response = await this.#ask(fresh);
      } catch (error) {
        // A kept-alive connection that the server closed meanwhile says nothing about the server (RFC 9112 §9.3.1).
        if (!fresh && this.#stream?.reusedSocket === true && isConnectionLoss(error) && this.#stopped === undefined) {
          fresh = true;
          this.#failed = Promise.withResolvers<never>();
          this.#failed.promise.catch(() => undefined);
          continue;
        }
        throw this.#stopped ?? toNetworkError(error, this.#request.host, false, this.#http.proxyName);
      }
      let plan: ResponsePlan | 'restart';
      try {
        plan = planResponse(response, this.resume, {
          host: this.#request.host,
          maxBytes: this.#request.maxBytes,
          wallNow: this.#clock.wallNow(),
        });
      } catch (error) {
        await this.#letGo(response);
        throw error;
      }
      if (plan !== 'restart') return { response, plan };
      await this.#letGo(response);
      this.resume = null;
    }
  }

  async #ask(fresh: boolean): Promise<Response> {
    if (this.#stopped !== undefined) throw this.#stopped;
    const stream = this.#http.get(this.#request.url, resumeHeaders(this.resume), fresh);
    this.#stream = stream;
    stream.on('error', (error) => this.#failed.reject(error)); // for its whole life: an error must never go unheard
    const answered = new Promise<Response>((resolve) => stream.once('response', resolve));
    return await Promise.race([answered, this.#failed.promise]);
  }

  /** Ends an answer whose body is of no use. */
  async #letGo(response: Response): Promise<void> {
    const stream = this.#stream;
    if (stream === undefined) return;
    const length = Number(response.headers['content-length'] ?? Number.NaN);
    if (length <= drainLimit && this.#stopped === undefined) {
      let cancelTimer: (() => void) | undefined;
      const tooLong = new Promise<void>((resolve) => (cancelTimer = this.#clock.schedule(drainMs, resolve)));
      const ended = new Promise<void>((resolve) => stream.once('end', resolve));
      stream.resume();
      await Promise.race([ended, tooLong, this.#failed.promise]).catch(() => undefined);
      cancelTimer?.();
    }
    stream.destroy();
  }

  async #openPart(plan: ResponsePlan): Promise<PartFile> {
    const { partPath, folder } = this.#request;
    try {
      if (plan.start === 0 && this.#request.resume !== null) {
        const stale = await openPartFile(partPath, this.#request.resume.bytes);
        await stale.discard();
      }
      const part = await openPartFile(partPath, plan.start);
      if (this.#stopped === undefined) return part;
      await this.#keepOrDiscard(part, plan, this.#stopped);
      throw this.#stopped;
    } catch (error) {
      this.#stream?.destroy();
      if (error instanceof TransferStopped) throw error;
      this.resume = null;
      throw toDiskError(error, folder);
    }
  }

  /** Takes the body in; resolves with its first bytes when its last one has arrived. */
  async #receive(
    response: Response,
    part: PartFile,
    hash: Hash | null,
  ): Promise<{ head: Uint8Array; endedAt: number }> {
    const stream = this.#stream;
    if (stream === undefined) throw new Error('receive before ask');
    const { folder, host, maxBytes, rateLimit } = this.#request;
    const headChunks: Uint8Array[] = [];
    let headLength = 0;
    // The head of a file that is gone on with was seen by the attempt that began it.
    let headWanted = part.length === 0;
    const fail = this.#failed.reject;
    const ended = Promise.withResolvers<number>();
    const { idleTimeoutMs } = this.#http;
    const idle = watchIdle(this.#clock, idleTimeoutMs, () =>
      fail(new DownloadError('idle-timeout', `${host} sent nothing for ${idleTimeoutMs / 1000} s.`)),
    );
    stream.on('data', (chunk: Uint8Array) => {
      idle.heard();
      hash?.update(chunk);
      this.receivedBytes += chunk.length;
      if (this.receivedBytes > maxBytes) {
        fail(new DownloadError('too-large', `The file on ${host} is larger than the limit.`));
        return;
      }
      if (headWanted) {
        headChunks.push(chunk);
        headLength += chunk.length;
        if (headLength >= headSize) {
          headWanted = false;
          const other = this.#otherThanImage(Buffer.concat(headChunks), response);
          if (other !== null) fail(other);
        }
      }
      const written = part.append(chunk);
      const waitMs = rateLimit?.take(chunk.length) ?? 0;
      if (written === undefined && waitMs === 0) return;
      stream.pause();
      idle.pause();
      const paced = waitMs === 0 ? undefined : this.#wait(waitMs);
      Promise.all([written, paced]).then(
        () => {
          idle.resume();
          stream.resume();
        },
        (error: unknown) => fail(toDiskError(error, folder)),
      );
    });
    stream.once('end', () => ended.resolve(this.#clock.now()));
    stream.once('close', () => fail(new DownloadError('incomplete', `${host} closed the connection before the end.`)));
    const endedAt = await Promise.race([ended.promise, this.#failed.promise])
      .catch((error: unknown) => {
        throw this.#stopped ?? (error instanceof TransferStopped ? error : toNetworkError(error, host, true));
      })
      .finally(() => idle.stop());
    return { head: Buffer.concat(headChunks), endedAt };
  }

  /** The first bytes of a file whose beginning an earlier attempt has received. */
  async #readHead(): Promise<Uint8Array> {
    const { partPath, folder } = this.#request;
    return await readFileHead(partPath, headSize).catch((error: unknown) => {
      throw toDiskError(error, folder);
    });
  }

  /** The hash of a file that is made of the bytes of several attempts. */
  async #hashPart(): Promise<string> {
    const { partPath, folder } = this.#request;
    return await hashFile(partPath).catch((error: unknown) => {
      throw toDiskError(error, folder);
    });
  }

  /** Resolves after `ms`, or when the attempt has ended: a timer must not outlive it. */
  async #wait(ms: number): Promise<void> {
    let cancel: (() => void) | undefined;
    const over = new Promise<void>((resolve) => (cancel = this.#clock.schedule(ms, resolve)));
    await Promise.race([over, this.#failed.promise.catch(() => undefined)]);
    cancel?.();
  }

  #otherThanImage(head: Uint8Array, response: Response): DownloadError | null {
    if (imageTypeOf(head) !== null) return null;
    const other = describeOther(head, response.headers['content-type']);
    return new DownloadError('not-an-image', `${this.#request.host} sent ${other} in place of an image.`);
  }

  /** What every file must be before it may have its name. */
  #check(head: Uint8Array, part: PartFile, response: Response): ImageType {
    const { host } = this.#request;
    if (part.length === 0) throw new DownloadError('empty', `${host} sent an empty answer.`);
    if (this.totalBytes !== null && part.length !== this.totalBytes) {
      throw new DownloadError('incomplete', `${host} sent ${part.length} of ${this.totalBytes} bytes.`);
    }
    this.totalBytes = part.length;
    const type = imageTypeOf(head);
    if (type === null) throw this.#otherThanImage(head, response) ?? new Error('unreachable');
    return type;
  }

  /** Keeps what was received when it can be gone on with: a broken line or a pause, and a strong validator. */
  async #keepOrDiscard(part: PartFile, plan: ResponsePlan, error: unknown): Promise<void> {
    this.#stream?.destroy();
    const resumable =
      (error instanceof TransferStopped && error.reason === 'pause') ||
      (error instanceof DownloadError && /^(incomplete|idle-timeout|connection-lost|too-slow)$/.test(error.code));
    if (resumable && plan.validator !== null && part.length > 0) {
      const kept = await part.close().then(
        () => true,
        () => false,
      );
      if (kept) {
        this.resume = { validator: plan.validator, bytes: part.length, totalBytes: plan.totalBytes };
        return;
      }
    }
    this.resume = null;
    this.receivedBytes = 0;
    await part.discard();
  }
}

function isConnectionLoss(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ECONNRESET' || code === 'EPIPE';
}
