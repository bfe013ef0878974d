import type { BatchSnapshot } from '../batch.ts';
import type { Download } from '../download.ts';
import { type PackedAddresses, unpackAddresses } from './pack-addresses.ts';
import { type PackedChanges, unpackChanges } from './pack-changes.ts';
import { unpackProgress } from './pack-patch.ts';
import { plainStates } from './pack-state.ts';

/** Rows by columns: a few large values, which are copied in a moment, in place of a hundred thousand small objects. */
export interface PackedRows {
  /** Pairs of an id and its line, of rows that do not stand in the line behind that of the row before: few of them. */
  lines: Uint32Array;
  addresses: PackedAddresses;
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

export function unpackRows({ lines, addresses, hosts, hostOf, states }: PackedRows): Download[] {
  const downloads: Download[] = [];
  let line = 0;
  let jump = 0;
  for (const { url, name } of unpackAddresses(addresses, hostOf)) {
    const id = downloads.length;
    line += 1;
    if (lines[jump] === id) {
      line = lines[jump + 1] ?? 0;
      jump += 2;
    }
    downloads.push({ id, line, url, host: hosts[hostOf[id] ?? 0] ?? '', name, state: plainStates.queued });
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
