import type { Download, DownloadId } from '../../../shared/download.ts';
import type { Failure, FailureCode } from '../../../shared/failure.ts';
import type { Trial } from '../../../shared/remedies/remedy.ts';

/** Failed images of one host that failed for the same reason. */
export interface FailureGroup {
  key: string;
  host: string;
  code: FailureCode;
  /** The HTTP status that most of them have; null where the server did not answer with one. */
  status: number | null;
  /** Of the first of them. */
  failure: Failure;
  /** In list order. Empty where all are saved, and what was tried on the last one is still worth seeing. */
  ids: readonly DownloadId[];
}

const groupKey = (host: string, code: FailureCode): string => `${host} ${code}`;

/**
 * The failed images by host and reason, the largest group first. Groups keep their identity where nothing in them has
 * changed.
 *
 * @param before as they were found the last time
 */
export function groupFailures(
  byId: readonly Download[],
  trials: readonly Trial[],
  before: readonly FailureGroup[] = [],
): readonly FailureGroup[] {
  const found = new Map<string, { ids: DownloadId[]; first: Failure; statuses: Map<number, number>; host: string }>();
  for (const { id, host, state } of byId) {
    if (state.kind !== 'failed') continue;
    const { code, status } = state.failure;
    const key = groupKey(host, code);
    let group = found.get(key);
    if (group === undefined) found.set(key, (group = { ids: [], first: state.failure, statuses: new Map(), host }));
    group.ids.push(id);
    if (status !== undefined) group.statuses.set(status, (group.statuses.get(status) ?? 0) + 1);
  }
  const known = new Map(before.map((group) => [group.key, group]));
  const groups = [...found].map(([key, { ids, first, statuses, host }]): FailureGroup => {
    const status = [...statuses].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
    const group = known.get(key);
    if (group !== undefined && group.status === status && isSame(group.ids, ids)) return group;
    return { key, host, code: first.code, status, failure: first, ids };
  });
  const tried = new Set(trials.filter((trial) => isKept(trial) && byId[trial.id]?.state.kind !== 'failed').map(keyOf));
  // The one that is being tried, or was saved so, counts: else the group would go from under the hand that has begun it.
  const size = ({ key, ids }: FailureGroup): number => ids.length + (tried.has(key) ? 1 : 0);
  return [...groups, ...emptied(trials, found, known)].sort((a, b) => size(b) - size(a) || (a.key < b.key ? -1 : 1));
}

const keyOf = ({ host, code }: Trial): string => groupKey(host, code);

/** Whether what has come of it is worth seeing where nothing else is left of its group. */
const isKept = ({ isOpen, steps }: Trial): boolean => isOpen || steps.at(-1)?.outcome.kind === 'worked';

/** Groups whose last image is being tried, or was saved so. */
function emptied(
  trials: readonly Trial[],
  found: ReadonlyMap<string, unknown>,
  known: ReadonlyMap<string, FailureGroup>,
): FailureGroup[] {
  return trials.flatMap((trial) => {
    const key = keyOf(trial);
    const group = known.get(key);
    if (found.has(key) || group === undefined || !isKept(trial)) return [];
    return [group.ids.length === 0 ? group : { ...group, ids: [] }];
  });
}

const isSame = (a: readonly DownloadId[], b: readonly DownloadId[]): boolean =>
  a.length === b.length && a.every((id, index) => b[index] === id);
