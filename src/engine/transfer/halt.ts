import { type StopReason, TransferStopped } from '../download-error.ts';

/** Where a transfer hears that it is to stop. Lighter than an AbortSignal, and its reason is typed. */
export class Halt {
  /** Rejects with TransferStopped at the first `stop`. */
  readonly stopped: Promise<never>;
  readonly #reject: (reason: TransferStopped) => void;
  #reason: TransferStopped | null = null;

  constructor() {
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => undefined);
    this.stopped = promise;
    this.#reject = reject;
  }

  stop(reason: StopReason): void {
    this.#reason ??= new TransferStopped(reason);
    this.#reject(this.#reason);
  }

  /** @throws TransferStopped */
  check(): void {
    if (this.#reason !== null) throw this.#reason;
  }
}
