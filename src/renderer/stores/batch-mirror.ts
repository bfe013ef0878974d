import type {
  BatchPatch,
  BatchSnapshot,
  BatchStatus,
  Comparison,
  HostChange,
  Limits,
  PausedHost,
  Totals,
} from '../../shared/batch.ts';
import type { Download, DownloadId, DownloadState, Progress } from '../../shared/download.ts';
import type { AutoConcurrencyState, HostHealth } from '../../shared/host-health.ts';
import type { RemedyState } from '../../shared/remedies/remedy.ts';

/** The window's copy of the engine's batch. Replaced as a whole; records that did not change keep their identity. */
export interface BatchMirror {
  batchId: string;
  /** Of the last patch it contains. */
  seq: number;
  folder: string;
  limits: Limits;
  status: BatchStatus;
  totals: Totals;
  /** In the order in which their pauses began. */
  hosts: readonly PausedHost[];
  /** By host, in the order in which they were first asked. Records that did not change keep their identity. */
  health: ReadonlyMap<string, HostHealth>;
  /** Null where the number at once is fixed. */
  auto: AutoConcurrencyState | null;
  remedies: RemedyState;
  comparison: Comparison;
  /** Indexed by id: an id is the row's position in its batch, and copying an array is far cheaper than copying a map. */
  byId: readonly Download[];
  /** List order. Keeps its identity for the life of the batch. */
  order: readonly DownloadId[];
  /** Those with a rank, by rank. */
  completedOrder: readonly DownloadId[];
  /** Live figures, apart from the records, so that a tick touches neither records nor orders. */
  progressById: ReadonlyMap<DownloadId, Progress>;
}

/** What became of a patch: `stale` is contained already, `gap` means that one before it is missing. */
export type Received = { kind: 'applied'; mirror: BatchMirror } | { kind: 'stale' } | { kind: 'gap' };

function rankOf(state: DownloadState): number | null {
  return state.kind === 'done' || state.kind === 'skipped' || state.kind === 'failed' ? state.rank : null;
}

/** Figures stay visible while a download runs or is paused; in any other state they are out of date. */
const keepsProgress = ({ kind }: DownloadState): boolean => kind === 'active' || kind === 'saving' || kind === 'paused';

function byRank(byId: readonly Download[], ids: DownloadId[]): DownloadId[] {
  const rank = (id: DownloadId): number => {
    const record = byId[id];
    return record === undefined ? Infinity : (rankOf(record.state) ?? Infinity);
  };
  return ids.sort((a, b) => rank(a) - rank(b));
}

/** The mirror that a snapshot describes. Rows may come in any order. */
export function mirrorOf(snapshot: BatchSnapshot): BatchMirror {
  const byId: Download[] = Array.from(snapshot.downloads);
  if (byId.some((download, index) => download.id !== index)) byId.sort((a, b) => a.id - b.id);
  const completed: DownloadId[] = [];
  for (const download of byId) if (rankOf(download.state) !== null) completed.push(download.id);
  return {
    batchId: snapshot.batchId,
    seq: snapshot.seq,
    folder: snapshot.folder,
    limits: snapshot.limits,
    status: snapshot.status,
    totals: snapshot.totals,
    hosts: snapshot.hosts,
    health: new Map(snapshot.health.map((health) => [health.host, health])),
    auto: snapshot.auto,
    remedies: snapshot.remedies,
    comparison: snapshot.comparison,
    byId,
    order: byId.map((download) => download.id),
    completedOrder: byRank(byId, completed),
    progressById: new Map(snapshot.progress.map((progress) => [progress.id, progress])),
  };
}

/** Takes a patch in. Pure: the mirror given stays as it is. */
export function receivePatch(mirror: BatchMirror, patch: BatchPatch): Received {
  if (patch.batchId !== mirror.batchId) return { kind: 'gap' };
  if (patch.seq <= mirror.seq) return { kind: 'stale' };
  if (patch.seq !== mirror.seq + 1) return { kind: 'gap' };

  const changed = patch.updated.length > 0;
  const byId = changed ? withUpdates(mirror.byId, patch) : mirror.byId;
  return {
    kind: 'applied',
    mirror: {
      ...mirror,
      seq: patch.seq,
      totals: patch.totals,
      status: patch.status ?? mirror.status,
      limits: patch.limits ?? mirror.limits,
      hosts: patch.hosts === undefined ? mirror.hosts : withHosts(mirror.hosts, patch.hosts),
      health: patch.health === undefined ? mirror.health : withHealth(mirror.health, patch.health),
      auto: patch.auto === undefined ? mirror.auto : patch.auto,
      remedies: patch.remedies ?? mirror.remedies,
      byId,
      completedOrder: changed ? withRanks(mirror, byId, patch) : mirror.completedOrder,
      progressById: withProgress(mirror.progressById, byId, patch),
    },
  };
}

function withHosts(before: readonly PausedHost[], changes: readonly HostChange[]): readonly PausedHost[] {
  const hosts = new Map(before.map((paused) => [paused.host, paused]));
  for (const change of changes) {
    if (change.pausedUntil === null) hosts.delete(change.host);
    else hosts.set(change.host, change);
  }
  return [...hosts.values()];
}

function withHealth(
  before: ReadonlyMap<string, HostHealth>,
  changes: readonly HostHealth[],
): ReadonlyMap<string, HostHealth> {
  const hosts = new Map(before);
  for (const health of changes) hosts.set(health.host, health);
  return hosts;
}

function withUpdates(before: readonly Download[], patch: BatchPatch): readonly Download[] {
  const byId = before.slice();
  for (const change of patch.updated) {
    const record = byId[change.id];
    if (record === undefined) continue;
    const { id, line, url, host, name } = record;
    byId[id] = { id, line, url, host, name: change.name ?? name, state: change.state };
  }
  return byId;
}

/** Completions come in the order of their ranks, so that almost always they are only put at the end. */
function withRanks(mirror: BatchMirror, byId: readonly Download[], patch: BatchPatch): readonly DownloadId[] {
  const left = new Set<DownloadId>();
  const joined: DownloadId[] = [];
  for (const { id } of patch.updated) {
    const before = mirror.byId[id];
    const now = byId[id];
    if (before === undefined || now === undefined || before.state === now.state) continue;
    const rankBefore = rankOf(before.state);
    const rank = rankOf(now.state);
    if (rankBefore === rank) continue;
    if (rankBefore !== null) left.add(id);
    if (rank !== null) joined.push(id);
  }
  if (left.size === 0 && joined.length === 0) return mirror.completedOrder;
  const kept = left.size === 0 ? mirror.completedOrder : mirror.completedOrder.filter((id) => !left.has(id));
  const order = [...kept, ...byRank(byId, joined)];
  const [last, first] = [kept.at(-1), order[kept.length]];
  if (last === undefined || first === undefined) return order;
  const inOrder = (rankOfId(byId, last) ?? 0) < (rankOfId(byId, first) ?? 0);
  return inOrder ? order : byRank(byId, order);
}

function rankOfId(byId: readonly Download[], id: DownloadId): number | null {
  const record = byId[id];
  return record === undefined ? null : rankOf(record.state);
}

function withProgress(
  before: ReadonlyMap<DownloadId, Progress>,
  byId: readonly Download[],
  patch: BatchPatch,
): ReadonlyMap<DownloadId, Progress> {
  if (patch.progress.length === 0 && !patch.updated.some(({ id }) => before.has(id))) return before;
  const progressById = new Map(before);
  for (const progress of patch.progress) progressById.set(progress.id, progress);
  for (const { id } of patch.updated) {
    const record = byId[id];
    if (record === undefined || !keepsProgress(record.state)) progressById.delete(id);
  }
  return progressById;
}
