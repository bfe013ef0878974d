import type { DownloadChange } from '../../shared/batch.ts';
import type { Download, DownloadId, DownloadState, DownloadStateKind } from '../../shared/download.ts';
import { displayUrl, hostOf } from '../../shared/url-list/display-url.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { createStateCounts, type StateCounts } from './totals.ts';

/** The rows of a batch: where each stands, what its file is called, and how many stand where. */
export class BatchRows {
  readonly counts: StateCounts = createStateCounts();
  readonly #rows: readonly ListRow[];
  readonly #nameOf: string[];
  readonly #hostOf: readonly string[];
  readonly #states: DownloadState[];
  readonly #renamed = new Set<DownloadId>();

  /** @param nameOf the planned name of each row */
  constructor(rows: readonly ListRow[], nameOf: string[]) {
    this.#rows = rows;
    this.#nameOf = nameOf;
    this.#hostOf = rows.map((row) => hostOf(row.url));
    const queued: DownloadState = { kind: 'queued' };
    this.#states = rows.map(() => queued);
    for (const state of this.#states) this.counts.add(state);
  }

  get length(): number {
    return this.#rows.length;
  }

  ids(): Iterable<DownloadId> {
    return this.#states.keys();
  }

  idsIn(kind: DownloadStateKind): DownloadId[] {
    return [...this.#states.keys()].filter((id) => this.#states[id]?.kind === kind);
  }

  /** @throws RangeError when there is no such row, as all that follow */
  row(id: DownloadId): ListRow {
    return this.#rows[id] ?? missing(id);
  }

  host(id: DownloadId): string {
    return this.#hostOf[id] ?? missing(id);
  }

  name(id: DownloadId): string {
    return this.#nameOf[id] ?? missing(id);
  }

  state(id: DownloadId): DownloadState {
    return this.#states[id] ?? missing(id);
  }

  /** Also for what is no row: undefined. */
  kind(id: DownloadId): DownloadStateKind | undefined {
    return this.#states[id]?.kind;
  }

  setState(id: DownloadId, state: DownloadState): void {
    this.counts.change(this.state(id), state);
    this.#states[id] = state;
  }

  rename(id: DownloadId, name: string): void {
    if (name === this.#nameOf[id]) return;
    this.#nameOf[id] = name;
    this.#renamed.add(id);
  }

  /** What a mirror has to hear of a row: its state, and its name if that has changed since this was last asked. */
  takeChange(id: DownloadId): DownloadChange {
    const change = { id, state: this.state(id) };
    return this.#renamed.delete(id) ? { ...change, name: this.name(id) } : change;
  }

  /** The row as the window and the terminal show it. */
  download(id: DownloadId): Download {
    const { line, url } = this.row(id);
    return { id, line, url: displayUrl(url), host: this.host(id), name: this.name(id), state: this.state(id) };
  }

  downloads(): Download[] {
    return this.#states.map((_state, id) => this.download(id));
  }

  statesAndHosts(): { state: DownloadState; host: string }[] {
    return this.#states.map((state, id) => ({ state, host: this.host(id) }));
  }
}

function missing(id: DownloadId): never {
  throw new RangeError(`no download ${id} in this batch`);
}
