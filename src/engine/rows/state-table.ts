import { type DownloadId, type DownloadState, type DownloadStateKind, isSettled } from '../../shared/download.ts';
import { rangesOf } from '../../shared/id-ranges.ts';
import { ByteWriter } from '../../shared/wire/byte-writer.ts';
import { beginChange, isPlain, type PackedChanges, type PlainKind } from '../../shared/wire/pack-changes.ts';
import { packedKinds, packState, plainStates } from '../../shared/wire/pack-state.ts';
import { TextNumbers } from '../../shared/wire/texts.ts';
import { createStateCounts, type StateCounts } from '../batch/totals.ts';
import { StateLog } from './state-log.ts';

type SavedState = Extract<DownloadState, { kind: 'done' }>;

const kindNumbers = new Map(packedKinds.map((kind, number) => [kind, number]));
const doneNumber = packedKinds.indexOf('done');

/**
 * Where each row stands. What it came to is kept as bytes, some eighty for a saved image in place of seven hundred for
 * the object, because a list may have a million of them and each collection of garbage looks at every object. Figures in
 * milliseconds lose what is behind their seventh digit.
 */
export class StateTable {
  readonly counts: StateCounts = createStateCounts();
  /** Places in `packedKinds`. */
  readonly #kinds: Uint8Array;
  /** Where in `#settled` a row's state stands; kept for those that are settled with more than their kind. */
  #placeOf: Uint32Array | null = null;
  readonly #settled = new StateLog();
  /** Those on their way, whose states hold more than their kind: as many as there are slots and retries. */
  readonly #moving = new Map<DownloadId, DownloadState>();
  #nextRank = 0;

  /** All are queued. */
  constructor(rows: number) {
    this.#kinds = new Uint8Array(rows);
    this.counts.add(plainStates.queued, rows);
  }

  static of(states: readonly DownloadState[]): StateTable {
    const table = new StateTable(states.length);
    for (const [id, state] of states.entries()) table.set(id, state);
    return table;
  }

  get length(): number {
    return this.#kinds.length;
  }

  /** Behind all places in the order of completion that have ever been given. */
  get nextRank(): number {
    return this.#nextRank;
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

  /** The saved images, each without its SHA-256. */
  *saved(): Generator<[DownloadId, SavedState]> {
    for (const id of this.idsIn('done')) {
      const state = this.#settled.at(this.#placeOf?.[id] ?? 0, true);
      if (state.kind === 'done') yield [id, state];
    }
  }

  /** @throws RangeError when there is no such row */
  set(id: DownloadId, state: DownloadState): void {
    const before = this.get(id);
    if (before === undefined) throw new RangeError(`no row ${id}`);
    this.counts.change(before, state);
    this.#kinds[id] = kindNumbers.get(state.kind) ?? 0;
    if (before.kind === 'active' || before.kind === 'retrying') this.#moving.delete(id);
    if ('rank' in state) this.#nextRank = Math.max(this.#nextRank, state.rank + 1);
    if (isPlain(state.kind)) return;
    if (!isSettled(state)) {
      this.#moving.set(id, state);
      return;
    }
    this.#placeOf ??= new Uint32Array(this.#kinds.length);
    this.#placeOf[id] = this.#settled.append(state);
  }

  /**
   * Sets many rows to a state that holds nothing but its kind.
   *
   * @throws RangeError when there is no such row
   */
  setAll(ids: readonly DownloadId[], kind: PlainKind): void {
    const to = kindNumbers.get(kind) ?? 0;
    const movedFrom = packedKinds.map(() => 0);
    for (const id of ids) {
      const from = this.#kinds[id];
      if (from === undefined) throw new RangeError(`no row ${id}`);
      if (from === doneNumber) {
        this.set(id, plainStates[kind]);
        continue;
      }
      this.#kinds[id] = to;
      movedFrom[from] = (movedFrom[from] ?? 0) + 1;
      if (this.#moving.size > 0) this.#moving.delete(id);
    }
    for (const [number, before] of packedKinds.entries()) this.counts.move(before, kind, movedFrom[number] ?? 0);
  }

  *idsIn(kind: DownloadStateKind): Generator<DownloadId> {
    const number = kindNumbers.get(kind) ?? 0;
    for (let id = this.#kinds.indexOf(number); id !== -1; id = this.#kinds.indexOf(number, id + 1)) yield id;
  }

  /** The first bits of a saved image's SHA-256, see `sha256Start`; null where it has none, or is not saved. */
  sha256Start(id: DownloadId): number | null {
    return this.kind(id) === 'done' ? this.#settled.sha256Start(this.#placeOf?.[id] ?? 0) : null;
  }

  /** All that are not queued, as they cross to a mirror. */
  packed(): PackedChanges {
    const out = new ByteWriter();
    const known = this.#settled.texts.all();
    const further = new TextNumbers(known.length);
    const moved: PackedChanges['moved'] = [];
    for (const kind of packedKinds) {
      if (kind === 'queued' || this.counts.byKind[kind] === 0) continue;
      if (isPlain(kind)) {
        moved.push({ kind, ranges: rangesOf(this.idsIn(kind)) });
        continue;
      }
      for (const id of this.idsIn(kind)) {
        beginChange(out, id);
        const moving = this.#moving.get(id);
        if (moving === undefined) out.bytes(this.#settled.packed(this.#placeOf?.[id] ?? 0));
        else packState(out, further, moving);
      }
    }
    return { moved, bytes: out.finish(), texts: [...known, ...further.texts] };
  }
}
