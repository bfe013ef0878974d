import { rm } from 'node:fs/promises';
import type { PhaseTimings } from '../../shared/download.ts';
import type { Clock } from '../clock.ts';
import { DownloadError, type StopReason, TransferStopped } from '../download-error.ts';
import { toDiskError } from '../files/disk-error.ts';
import type { Disk } from '../files/disk.ts';
import { diskOf } from '../files/disks.ts';
import { assertRoom, worthAsking } from '../files/free-space.ts';
import { hashFile, holdsBytes, readFileHead } from '../files/file-content.ts';
import { openPartFile, type PartFile } from '../files/part-file.ts';
import { type Answer, askFor, type AskContext, letGo } from './request/answer.ts';
import { BodyReader, type Received } from './body/body-reader.ts';
import { Halt } from './halt.ts';
import type { Exchange } from '../inspect/exchange.ts';
import type { HttpClient } from './request/http-client.ts';
import { hasImageEnd } from './image/image-end/image-end.ts';
import { hasUsualEnd } from './image/image-end/image-tail.ts';
import { type PixelSize, readPixelSize } from './image/image-size.ts';
import { headSize, type ImageType, imageTypeOf } from './image/image-type.ts';
import { notAnImage } from './image/not-an-image.ts';
import type { RateLimit } from './body/rate-limit.ts';
import { planResponse, type ResponsePlan, resumeHeaders, type ResumePoint } from './answer/response-plan.ts';
import { PhaseClock } from './timings.ts';

/** A part file that can be gone on with. */
export interface KeptPart extends ResumePoint {
  path: string;
  /** Whether its bytes would survive a power cut. */
  isSynced: boolean;
}

export interface TransferRequest {
  /** With credentials, if the list has them. */
  url: string;
  folder: string;
  /** What an earlier attempt left; null when there is no part file. */
  kept: KeptPart | null;
  /**
   * A path in the folder for a new part file, another one each time: a record of what can be gone on with is then never
   * taken for that of a file which was begun later.
   */
  newPartPath: () => string;
  /** Called before a part file is begun that is large enough, and whose server says enough, to be gone on with later. */
  onBegun?: ((part: KeptPart) => void) | undefined;
  /** Called when the host has answered with something that may be the image. */
  onAnswered?: (() => void) | undefined;
  /** Told of each answer as it came, those of redirects included. */
  onExchange?: ((exchange: Exchange) => void) | undefined;
  /** Whether a part file that is kept is to survive a power cut. */
  syncsParts?: boolean | undefined;
  maxBytes: number;
  /** Shared with the other transfers. */
  rateLimit?: RateLimit | undefined;
  /** Whether the file's SHA-256 is wanted. */
  sha256?: boolean | undefined;
}

/** A complete part file, written and checked, that waits to be closed and to get its name. */
export interface TransferResult {
  part: PartFile;
  bytes: number;
  type: ImageType;
  /** Of the file's bytes, in hexadecimal digits, where it was asked for. */
  sha256?: string;
  /** Null where the file does not say. */
  size: PixelSize | null;
  /** Whether the image reaches its own end; one that does not is cut on the server already. */
  hasEnd: boolean;
  /** Where redirects led, without credentials; null where there were none. */
  finalUrl: string | null;
  /** The header that may name the file, as the server has sent it. */
  contentDisposition?: string;
  /** All but `queue`, and `disk` up to the written part file. */
  timings: PhaseTimings;
}

/** What a complete file was found to be. */
type Checked = Pick<TransferResult, 'type' | 'size' | 'hasEnd'>;

/** Smaller files are written in one piece, and quicker asked for again than gone on with. In bytes. */
const worthResuming = 1 << 20;

/** After these the bytes that came are as good as before: a later attempt goes on from them. */
const resumableAfter = /^(incomplete|idle-timeout|connection-lost|too-slow)$/;

/**
 * One attempt at one download: request, checks, bytes into the part file. A body is never held whole.
 * After it has failed or was stopped, `kept` says what can be gone on with; when it is null there is no part file.
 */
export class Transfer {
  /** Bytes of the file so far, those of an earlier attempt included. Read at any time. */
  receivedBytes: number;
  totalBytes: number | null;
  kept: KeptPart | null;
  readonly phases: PhaseClock;

  readonly #request: TransferRequest;
  readonly #disk: Disk;
  readonly #context: AskContext;

  constructor(request: TransferRequest, http: HttpClient, clock: Clock) {
    this.#request = request;
    this.#disk = diskOf(request.folder);
    this.phases = new PhaseClock(clock);
    this.#context = { http, clock, halt: new Halt(), phases: this.phases, onExchange: request.onExchange };
    this.kept = request.kept;
    this.receivedBytes = request.kept?.bytes ?? 0;
    this.totalBytes = request.kept?.totalBytes ?? null;
  }

  /** Ends the attempt: `run` throws TransferStopped, unless it has its result already. */
  stop(reason: StopReason): void {
    this.#context.halt.stop(reason);
  }

  /** @throws DownloadError, or TransferStopped */
  async run(): Promise<TransferResult> {
    this.#disk.files.startSoon();
    if (this.kept !== null) await this.#onDisk(this.#lookAtPart(this.kept));
    const { answer, plan } = await this.#open();
    this.phases.takeBody();
    this.#request.onAnswered?.();
    this.totalBytes = plan.totalBytes;
    this.receivedBytes = plan.start;
    const part = this.#openPart(plan);
    try {
      const received = await this.#receive(answer, plan, part);
      this.phases.enter('disk', received.endedAt);
      const hash = await this.#onDisk(part.end());
      const checked = await this.#check(answer, plan, received, part);
      const sha256 =
        this.#request.sha256 === true ? (hash ?? (await this.#onDisk(hashFile(part.path, this.#disk)))) : undefined;
      const { finalUrl } = answer;
      const result: TransferResult = { part, bytes: part.length, ...checked, finalUrl, timings: this.phases.timings() };
      if (sha256 !== undefined) result.sha256 = sha256;
      const disposition = answer.response.headers['content-disposition'];
      if (disposition !== undefined) result.contentDisposition = disposition;
      this.kept = null;
      return result;
    } catch (error) {
      answer.body.destroy();
      await this.#keepOrDiscard(part, plan, error);
      throw error;
    }
  }

  /** Somebody may have removed or cut the part file that is to be gone on with; then it is started over. */
  async #lookAtPart({ path, bytes }: KeptPart): Promise<void> {
    if (!(await holdsBytes(path, bytes, this.#disk))) await this.#startOver();
  }

  async #startOver(): Promise<void> {
    const { kept } = this;
    if (kept !== null) await this.#disk.look(async () => await rm(kept.path, { force: true }));
    this.kept = null;
  }

  /** Asks until there is an answer whose body can be used: at most once more, from zero. */
  async #open(): Promise<{ answer: Answer; plan: ResponsePlan }> {
    const { url, maxBytes } = this.#request;
    for (;;) {
      const answer = await askFor(url, resumeHeaders(this.kept), this.#context);
      const { response, host } = answer;
      let plan: ResponsePlan | 'restart';
      try {
        plan = planResponse(response, this.kept, { host, maxBytes, wallNow: this.#context.clock.wallNow() });
      } catch (error) {
        await letGo(answer, this.#context);
        throw error;
      }
      if (plan !== 'restart') return { answer, plan };
      await letGo(answer, this.#context);
      await this.#onDisk(this.#startOver());
    }
  }

  /** Does not wait for the file: bytes that have come may be lost with their connection until somebody reads them. */
  #openPart(plan: ResponsePlan): PartFile {
    const { folder, newPartPath, onBegun } = this.#request;
    const { totalBytes, validator } = plan;
    const path = this.kept !== null && plan.start > 0 ? this.kept.path : newPartPath();
    if (plan.start === 0 && validator !== null && (totalBytes === null || totalBytes > worthResuming)) {
      onBegun?.({ path, validator, totalBytes, bytes: 0, isSynced: false });
    }
    const left = totalBytes === null ? 0 : totalBytes - plan.start;
    const prepare = async (): Promise<void> => {
      if (plan.start === 0) await this.#startOver();
      await assertRoom(folder, left);
    };
    const isReady = this.kept === null && left < worthAsking;
    return openPartFile(path, plan.start, {
      prepare: isReady ? undefined : prepare,
      hashes: this.#request.sha256,
      size: totalBytes,
      clock: this.#context.clock,
      disk: this.#disk,
    });
  }

  async #receive(answer: Answer, plan: ResponsePlan, part: PartFile): Promise<Received> {
    const { folder, maxBytes, rateLimit } = this.#request;
    const reader = new BodyReader(
      answer,
      {
        codings: plan.codings,
        maxBytes: maxBytes - plan.start,
        folder,
        part,
        rateLimit,
        onBytes: (bytes) => {
          this.receivedBytes += bytes;
          this.phases.bytes += bytes;
        },
        onHead: (head) => void this.#typeOf(head, answer),
      },
      this.#context,
    );
    return await reader.run();
  }

  /** What every file must be before it may have its name. */
  async #check(
    answer: Answer,
    plan: ResponsePlan,
    { head, tail, hasExcess }: Received,
    part: PartFile,
  ): Promise<Checked> {
    const { host } = answer;
    if (part.length === 0) throw new DownloadError('empty', `${host} sent an empty answer.`);
    if (plan.totalBytes !== null && part.length !== plan.totalBytes) {
      throw new DownloadError('incomplete', `${host} sent ${part.length} of ${plan.totalBytes} bytes.`);
    }
    this.totalBytes = part.length;
    const begun = plan.start === 0 ? head : await this.#look(async () => await readFileHead(part.path, headSize));
    const type = this.#typeOf(begun, answer);
    // Where HTTP has counted the bytes they are all there: asking again would bring the same, and browsers show it too.
    // Where it has not, the last bytes alone do not tell: a cut may fall behind the small picture in a large one's head.
    const hasEnd =
      (plan.framed && hasUsualEnd(tail, type)) || (await this.#look(async () => await hasImageEnd(part.path, type)));
    if (!plan.framed && !hasEnd) {
      throw new DownloadError('incomplete', `${host} closed the connection before the end of the image.`);
    }
    if ((hasExcess || answer.hasExcess()) && !hasEnd) {
      throw new DownloadError('bad-response', `${host} sent more bytes than it announced.`);
    }
    const size = await this.#onDisk(readPixelSize(begun, part.path, part.length, this.#disk));
    return { type, size, hasEnd };
  }

  #typeOf(head: Uint8Array, { host, response }: Answer): ImageType {
    const type = imageTypeOf(head);
    if (type !== null) return type;
    throw notAnImage(head, response.headers['content-type'], host);
  }

  /** Keeps what was received when it can be gone on with: a broken line or a pause, and a strong validator. */
  async #keepOrDiscard(part: PartFile, plan: ResponsePlan, error: unknown): Promise<void> {
    const resumable =
      (error instanceof TransferStopped && error.reason === 'pause') ||
      (error instanceof DownloadError && resumableAfter.test(error.code));
    if (resumable && plan.validator !== null && part.length > 0) {
      const isSynced = this.#request.syncsParts === true;
      const isKept = await part.close(isSynced).then(
        () => true,
        () => false,
      );
      if (isKept) {
        const { validator, totalBytes } = plan;
        this.kept = { path: part.path, validator, bytes: part.length, totalBytes, isSynced };
        return;
      }
    }
    this.kept = null;
    this.receivedBytes = 0;
    await part.discard();
  }

  /** Looks into files; see `Disk.look`. */
  async #look<T>(work: () => Promise<T>): Promise<T> {
    return await this.#onDisk(this.#disk.look(work));
  }

  /** Waits for something done with files; their errors name the folder's trouble. */
  async #onDisk<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw error instanceof TransferStopped ? error : toDiskError(error, this.#request.folder);
    }
  }
}
