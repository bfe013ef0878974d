/**
 * Something that may end a wait from outside, once. Lighter than an AbortSignal; and unlike a promise that is raced against
 * others, it lets go of whoever does not wait any more.
 */
export class Interruption {
  #reason: { error: unknown } | null = null;
  readonly #listeners = new Set<(error: unknown) => void>();
  #promise: Promise<never> | null = null;

  /** The first one counts. */
  come(error: unknown): void {
    if (this.#reason !== null) return;
    this.#reason = { error };
    for (const listener of this.#listeners) listener(error);
    this.#listeners.clear();
  }

  /** @throws what has come */
  check(): void {
    if (this.#reason !== null) throw this.#reason.error;
  }

  /** @param listener called when it comes, or at once if it has come; to be taken off by `forget` */
  hear(listener: (error: unknown) => void): void {
    if (this.#reason === null) this.#listeners.add(listener);
    else listener(this.#reason.error);
  }

  forget(listener: (error: unknown) => void): void {
    this.#listeners.delete(listener);
  }

  /** Rejects with what comes; for what is done seldom. */
  get promise(): Promise<never> {
    if (this.#promise === null) {
      const { promise, reject } = Promise.withResolvers<never>();
      promise.catch(() => undefined);
      this.hear(reject);
      this.#promise = promise;
    }
    return this.#promise;
  }
}
