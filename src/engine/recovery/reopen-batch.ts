import type { BatchPorts, BatchSpec } from '../batch/batch-spec.ts';
import { Batch, createBatch } from '../batch/batch.ts';
import { namingOf } from '../batch/naming.ts';
import { createNamePlan } from '../../shared/file-names/name-plan.ts';
import { type Naming, wantedPath } from '../../shared/file-names/wanted-path.ts';
import { bootId } from '../store/boot-id.ts';
import type { Limits } from '../../shared/batch.ts';
import { isRecord } from '../../shared/is-record.ts';
import type { StateTable } from '../rows/state-table.ts';
import { TextColumn } from '../rows/text-column.ts';
import type { StoredBatch } from '../store/stored-batch.ts';
import type { Store } from '../store/store.ts';
import { defaultHttpOptions } from '../transfer/request/http-client.ts';
import { defaultRetryOptions } from '../transfer/retry-policy.ts';
import type { BatchSettings } from './begin-batch.ts';
import { createRecorder } from './recorder.ts';
import { findResumeParts } from './resume-parts.ts';
import { storedDate } from './storable-options.ts';

type Ports = Omit<BatchPorts, 'saved' | 'record'>;

/** How a stored batch is worked on again. */
export type Reopening =
  /** All rows stand where they stood, and rest; files are taken to be there. */
  | 'as-it-was'
  /** Every file is looked at, and what is missing, changed, failed or cancelled is downloaded. */
  | 'only-missing';

/**
 * A stored batch to be looked at, with all its rows as they were left. Nothing touches the disk or the network, and no
 * row can be set going: `takeAgain` is for that.
 */
export function viewBatch(
  stored: StoredBatch,
  ports: Pick<Ports, 'clock' | 'random'>,
): { batch: Batch; spec: BatchSpec } {
  const { id, rows, folder, states, names, figures } = stored;
  const naming: Naming = namingOf({ date: storedDate(stored.options) }, ports.clock.wallNow());
  const nameOf = new TextColumn();
  for (let id = 0; id < rows.length; id++) {
    const row = rows.at(id);
    if (row !== undefined) nameOf.push(names.at(id) || wantedPath(row, id, naming));
  }
  const plan = { names: createNamePlan(), nameOf, skips: new Map(), isKept: () => false, servedName: () => null };
  const spec: BatchSpec = {
    id,
    rows,
    folder,
    limits: storedLimits(stored),
    http: defaultHttpOptions,
    retry: defaultRetryOptions,
    maxBytes: Number.MAX_SAFE_INTEGER,
  };
  const { clock, random } = ports;
  const batch = new Batch(spec, { clock, random }, plan, {
    states,
    names,
    figures,
    asItWas: true,
    trustsFiles: true,
    parts: new Map(),
  });
  batch.restore();
  return { batch, spec };
}

/**
 * Makes a stored batch, finished or not, one that this process works on.
 *
 * @param specFor gives the rest of the batch's spec, from what was stored of it; where it fails the batch stays as it is
 * @returns null when there is no such batch (any more). One that is `as-it-was` rests; the other is to be started
 * @throws DownloadError when the folder cannot be read
 */
export async function takeAgain(
  batchId: string,
  reopening: Reopening,
  ports: Ports,
  store: Store,
  specFor: (stored: StoredBatch) => BatchSettings | Promise<BatchSettings>,
): Promise<{ batch: Batch; spec: BatchSpec; stored: StoredBatch } | null> {
  const taken = store.history.take(batchId, true);
  if (taken === null) return null;
  const { key, batch: stored } = taken;
  try {
    const spec = { ...(await specFor(stored)), id: stored.id, rows: stored.rows, folder: stored.folder };
    const parts = await findResumeParts(stored, bootId());
    const record = createRecorder(store.history, key, ports.clock, stored.resumable, { parts, states: stored.states });
    const isAsItWas = reopening === 'as-it-was';
    const { states, names, figures } = stored;
    if (!isAsItWas) forgetFailures(states);
    const earlier = { states, names, figures, parts, asItWas: true, trustsFiles: isAsItWas };
    const batch = await createBatch(spec, { ...ports, saved: store.saved, record }, earlier);
    if (isAsItWas) batch.restore();
    return { batch, spec, stored };
  } catch (error) {
    store.history.leave(key);
    throw error;
  }
}

/** How many were to run at once, as far as that can be read; see `storableOptions`. */
function storedLimits({ options, figures }: StoredBatch): Limits {
  const limits: unknown = isRecord(options) ? options['limits'] : undefined;
  const concurrency = isRecord(limits) ? limits['concurrency'] : undefined;
  if (!isRecord(limits) || typeof concurrency !== 'number') {
    return { concurrency: Math.max(1, figures.peakActive), perHost: null };
  }
  const perHost = typeof limits['perHost'] === 'number' ? limits['perHost'] : null;
  return { concurrency, perHost, ...(limits['auto'] === true && { auto: true }) };
}

function forgetFailures(states: StateTable): void {
  for (const kind of ['failed', 'cancelled'] as const) {
    for (const id of states.idsIn(kind)) states.set(id, { kind: 'queued' });
  }
}
