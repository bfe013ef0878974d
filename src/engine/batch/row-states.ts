import type { DownloadId, DownloadState } from '../../shared/download.ts';
import type { PlainKind } from '../../shared/wire/pack-changes.ts';
import { plainStates } from '../../shared/wire/pack-state.ts';
import type { BatchMirrors } from './batch-mirrors.ts';
import type { BatchRecord } from './batch-record.ts';
import type { BatchRows } from './batch-rows.ts';
import { createSamePictures, type SamePicture } from './same-pictures.ts';

/** Changes the states of a batch's downloads, and tells everyone who has to hear of it. */
export class RowStates {
  readonly #rows: BatchRows;
  readonly #mirrors: BatchMirrors;
  readonly #record: BatchRecord | undefined;
  readonly #samePictures = createSamePictures((id) => this.#sha256Of(id));
  /** Whether the pictures that an earlier process has saved are among the counted ones. */
  #isRestCounted = false;
  #ranks: number;

  /** Counts on behind the ranks that an earlier process has given. */
  constructor(rows: BatchRows, mirrors: BatchMirrors, record?: BatchRecord) {
    this.#rows = rows;
    this.#mirrors = mirrors;
    this.#record = record;
    this.#ranks = rows.nextRank;
  }

  set(id: DownloadId, state: DownloadState): void {
    if (state.kind === 'done') this.#countRest();
    this.#write(id, state);
    if (state.kind === 'done' && state.sha256 !== undefined) this.#flag(this.#samePictures.add(id, state.sha256));
    this.#mirrors.transition(id);
  }

  /** The same of many at once, into a state that holds nothing but its kind: in a hundredth of the time. */
  setAll(ids: readonly DownloadId[], kind: PlainKind): void {
    if (ids.length === 0) return;
    this.#rows.setStates(ids, kind);
    this.#record?.changedAll(ids, plainStates[kind]);
    this.#mirrors.transitions(ids);
  }

  /** Puts a download where it rests when the batch is taken up again. Nobody has to hear of it. */
  restore(id: DownloadId, state: DownloadState): void {
    this.#rows.setState(id, state);
  }

  /** What an earlier process has saved is counted only where another picture may be the same: of a list that is looked at none will. */
  #countRest(): void {
    if (this.#isRestCounted) return;
    this.#isRestCounted = true;
    for (const id of this.#rows.idsIn('done')) {
      const start = this.#rows.sha256Start(id);
      if (start !== null) this.#samePictures.addEarlier(id, start);
    }
  }

  #sha256Of(id: DownloadId): string | undefined {
    const state = this.#rows.state(id);
    return state.kind === 'done' ? state.sha256 : undefined;
  }

  /** The next place in the order of completion, from 0. */
  takeRank(): number {
    return this.#ranks++;
  }

  /** Says of all pictures that have their like how many of them there are: no more will come. */
  flagSamePictures(): void {
    this.#flag(this.#samePictures.rest());
  }

  /** Says of saved images that they are the same as others. Nothing has happened to them: no transition. */
  #flag(pictures: readonly SamePicture[]): void {
    for (const { id, others } of pictures) {
      const before = this.#rows.state(id);
      if (before.kind === 'done' && before.sameAsOthers !== others)
        this.#write(id, { ...before, sameAsOthers: others });
    }
  }

  #write(id: DownloadId, state: DownloadState): void {
    this.#rows.setState(id, state);
    this.#mirrors.changed(id);
    const isHere = state.kind === 'done' || state.kind === 'skipped';
    this.#record?.changed(id, state, isHere ? this.#rows.name(id) : null);
  }
}
