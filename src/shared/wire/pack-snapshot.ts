import type { BatchSnapshot } from '../batch.ts';
import type { Download } from '../download.ts';
import { type PackedChanges, unpackChanges } from './pack-changes.ts';
import { unpackProgress } from './pack-patch.ts';
import { plainStates } from './pack-state.ts';

/** Rows by columns: a few large values, which are copied in a moment, in place of a hundred thousand small objects. */
export interface PackedRows {
  count: number;
  /** Pairs of an id and its line, of rows that do not stand in the line behind that of the row before: few of them. */
  lines: Uint32Array;
  /** One behind the other with line feeds between: neither URLs nor names hold one. */
  urls: string;
  names: string;
  hosts: string[];
  /** For each row the number of its host, in as few bytes as the hosts need. */
  hostOf: Uint8Array | Uint16Array | Uint32Array;
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
  let line = 0;
  for (let id = 0, jump = 0; id < count; id++) {
    line += 1;
    if (lines[jump] === id) {
      line = lines[jump + 1] ?? 0;
      jump += 2;
    }
    downloads.push({
      id,
      line,
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

/** @param lines of each row, by id */
export function packLines(lines: Uint32Array): Uint32Array {
  const jumps: number[] = [];
  let expected = 1;
  for (const [id, line] of lines.entries()) {
    if (line !== expected) jumps.push(id, line);
    expected = line + 1;
  }
  return Uint32Array.from(jumps);
}

/** @param hostOf for each row the number of its host, @param hosts so many of them */
export function packHosts(hostOf: Uint32Array, hosts: number): PackedRows['hostOf'] {
  return hosts <= 2 ** 8 ? Uint8Array.from(hostOf) : hosts <= 2 ** 16 ? Uint16Array.from(hostOf) : hostOf.slice();
}
