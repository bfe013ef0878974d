import type { BatchSnapshot } from '../batch.ts';
import type { Download } from '../download.ts';
import { type PackedAddresses, unpackAddresses } from './pack-addresses.ts';
import { type PackedChanges, unpackChanges } from './pack-changes.ts';
import { type PackedNumbers } from './pack-numbers.ts';
import { unpackProgress } from './pack-patch.ts';
import { plainStates } from './pack-state.ts';

/** Rows by columns: a few large values, which are copied in a moment, in place of a hundred thousand small objects. */
export interface PackedRows {
  /** Pairs of an id and its line, of rows that do not stand in the line behind that of the row before: few of them. */
  lines: Uint32Array;
  addresses: PackedAddresses;
  hosts: string[];
  /** For each row the number of its host. */
  hostOf: PackedNumbers;
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
  let line = 0;
  let jump = 0;
  const downloads = unpackAddresses(addresses).map(({ url, name }, id): Download => {
    line += 1;
    if (lines[jump] === id) {
      line = lines[jump + 1] ?? 0;
      jump += 2;
    }
    return { id, line, url, host: hosts[hostOf[id] ?? 0] ?? '', name, state: plainStates.queued };
  });
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
