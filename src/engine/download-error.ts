import { adviceFor, type Failure, type FailureCode } from '../shared/failure.ts';

/** Why a download (or one attempt of it) did not work. The message is for a person and holds no credentials. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  readonly code: FailureCode;
  /** HTTP status, where the server answered. */
  readonly status: number | undefined;
  /** How long the server asked to wait, in ms. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: FailureCode,
    message: string,
    options: { cause?: unknown; status?: number; retryAfterMs?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
  }

  toFailure(): Failure {
    const failure: Failure = { code: this.code, message: this.message, advice: adviceFor[this.code] };
    if (this.status !== undefined) failure.status = this.status;
    return failure;
  }
}

/** Why a transfer was stopped from outside. Not a failure. */
export type StopReason = 'pause' | 'cancel' | 'close';

/** What a stopped transfer throws. */
export class TransferStopped extends Error {
  override readonly name = 'TransferStopped';
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(`stopped: ${reason}`);
    this.reason = reason;
  }
}
