import type { Download, DownloadStateKind } from '../../../shared/download.ts';

/** What several rows come to. */
export interface RowSums {
  rows: number;
  kinds: ReadonlyMap<DownloadStateKind, number>;
  /** Of the files that are there. */
  bytes: number;
  /** Of the images saved in this list, from slot to complete file; null where there is none. */
  averageMs: number | null;
  hosts: number;
  /** Media types with how many images have them, the most frequent first. */
  types: readonly (readonly [type: string, rows: number])[];
}

/** @param marks 1 for each row that counts, by id */
export function sumsOf(byId: readonly Download[], marks: Uint8Array): RowSums {
  const kinds = new Map<DownloadStateKind, number>();
  const types = new Map<string, number>();
  const hosts = new Set<string>();
  let [rows, bytes, ms, saved] = [0, 0, 0, 0];
  for (let id = marks.indexOf(1); id !== -1; id = marks.indexOf(1, id + 1)) {
    const download = byId[id];
    if (download === undefined) continue;
    const { state, host } = download;
    rows++;
    hosts.add(host);
    kinds.set(state.kind, (kinds.get(state.kind) ?? 0) + 1);
    if ('bytes' in state) bytes += state.bytes;
    if (state.kind !== 'done') continue;
    saved++;
    ms += state.ms;
    types.set(state.mediaType, (types.get(state.mediaType) ?? 0) + 1);
  }
  return {
    rows,
    kinds,
    bytes,
    averageMs: saved === 0 ? null : ms / saved,
    hosts: hosts.size,
    types: [...types].sort(([, a], [, b]) => b - a),
  };
}
