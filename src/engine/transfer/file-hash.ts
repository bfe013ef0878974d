import { createHash, type Hash, hash } from 'node:crypto';

/** The SHA-256 of a file that comes in pieces. Most images come in one, for which nothing is set up. */
export class FileHash {
  #only: Uint8Array = new Uint8Array();
  #hash: Hash | null = null;

  /** @param piece stays as it is, if it is the first one */
  add(piece: Uint8Array): void {
    if (this.#hash !== null) this.#hash.update(piece);
    else if (this.#only.length === 0) this.#only = piece;
    else this.#hash = createHash('sha256').update(this.#only).update(piece);
  }

  /** In hexadecimal digits. To be called once, after the last piece. */
  digest(): string {
    return this.#hash?.digest('hex') ?? hash('sha256', this.#only, 'hex');
  }
}
