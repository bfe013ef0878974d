import { CallThread } from './call-thread.ts';
import { type HashCall, workOnHashes } from './hash-thread-work.ts';

const program = `(${workOnHashes.toString()})({
  crypto: require('node:crypto'),
  port: require('node:worker_threads').parentPort,
});`;

/** A thread that takes the SHA-256 of large files, beside the one that writes them. Nothing here ever rejects. */
export class HashThread {
  readonly #thread = new CallThread<HashCall>({ name: 'hashes', program });
  /** Files that have been begun and have not come to their end. */
  readonly #begun = new Set<number>();
  #number = 0;

  /** Starts the thread when what is at hand is done, so that the first piece does not have to wait for it. */
  startSoon(): void {
    this.#thread.startSoon();
  }

  /**
   * Takes in a file's next bytes, the first ones when the file was not known before.
   *
   * @param pieces in shared memory, in which they stay as they are until this settles
   * @param isEnd whether these are the last ones
   * @returns at the end the SHA-256 in hexadecimal digits; null where the thread was lost meanwhile
   */
  async add(file: number, pieces: readonly Uint8Array[], isEnd: boolean): Promise<string | null> {
    const isBegin = !this.#begun.has(file);
    if (isEnd) this.#begun.delete(file);
    else this.#begun.add(file);
    const answer = await this.#thread.ask(['add', this.#number++, file, pieces, isBegin, isEnd]).catch(() => null);
    return typeof answer === 'string' ? answer : null;
  }

  /** Lets go of a file that comes to no end, where it has been begun. */
  forget(file: number): void {
    if (this.#begun.delete(file)) this.#thread.ask(['forget', this.#number++, file]).catch(() => undefined);
  }

  /** Ends the thread where it has nothing to do, until it is next needed. */
  rest(): void {
    if (this.#begun.size === 0) this.#thread.rest();
  }

  /** Ends the thread. */
  async end(): Promise<void> {
    await this.#thread.end();
  }
}
