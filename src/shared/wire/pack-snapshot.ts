import type { BatchSnapshot } from '../batch.ts';
import type { Download } from '../download.ts';
import { packChanges, type PackedChanges, unpackChanges } from './pack-changes.ts';
import { packProgress, unpackProgress } from './pack-patch.ts';
import { plainStates } from './pack-state.ts';
import { TextNumbers } from './texts.ts';

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
  progress: Float64Array;
}

export function packSnapshot({ downloads, progress, ...rest }: BatchSnapshot): PackedSnapshot {
  return { ...rest, rows: packRows(downloads), progress: packProgress(progress) };
}

export function unpackSnapshot({ rows, progress, ...rest }: PackedSnapshot): BatchSnapshot {
  return { ...rest, downloads: unpackRows(rows), progress: unpackProgress(progress) };
}

/** @param downloads by id */
export function packRows(downloads: readonly Download[]): PackedRows {
  const hosts = new TextNumbers();
  const lines = new Uint32Array(downloads.length);
  const hostOf = new Uint32Array(downloads.length);
  for (const { id, line, host } of downloads) {
    lines[id] = line;
    hostOf[id] = hosts.numberOf(host);
  }
  return {
    count: downloads.length,
    lines,
    urls: downloads.map(({ url }) => url).join('\n'),
    names: downloads.map(({ name }) => name).join('\n'),
    hosts: hosts.texts,
    hostOf,
    states: packChanges(
      downloads.filter(({ state }) => state.kind !== 'queued').map(({ id, state }) => ({ id, state })),
    ),
  };
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
