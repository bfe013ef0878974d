import type { DownloadId } from '../../../shared/download.ts';

/**
 * Where the focus goes when its row has left the list: to the next one that is still there, else to the one before.
 *
 * @returns a place in `after`; null where `gone` is still there, or nothing is left of the list as it was
 */
export function heirOf<K>(before: readonly K[], after: readonly K[], gone: K): number | null {
  const at = before.indexOf(gone);
  const places = new Map(after.map((id, place) => [id, place]));
  if (at < 0 || places.has(gone)) return null;
  const next = before.slice(at).find((id) => places.has(id)) ?? before.slice(0, at).findLast((id) => places.has(id));
  return next === undefined ? null : (places.get(next) ?? null);
}

/**
 * Where a row that has left the list would stand in it now: in front of the first one behind it that is still there.
 *
 * @returns a place in `after`, or its length
 */
export function gapOf(before: readonly DownloadId[], after: readonly DownloadId[], gone: DownloadId): number {
  const places = new Map(after.map((id, place) => [id, place]));
  const next = before.slice(before.indexOf(gone) + 1).find((id) => places.has(id));
  return next === undefined ? after.length : (places.get(next) ?? after.length);
}
