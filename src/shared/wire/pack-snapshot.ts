import type { BatchSnapshot } from '../batch.ts';
import type { Download } from '../download.ts';
import { type PackedChanges, unpackChanges } from './pack-changes.ts';
import { unpackProgress } from './pack-patch.ts';
import { plainStates } from './pack-state.ts';

/** Rows by columns: a few large values, which are copied in a moment, in place of a hundred thousand small objects. */
export interface PackedRows {
  count: number;
  /** By id. */
  lines: Uint32Array;
  /** One behind the other with line feeds between: neither URLs nor names hold one. */
  urls: string;
  names: string;
  hosts: string[];
  /** For each row the number of its host. */
  hostOf: Uint32Array;
  /** Of those that are not queued. */
  states: PackedChanges;
}

/** A snapshot as it crosses to the window. */
export interface PackedSnapshot extends Omit<BatchSnapshot, 'downloads' | 'progress'> {
  rows: PackedRows;
  progress: Uint8Array;
}

export function unpackSnapshot({ rows, progress, ...rest }: PackedSnapshot): BatchSnapshot {
  return { ...rest, downloads: unpackRows(rows), progress: unpackProgress(progress) };
}

export function unpackRows({ count, lines, urls, names, hosts, hostOf, states }: PackedRows): Download[] {
  if (count === 0) return [];
  const [urlOf, nameOf] = [urls.split('\n'), names.split('\n')];
  const downloads: Download[] = [];
  for (let id = 0; id < count; id++) {
    downloads.push({
      id,
      line: lines[id] ?? 0,
      url: urlOf[id] ?? '',
      host: hosts[hostOf[id] ?? 0] ?? '',
      name: nameOf[id] ?? '',
      state: plainStates.queued,
    });
  }
  for (const { id, state } of unpackChanges(states)) {
    const download = downloads[id];
    if (download !== undefined) download.state = state;
  }
  return downloads;
}
