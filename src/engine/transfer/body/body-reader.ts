import type { Readable } from 'node:stream';
import { formatBytes } from '../../../shared/format.ts';
import { DownloadError, TransferStopped } from '../../download-error.ts';
import { toDiskError } from '../../files/disk-error.ts';
import type { PartFile } from '../../files/part-file.ts';
import type { Answer, AskContext } from '../request/answer.ts';
import { BodyTap } from './body-tap.ts';
import { type Coding, createDecoder, type Decoder } from '../answer/content-coding.ts';
import { type IdleWatch, watchIdle } from './idle-watch.ts';
import { ImageTail } from '../image/image-end/image-tail.ts';
import { headSize } from '../image/image-type.ts';
import { toNetworkError } from '../network/network-error.ts';
import { type PaceWatch, watchPace } from './pace-watch.ts';
import type { RateLimit } from './rate-limit.ts';

export interface BodyOptions {
  codings: readonly Coding[];
  /** The largest file that is wanted; also bounds what comes over the line. */
  maxBytes: number;
  folder: string;
  part: PartFile;
  rateLimit: RateLimit | undefined;
  /** Called with the length of each piece of the file. */
  onBytes: (bytes: number) => void;
  /** Called once with the first `headSize` bytes of the file, if it has so many; what it throws ends the transfer. */
  onHead: (head: Uint8Array) => void;
}

/** What came of a body. */
export interface Received {
  head: Uint8Array;
  tail: Uint8Array;
  endedAt: number;
  /** Whether more came than was announced, as far as that was seen here. */
  hasExcess: boolean;
}

/** How long it takes at most until a bound that is lifted is felt. */
const longestRestMs = 500;

/** From so many bytes that are still to come a new connection for the next download costs less than Node's parser. */
const worthTapping = 8 * 1024 * 1024;

/** No image shrinks to a hundredth; below this size it is not worth asking. */
const unpackedFreely = 64 * 1024 * 1024;
const mostUnpacked = 100;

/**
 * Takes one body into its part file, undoing its codings on the way: line, decoder, file, each of which may be the
 * slowest and then holds back what comes before it.
 */
export class BodyReader {
  readonly #answer: Answer;
  readonly #options: BodyOptions;
  readonly #context: AskContext;
  readonly #idle: IdleWatch;
  readonly #pace: PaceWatch;
  /** Fulfilled with when the last byte came, or rejected. */
  readonly #over = Promise.withResolvers<number>();
  #decoder: Decoder | undefined;
  /** While the line is held back: until then. */
  #line: Promise<void> | null = null;
  #received = 0;
  #unpacked = 0;
  readonly #tail = new ImageTail();
  #headChunks: Uint8Array[] = [];
  #headLength = 0;
  #headSeen: boolean;
  #tap: BodyTap | null = null;
  #hasExcess = false;

  constructor(answer: Answer, options: BodyOptions, context: AskContext) {
    const { clock, http } = context;
    const { host } = answer;
    this.#answer = answer;
    this.#options = options;
    this.#context = context;
    this.#headSeen = options.part.length > 0; // by the attempt that began the file
    this.#over.promise.catch(() => undefined);
    this.#idle = watchIdle(clock, http.idleTimeoutMs, () =>
      this.#fail('idle-timeout', `${host} sent nothing for ${http.idleTimeoutMs / 1000} s.`),
    );
    this.#pace = watchPace(clock, http.slowest, () =>
      this.#fail('too-slow', `${host} sends fewer than ${http.slowest.bytesPerSecond} bytes per second.`),
    );
  }

  /**
   * @returns the file's first bytes (none if its part file was not empty), its last ones, and when the last one arrived
   * @throws DownloadError, or TransferStopped; the answer's body is destroyed then
   */
  async run(): Promise<Received> {
    const { body, broken, host } = this.#answer;
    const { part, folder } = this.#options;
    part.opened.catch((error: unknown) => this.#over.reject(toDiskError(error, folder)));
    body.on('data', (chunk: Uint8Array) => {
      this.#onLine(chunk);
      if (this.#headSeen && this.#line === null) this.#mayTap();
    });
    body.on('end', () => this.#onLineEnd());
    const { halt } = this.#context;
    const { promise, reject } = this.#over;
    halt.hear(reject);
    broken.hear(reject);
    try {
      const endedAt = await promise;
      if (this.#tap !== null) await this.#leaveTap(this.#tap);
      const hasExcess = this.#hasExcess;
      return { head: this.#head(), tail: this.#tail.bytes, endedAt, hasExcess };
    } catch (error) {
      body.destroy();
      throw error instanceof TransferStopped ? error : toNetworkError(error, host, true);
    } finally {
      halt.forget(reject);
      this.#idle.stop();
      this.#pace.stop();
      this.#decoder?.destroy();
      this.#tap?.end(false);
    }
  }

  /** Goes past Node's parser for what is still to come of a large body that comes as it is. */
  #mayTap(): void {
    const { body, response } = this.#answer;
    const { 'content-length': length, 'transfer-encoding': coding } = response.headers;
    const left = Number(length ?? 0) - this.#received;
    if (coding !== undefined || this.#options.codings.length > 0 || !(left >= worthTapping)) return;
    const tap = new BodyTap(
      left,
      (bytes) => this.#onLine(bytes),
      (hasExcess) => {
        this.#hasExcess = hasExcess;
        this.#onLineEnd();
      },
    );
    if (tap.begin(body)) this.#tap = tap;
  }

  /** What is in the tap's memory is written before somebody else gets it. */
  async #leaveTap(tap: BodyTap): Promise<void> {
    const { part, folder } = this.#options;
    this.#answer.body.destroy();
    await part.flush().catch((error: unknown) => {
      throw toDiskError(error, folder);
    });
    tap.end(true);
    this.#tap = null;
  }

  #onLineEnd(): void {
    if (this.#line === null) this.#endLine();
    else void this.#line.then(() => this.#endLine()); // it may come with the last piece, although that holds it back
  }

  /** Nothing more comes, and what came need not be waited for. */
  #endLine(): void {
    if (this.#decoder === undefined) this.#over.resolve(this.#context.clock.now());
    else this.#decoder.input.end();
  }

  /** A piece as it came over the line. */
  #onLine(chunk: Uint8Array): void {
    this.#idle.heard();
    this.#pace.heard(chunk.length);
    this.#received += chunk.length;
    if (this.#received > this.#options.maxBytes) return this.#failTooLarge();
    const isPlain = this.#options.codings.length === 0;
    const taken = isPlain ? this.#take(chunk) : this.#unpack(chunk);
    const waitMs = this.#options.rateLimit?.take(chunk.length) ?? 0;
    if (taken === undefined && waitMs === 0) return;
    if (taken !== undefined) this.#tap?.swap();
    this.#idle.pause();
    this.#pace.pause();
    const { body } = this.#answer;
    this.#line = this.#hold(
      this.#tap === null ? body : body.socket,
      Promise.all([taken, waitMs === 0 ? undefined : this.#rest(waitMs)]),
      () => {
        this.#line = null;
        this.#idle.resume();
        this.#pace.resume();
      },
    );
  }

  /** @returns a promise when the decoder has enough for now */
  #unpack(chunk: Uint8Array): Promise<void> | undefined {
    this.#decoder ??= this.#openDecoder(chunk[0] ?? 0);
    const { input } = this.#decoder;
    return input.write(chunk) ? undefined : new Promise((resolve) => input.once('drain', resolve));
  }

  #openDecoder(firstByte: number): Decoder {
    const { host } = this.#answer;
    const decoder = createDecoder(this.#options.codings, firstByte, (cause) => {
      const message = `${host} sent compressed data that cannot be unpacked.`;
      this.#over.reject(new DownloadError('bad-encoding', message, { cause }));
    });
    decoder.output.on('data', (chunk: Uint8Array) => {
      this.#unpacked += chunk.length;
      if (this.#unpacked > this.#options.maxBytes) return this.#failTooLarge();
      if (this.#unpacked > unpackedFreely && this.#unpacked > this.#received * mostUnpacked) {
        return this.#fail(
          'too-large',
          `${host} sent ${formatBytes(this.#received)} that unpack to more than ${formatBytes(this.#unpacked)}.`,
        );
      }
      const taken = this.#take(chunk);
      if (taken !== undefined) void this.#hold(decoder.output, taken);
      return undefined;
    });
    decoder.output.once('end', () => this.#over.resolve(this.#context.clock.now()));
    return decoder;
  }

  /** A piece of the file. */
  #take(chunk: Uint8Array): Promise<void> | undefined {
    const { part, onBytes } = this.#options;
    onBytes(chunk.length);
    this.#tail.add(chunk);
    if (!this.#headSeen) this.#gatherHead(chunk);
    return part.append(chunk);
  }

  #gatherHead(chunk: Uint8Array): void {
    this.#headChunks.push(chunk);
    this.#headLength += chunk.length;
    if (this.#headLength < headSize) return;
    this.#headSeen = true;
    try {
      this.#options.onHead(this.#head());
    } catch (error) {
      this.#over.reject(error);
    }
  }

  /** Mostly the first piece has all of it, which need not be copied then. */
  #head(): Uint8Array {
    const [first] = this.#headChunks;
    return first !== undefined && this.#headChunks.length === 1 ? first : Buffer.concat(this.#headChunks);
  }

  /** Takes nothing from the source until the promise is fulfilled. */
  async #hold(source: Readable, until: Promise<unknown>, then?: () => void): Promise<void> {
    source.pause();
    try {
      await until;
      then?.();
      source.resume();
    } catch (error) {
      this.#over.reject(toDiskError(error, this.#options.folder));
    }
  }

  /** Waits for the bound, in short pieces where that takes long: somebody may lift it meanwhile. */
  async #rest(ms: number): Promise<void> {
    for (let left = ms; left > 0;) {
      await this.#sleep(Math.min(left, longestRestMs));
      const owed = left > longestRestMs ? (this.#options.rateLimit?.take(0) ?? 0) : 0;
      left = Math.min(left - longestRestMs, owed);
    }
  }

  /** Resolves after `ms`, or when the body has ended in whatever way: a timer must not outlive it. */
  async #sleep(ms: number): Promise<void> {
    const { clock } = this.#context;
    let cancel: (() => void) | undefined;
    const over = new Promise<void>((resolve) => (cancel = clock.schedule(ms, resolve)));
    await Promise.race([over, this.#over.promise]).catch(() => undefined);
    cancel?.();
  }

  #failTooLarge(): void {
    this.#fail('too-large', `The file on ${this.#answer.host} is larger than the limit.`);
  }

  #fail(code: 'idle-timeout' | 'too-slow' | 'too-large', message: string): void {
    this.#over.reject(new DownloadError(code, message));
  }
}
