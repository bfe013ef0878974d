import type { DownloadChange } from '../../shared/batch.ts';
import type { Download, DownloadId, DownloadState, DownloadStateKind } from '../../shared/download.ts';
import { displayUrl, hostOf } from '../../shared/url-list/display-url.ts';
import type { ListRows } from '../../shared/url-list/list-rows.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { StateTable } from '../rows/state-table.ts';
import { createStateCounts, type StateCounts } from './totals.ts';

/** By id, from 0. */
export interface PlannedNames {
  at(id: DownloadId): string | undefined;
}

/** The rows of a batch: where each stands, what its file is called, and how many stand where. */
export class BatchRows {
  readonly counts: StateCounts = createStateCounts();
  readonly #rows: ListRows;
  readonly #planned: PlannedNames;
  /** Where it is not the planned one. */
  readonly #nameOf = new Map<DownloadId, string>();
  readonly #hosts: string[] = [];
  /** For each row the number of its host. */
  readonly #hostOf: Uint32Array;
  readonly #states: StateTable;
  readonly #renamed = new Set<DownloadId>();

  /** @param planned the name of each row */
  constructor(rows: ListRows, planned: PlannedNames) {
    this.#rows = rows;
    this.#planned = planned;
    this.#hostOf = new Uint32Array(rows.length);
    const numbers = new Map<string, number>();
    for (const [id, { url }] of rows.entries()) {
      const host = hostOf(url);
      const number = numbers.get(host) ?? this.#hosts.push(host) - 1;
      numbers.set(host, number);
      this.#hostOf[id] = number;
    }
    this.#states = new StateTable(rows.length);
    this.counts.add({ kind: 'queued' }, rows.length);
  }

  get length(): number {
    return this.#rows.length;
  }

  ids(): Iterable<DownloadId> {
    return this.#hostOf.keys();
  }

  idsIn(kind: DownloadStateKind): DownloadId[] {
    return [...this.#states.idsIn(kind)];
  }

  /** @throws RangeError when there is no such row, as all that follow */
  row(id: DownloadId): ListRow {
    return this.#rows.at(id) ?? missing(id);
  }

  host(id: DownloadId): string {
    return this.#hosts[this.#hostOf[id] ?? missing(id)] ?? missing(id);
  }

  name(id: DownloadId): string {
    return this.#nameOf.get(id) ?? this.#planned.at(id) ?? missing(id);
  }

  state(id: DownloadId): DownloadState {
    return this.#states.get(id) ?? missing(id);
  }

  /** Also for what is no row: undefined. */
  kind(id: DownloadId): DownloadStateKind | undefined {
    return this.#states.kind(id);
  }

  setState(id: DownloadId, state: DownloadState): void {
    this.counts.change(this.state(id), state);
    this.#states.set(id, state);
  }

  rename(id: DownloadId, name: string): void {
    if (name === this.name(id)) return;
    this.#nameOf.set(id, name);
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
    return Array.from(this.ids(), (id) => this.download(id));
  }

  statesAndHosts(): { state: DownloadState; host: string }[] {
    return Array.from(this.ids(), (id) => ({ state: this.state(id), host: this.host(id) }));
  }
}

function missing(id: DownloadId): never {
  throw new RangeError(`no download ${id} in this batch`);
}
