import type { DownloadState } from '../../shared/download.ts';
import { ByteReader } from '../../shared/wire/byte-reader.ts';
import { ByteWriter } from '../../shared/wire/byte-writer.ts';
import { packedSha256Start, packState, unpackState } from '../../shared/wire/pack-state.ts';
import { StateTexts } from './state-texts.ts';

/** States per piece of memory. */
const statesPerPiece = 1024;

/** A piece is about as long as the one before it. */
const roomier = 1.05;

interface Piece {
  bytes: Uint8Array;
  starts: Uint32Array;
}

/** States one behind the other. One that is replaced stays: few rows come to an end more than once. */
export class StateLog {
  /** What is counted in the bytes. */
  readonly texts = new StateTexts();
  readonly #pieces: Piece[] = [];
  #writer = new ByteWriter();
  #starts = new Uint32Array(statesPerPiece);
  #count = 0;

  /** @returns its number, from 0 */
  append(state: DownloadState): number {
    const within = this.#count % statesPerPiece;
    if (within === 0 && this.#count > 0) {
      const bytes = this.#writer.finish();
      this.#pieces.push({ bytes, starts: this.#starts });
      // What is made and thrown away in growing leaves holes between the pieces that stay.
      this.#writer = new ByteWriter(Math.ceil(bytes.length * roomier));
      this.#starts = new Uint32Array(statesPerPiece);
    }
    this.#starts[within] = this.#writer.length;
    packState(this.#writer, this.texts, state);
    return this.#count++;
  }

  /** @param leavesHash see `unpackState` */
  at(number: number, leavesHash = false): DownloadState {
    const { bytes, starts } = this.#pieceOf(number);
    return unpackState(new ByteReader(bytes.subarray(starts[number % statesPerPiece])), this.texts, leavesHash);
  }

  /** See `packedSha256Start`. */
  sha256Start(number: number): number | null {
    const { bytes, starts } = this.#pieceOf(number);
    return packedSha256Start(bytes, starts[number % statesPerPiece] ?? 0);
  }

  /** A state as it was packed. */
  packed(number: number): Uint8Array {
    const { bytes, starts } = this.#pieceOf(number);
    const next = (number + 1) % statesPerPiece;
    const end = next === 0 || number + 1 === this.#count ? bytes.length : starts[next];
    return bytes.subarray(starts[number % statesPerPiece], end);
  }

  #pieceOf(number: number): Piece {
    return this.#pieces[Math.floor(number / statesPerPiece)] ?? { bytes: this.#writer.written(), starts: this.#starts };
  }
}
