import type { DownloadChange } from '../batch.ts';
import type { DownloadId, DownloadStateKind } from '../download.ts';
import { type IdRanges, rangesOf } from '../id-ranges.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { packState, plainStates, unpackState } from './pack-state.ts';
import { TextNumbers } from './texts.ts';

export type PlainKind = keyof typeof plainStates;

/** Changes of rows as they cross to the window. */
export interface PackedChanges {
  /** Rows that have come into the same state, which holds nothing else: 100,000 rows of a list are two numbers. */
  moved: { kind: PlainKind; ranges: IdRanges }[];
  /** The others: id, number of the new name and 1 (0 where it stays), state; see `packState`. */
  bytes: Uint8Array;
  /** What is counted in `bytes`. */
  texts: string[];
}

export const isPlain = (kind: DownloadStateKind): kind is PlainKind => kind in plainStates;

export function packChanges(changes: readonly DownloadChange[]): PackedChanges {
  const out = new ByteWriter();
  const texts = new TextNumbers();
  const movedBy = new Map<PlainKind, DownloadId[]>();
  for (const { id, state, name } of changes) {
    if (name === undefined && isPlain(state.kind)) {
      const ids = movedBy.get(state.kind);
      if (ids === undefined) movedBy.set(state.kind, [id]);
      else ids.push(id);
      continue;
    }
    beginChange(out, id, name === undefined ? 0 : texts.numberOf(name) + 1);
    packState(out, texts, state);
  }
  const moved = [...movedBy].map(([kind, ids]) => ({ kind, ranges: rangesOf(ascending(ids)) }));
  return { moved, bytes: out.finish(), texts: texts.texts };
}

/**
 * Writes what stands before a packed state in `PackedChanges`.
 *
 * @param name number of the new name and 1; 0 where it stays
 */
export function beginChange(out: ByteWriter, id: DownloadId, name = 0): void {
  out.count(id);
  out.count(name);
}

/** Each row at most once, as it was given; the order may be another. */
export function unpackChanges({ moved, bytes, texts }: PackedChanges): DownloadChange[] {
  const changes: DownloadChange[] = [];
  for (const { kind, ranges } of moved) {
    const state = plainStates[kind];
    // Written out: all rows of a list may be in it.
    for (let at = 0; at < ranges.length; at += 2) {
      const last = ranges[at + 1] ?? -1;
      for (let id = ranges[at] ?? 0; id <= last; id++) changes.push({ id, state });
    }
  }
  const from = new ByteReader(bytes);
  while (!from.isAtEnd) {
    const [id, name] = [from.count(), from.count()];
    const state = unpackState(from, texts);
    changes.push(name === 0 ? { id, state } : { id, state, name: texts[name - 1] ?? '' });
  }
  return changes;
}

function ascending(ids: DownloadId[]): DownloadId[] {
  return ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? 0)) ? ids : ids.sort((a, b) => a - b);
}
