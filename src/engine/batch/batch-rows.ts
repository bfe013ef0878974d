import type { DownloadChange } from '../../shared/batch.ts';
import type { PlainKind } from '../../shared/wire/pack-changes.ts';
import { packAddresses } from '../../shared/wire/pack-addresses.ts';
import { packNumbers } from '../../shared/wire/pack-numbers.ts';
import { packLines, type PackedRows } from '../../shared/wire/pack-snapshot.ts';
import type { Download, DownloadId, DownloadState, DownloadStateKind } from '../../shared/download.ts';
import { displayUrl, hostOf } from '../../shared/url-list/display-url.ts';
import type { ListRows } from '../../shared/url-list/list-rows.ts';
import { isNormalisedUrl } from '../../shared/url-list/read-url.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { RowTable } from '../rows/row-table.ts';
import { StateTable } from '../rows/state-table.ts';
import type { StateCounts } from './totals.ts';

/** By id, from 0. */
export interface PlannedNames {
  at(id: DownloadId): string | undefined;
  /** All of them with line feeds between. */
  joined(): string;
}

/** A saved image and where it came from. */
export interface SavedRow {
  host: string;
  state: Extract<DownloadState, { kind: 'done' }>;
}

/** The rows of a batch: where each stands, what its file is called, and how many stand where. */
export class BatchRows {
  readonly #rows: RowTable;
  readonly #planned: PlannedNames;
  /** Where it is not the planned one. */
  readonly #nameOf = new Map<DownloadId, string>();
  readonly #hosts: string[] = [];
  /** For each row the number of its host. */
  readonly #hostOf: Uint32Array;
  readonly #states: StateTable;
  readonly #renamed = new Set<DownloadId>();
  /** Whether each address may be shown as it is. */
  #showsUrls = true;

  /**
   * @param planned the name of each row
   * @param states where each stands from the beginning; becomes this table's own. All are queued where it is not given
   */
  constructor(rows: ListRows, planned: PlannedNames, states = new StateTable(rows.length)) {
    this.#rows = rows instanceof RowTable ? rows : RowTable.of(rows);
    this.#planned = planned;
    this.#hostOf = new Uint32Array(rows.length);
    const numbers = new Map<string, number>();
    const { urls } = this.#rows;
    for (let id = 0; id < rows.length; id++) {
      const url = urls.at(id) ?? missing(id);
      const isNormalised = isNormalisedUrl(url);
      const host = hostOf(url, isNormalised);
      const number = numbers.get(host) ?? this.#hosts.push(host) - 1;
      numbers.set(host, number);
      this.#hostOf[id] = number;
      if (this.#showsUrls) this.#showsUrls = (isNormalised && !url.includes('@')) || displayUrl(url) === url;
    }
    this.#states = states;
  }

  get counts(): StateCounts {
    return this.#states.counts;
  }

  get length(): number {
    return this.#rows.length;
  }

  /** Behind all places in the order of completion that have been given. */
  get nextRank(): number {
    return this.#states.nextRank;
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
    this.#states.set(id, state);
  }

  setStates(ids: readonly DownloadId[], kind: PlainKind): void {
    this.#states.setAll(ids, kind);
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

  /** Mirrors have nothing to hear of these: whoever wants to know takes all rows anew. */
  dropChanges(ids: readonly DownloadId[]): void {
    if (this.#renamed.size > 0) for (const id of ids) this.#renamed.delete(id);
  }

  /** The first bits of a saved image's SHA-256, see `sha256Start`; null where it has none, or is not saved. */
  sha256Start(id: DownloadId): number | null {
    return this.#states.sha256Start(id);
  }

  /** The row as the window and the terminal show it. */
  download(id: DownloadId): Download {
    const { line, url } = this.row(id);
    return { id, line, url: displayUrl(url), host: this.host(id), name: this.name(id), state: this.state(id) };
  }

  downloads(): Download[] {
    return Array.from(this.ids(), (id) => this.download(id));
  }

  /** The same of all rows, as they cross to a mirror. */
  packed(): PackedRows {
    const names =
      this.#nameOf.size === 0 ? this.#planned.joined() : Array.from(this.ids(), (id) => this.name(id)).join('\n');
    return {
      lines: packLines(this.#rows.lines()),
      addresses: packAddresses(this.length, this.#shownUrls(), names),
      hosts: [...this.#hosts],
      hostOf: packNumbers(this.#hostOf, this.#hosts.length),
      states: this.#states.packed(),
    };
  }

  #shownUrls(): string {
    const urls = this.#rows.urls.joined();
    return this.#showsUrls ? urls : urls.split('\n').map(displayUrl).join('\n');
  }

  /** The saved images with their hosts; without their SHA-256. */
  *saved(): Generator<SavedRow> {
    for (const [id, state] of this.#states.saved()) yield { host: this.host(id), state };
  }
}

function missing(id: DownloadId): never {
  throw new RangeError(`no download ${id} in this batch`);
}
