import { type DownloadId, type DownloadState, type DownloadStateKind, isSettled } from '../../shared/download.ts';
import { ByteReader } from '../../shared/wire/byte-reader.ts';
import { ByteWriter } from '../../shared/wire/byte-writer.ts';
import { packedKinds, packState, plainStates, unpackState } from '../../shared/wire/pack-state.ts';
import { isPlain } from '../../shared/wire/pack-changes.ts';
import { TextNumbers } from '../../shared/wire/texts.ts';

const kindNumbers = new Map(packedKinds.map((kind, number) => [kind, number]));

/**
 * Where each row stands. What it came to is kept as bytes, about a hundred for a saved image in place of seven hundred for
 * the object, because a list may have a million of them and each collection of garbage looks at every object. Figures in
 * milliseconds lose what is behind their seventh digit.
 */
export class StateTable {
  /** Places in `packedKinds`. */
  readonly #kinds: Uint8Array;
  /** Where in `#settled` a row's state stands; kept for those that are settled with more than their kind. */
  #placeOf: Uint32Array | null = null;
  readonly #settled = new StateLog();
  /** Those on their way, whose states hold more than their kind: as many as there are slots and retries. */
  readonly #moving = new Map<DownloadId, DownloadState>();

  /** All are queued. */
  constructor(rows: number) {
    this.#kinds = new Uint8Array(rows);
  }

  get length(): number {
    return this.#kinds.length;
  }

  /** Undefined where there is no such row. */
  kind(id: DownloadId): DownloadStateKind | undefined {
    const kind = this.#kinds[id];
    return kind === undefined ? undefined : packedKinds[kind];
  }

  /** Undefined where there is no such row. */
  get(id: DownloadId): DownloadState | undefined {
    const kind = this.kind(id);
    if (kind === undefined) return undefined;
    if (isPlain(kind)) return plainStates[kind];
    return this.#moving.get(id) ?? this.#settled.at(this.#placeOf?.[id] ?? 0);
  }

  set(id: DownloadId, state: DownloadState): void {
    this.#kinds[id] = kindNumbers.get(state.kind) ?? 0;
    this.#moving.delete(id);
    if (isPlain(state.kind)) return;
    if (!isSettled(state)) {
      this.#moving.set(id, state);
      return;
    }
    this.#placeOf ??= new Uint32Array(this.#kinds.length);
    this.#placeOf[id] = this.#settled.append(state);
  }

  *idsIn(kind: DownloadStateKind): Generator<DownloadId> {
    const number = kindNumbers.get(kind) ?? 0;
    for (let id = this.#kinds.indexOf(number); id !== -1; id = this.#kinds.indexOf(number, id + 1)) yield id;
  }
}

/** States per piece of memory. */
const statesPerPiece = 1024;

/** States one behind the other. One that is replaced stays: few rows come to an end more than once. */
class StateLog {
  readonly #pieces: { bytes: Uint8Array; starts: Uint32Array }[] = [];
  readonly #texts = new TextNumbers();
  #writer = new ByteWriter();
  #starts = new Uint32Array(statesPerPiece);
  #count = 0;

  /** @returns its number, from 0 */
  append(state: DownloadState): number {
    const within = this.#count % statesPerPiece;
    if (within === 0 && this.#count > 0) {
      this.#pieces.push({ bytes: this.#writer.finish(), starts: this.#starts });
      this.#writer = new ByteWriter();
      this.#starts = new Uint32Array(statesPerPiece);
    }
    this.#starts[within] = this.#writer.length;
    packState(this.#writer, this.#texts, state);
    return this.#count++;
  }

  at(number: number): DownloadState {
    const { bytes, starts } = this.#pieces[Math.floor(number / statesPerPiece)] ?? {
      bytes: this.#writer.written(),
      starts: this.#starts,
    };
    return unpackState(new ByteReader(bytes.subarray(starts[number % statesPerPiece])), this.#texts.texts);
  }
}
