import type { DownloadId, DownloadState } from '../../shared/download.ts';
import type { BatchMirrors } from './batch-mirrors.ts';
import type { BatchRecord } from './batch-record.ts';
import type { BatchRows } from './batch-rows.ts';
import { createSamePictures, type SamePicture } from './same-pictures.ts';

/** Changes the states of a batch's downloads, and tells everyone who has to hear of it. */
export class RowStates {
  readonly #rows: BatchRows;
  readonly #mirrors: BatchMirrors;
  readonly #record: BatchRecord | undefined;
  readonly #samePictures = createSamePictures();
  readonly #uncounted: DownloadId[] = [];
  #ranks = 0;

  constructor(rows: BatchRows, mirrors: BatchMirrors, record?: BatchRecord) {
    this.#rows = rows;
    this.#mirrors = mirrors;
    this.#record = record;
  }

  set(id: DownloadId, state: DownloadState): void {
    this.#write(id, state);
    if (state.kind === 'done' && state.sha256 !== undefined) {
      this.#countRestored();
      this.#flag(this.#samePictures.add(id, state.sha256));
    }
    this.#mirrors.transition(id);
  }

  /** Puts a download where an earlier process has left it. That is on record, and nobody has to hear of it. */
  restore(id: DownloadId, state: DownloadState): void {
    this.#rows.setState(id, state);
    if (state.kind === 'done' && state.sha256 !== undefined) this.#uncounted.push(id);
  }

  /** What was restored is counted only where another picture may be the same: of a list that is looked at none will. */
  #countRestored(): void {
    for (const id of this.#uncounted.splice(0)) {
      const state = this.#rows.state(id);
      if (state.kind === 'done' && state.sha256 !== undefined) this.#samePictures.add(id, state.sha256);
    }
  }

  /** The next place in the order of completion, from 0. */
  takeRank(): number {
    return this.#ranks++;
  }

  /** Counts on behind the ranks that an earlier process has given. */
  rankBehind(states: readonly DownloadState[]): void {
    for (const state of states) if ('rank' in state) this.#ranks = Math.max(this.#ranks, state.rank + 1);
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
    this.#record?.changed(id, state, this.#rows.name(id));
  }
}
