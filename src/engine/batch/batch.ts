import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BatchSnapshot, BatchStatus, BatchSummary, Limits, Totals } from '../../shared/batch.ts';
import { type Download, type DownloadId, type DownloadState } from '../../shared/download.ts';
import type { HostHealth } from '../../shared/host-health.ts';
import type { CurlRequest } from '../../shared/inspect/curl.ts';
import type { Remedy, RemedyState } from '../../shared/remedies/remedy.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { packProgress } from '../../shared/wire/pack-patch.ts';
import type { PackedSnapshot } from '../../shared/wire/pack-snapshot.ts';
import type { QueueEnd } from '../queue/places.ts';
import type { KeptAttempt } from '../inspect/exchange-log.ts';
import { BatchFlow } from './batch-flow.ts';
import type { EarlierRun } from './batch-record.ts';
import type { BatchListener, BatchPorts, BatchSpec } from './batch-spec.ts';
import { imagesOf } from './earlier-images.ts';
import { findDisk } from '../files/disks.ts';
import { namingOf } from './naming.ts';
import { planRows, type RowPlan } from './plan-rows.ts';
import { RemedyCommands, type TrialRefusal } from './remedy-commands.ts';
import { RowCommands } from './row-commands.ts';

export type { BatchListener, BatchPorts, BatchSpec } from './batch-spec.ts';

const queued: DownloadState = { kind: 'queued' };
const paused: DownloadState = { kind: 'paused' };

/**
 * Reads the folder, plans every final name in list order, finds what needs no download, and makes the batch; nothing is
 * requested before `start`.
 *
 * @param earlier what an earlier process has left of the same batch
 * @throws DownloadError when the folder cannot be read
 */
export async function createBatch(spec: BatchSpec, ports: BatchPorts, earlier?: EarlierRun): Promise<Batch> {
  const { rows, folder, onConflict: policy = 'rename' } = spec;
  await findDisk(folder);
  const isDone = (id: DownloadId): boolean => earlier?.states.kind(id) === 'done';
  const naming = namingOf(spec, ports.clock.wallNow());
  const trusted = earlier?.trustsFiles === true ? imagesOf(earlier) : undefined;
  const plan = await planRows(rows, folder, {
    policy,
    naming,
    saved: ports.saved,
    isDone,
    ...(trusted !== undefined && { trusted }),
  });
  await nextTurn(); // to look at all rows once more takes one of its own
  return new Batch(spec, ports, plan, earlier);
}

/**
 * A list being downloaded into one folder. The state of each download is the truth from which all else follows:
 * commands change states at once, and a transfer that ends looks at what its download has become meanwhile.
 */
export class Batch {
  readonly id: string;
  readonly folder: string;
  readonly #plan: RowPlan;
  readonly #flow: BatchFlow;
  readonly #commands: RowCommands;
  readonly #remedies: RemedyCommands;
  readonly #way: Pick<CurlRequest, 'proxy' | 'caFile'>;
  #closed: Promise<void> | null = null;

  /** Use `createBatch`. */
  constructor(spec: BatchSpec, ports: BatchPorts, plan: RowPlan, earlier?: EarlierRun) {
    this.id = spec.id;
    this.folder = spec.folder;
    const { proxy, caFile = null } = spec.http;
    this.#way = { proxy: typeof proxy === 'string' ? proxy : null, caFile };
    this.#plan = plan;
    this.#flow = new BatchFlow(spec, ports, plan, earlier);
    this.#commands = new RowCommands(this.#flow);
    this.#remedies = new RemedyCommands(this.#flow);
  }

  /**
   * Begins. To be called once; until then nothing but `listen` and the reading members.
   *
   * @param opensAt nothing is requested before it resolves; at once where it is not given, and the list is on record
   */
  start(opensAt?: Promise<void>): void {
    const { waiting, states, rows, attempts } = this.#flow;
    waiting.start();
    const left: DownloadId[] = [];
    for (const id of rows.ids()) {
      const skip = this.#plan.skips.get(id);
      if (!this.#staysSettled(id, skip !== undefined)) {
        if (skip === undefined) {
          if (rows.kind(id) !== 'queued') states.restore(id, queued);
          left.push(id);
          continue;
        }
        states.set(id, { kind: 'skipped', rank: states.takeRank(), ...skip });
      }
      attempts.dropPart(id);
    }
    waiting.fromStart(left);
    this.#plan.skips.clear(); // of a long list they are many, and nobody asks for them again
    this.#flow.run.go();
    const stored = this.#flow.record?.begin() ?? null;
    if (opensAt === undefined && stored === null) this.#flow.queue.resume();
    else void Promise.all([opensAt, stored]).then(() => this.#flow.open());
    this.#flow.settle();
  }

  /**
   * Takes every row as an earlier process has left it, in place of `start`: what is not settled is paused, and nothing is
   * requested before something is resumed or retried.
   */
  restore(): void {
    const { waiting, states, rows } = this.#flow;
    waiting.start();
    for (const id of rows.idsIn('queued')) states.restore(id, paused);
    this.#plan.skips.clear();
    this.#flow.settle();
  }

  /** Whether a row is where an earlier process has left it: saved and still here, or given up. */
  #staysSettled(id: DownloadId, isHere: boolean): boolean {
    const kind = this.#flow.rows.kind(id);
    return isHere ? kind === 'done' : kind === 'failed' || kind === 'cancelled';
  }

  /** Hears every change from now on; the returned function ends that. */
  listen(listener: BatchListener): () => void {
    return this.#flow.mirrors.listen(listener);
  }

  /** Resolves at the end of the run, and for a run that goes on after a retry again at its end. */
  async whenFinished(): Promise<BatchSummary> {
    return await this.#flow.run.whenFinished();
  }

  get status(): BatchStatus {
    return this.#flow.run.status;
  }

  get limits(): Limits {
    return this.#flow.limits;
  }

  get rowCount(): number {
    return this.#flow.rows.length;
  }

  /**
   * The row as the window and the terminal show it.
   *
   * @throws RangeError when there is no such row
   */
  download(id: DownloadId): Download {
    return this.#flow.rows.download(id);
  }

  /**
   * The row as it was given, credentials included.
   *
   * @throws RangeError when there is no such row
   */
  row(id: DownloadId): ListRow {
    return this.#flow.rows.row(id);
  }

  /** The rows whose images were saved, as they were given, credentials included. */
  savedRows(): ListRow[] {
    return this.#flow.rows.idsIn('done').map((id) => this.#flow.rows.row(id));
  }

  /** Path and media type of a saved image; null for anything else. */
  savedFile(id: DownloadId): { path: string; mediaType: string } | null {
    if (this.#flow.rows.kind(id) === undefined) return null;
    const state = this.#flow.rows.state(id);
    return state.kind === 'done'
      ? { path: join(this.folder, this.#flow.rows.name(id)), mediaType: state.mediaType }
      : null;
  }

  /** What the batch has come to so far. What is not settled counts as cancelled: nobody goes on with it. */
  summary(): BatchSummary {
    return this.#flow.tally.summary(this.#flow.limits);
  }

  /** The sums as they are now. */
  totals(): Totals {
    return this.#flow.tally.totals();
  }

  /** How each host does that has been asked anything. */
  health(): HostHealth[] {
    return this.#flow.hosts.health();
  }

  /** The part files that a later process can go on with. */
  get kept(): { images: number; bytes: number } {
    return this.#flow.attempts.kept;
  }

  snapshot(): Omit<BatchSnapshot, 'comparison'> {
    return this.#snapshotWith(this.#flow.rows.downloads());
  }

  #snapshotWith(downloads: Download[]): Omit<BatchSnapshot, 'comparison'> {
    return {
      batchId: this.id,
      seq: this.#flow.mirrors.seq,
      folder: this.folder,
      limits: this.#flow.limits,
      status: this.status,
      downloads,
      progress: this.#flow.attempts.progress(),
      totals: this.totals(),
      hosts: this.#flow.hosts.paused(),
      health: this.health(),
      auto: this.#flow.hosts.auto(),
      remedies: this.remedies(),
    };
  }

  /** The same as it crosses to a mirror, made in a fraction of the time. */
  packedSnapshot(): Omit<PackedSnapshot, 'comparison'> {
    const { downloads: _, progress, ...rest } = this.#snapshotWith([]);
    return { ...rest, rows: this.#flow.rows.packed(), progress: packProgress(progress) };
  }

  /** Changes the limits at once; running downloads above a lowered limit end by themselves. */
  setLimits(limits: Limits): void {
    this.#flow.limits = limits;
    this.#flow.mirrors.limitsChanged();
    this.#flow.hosts.setLimits(limits);
  }

  /** Stops all downloads, keeping what they have; no request starts before `resume`. */
  pauseAll(): void {
    if (this.status.kind !== 'running') return;
    this.#flow.queue.pause();
    this.pause([...this.#flow.attempts.ids(), ...this.#flow.waiting.retries()]);
    this.#flow.run.rest({ kind: 'paused' });
  }

  /** Goes on with everything that is paused, whoever paused it. */
  resumeAll(): void {
    if (this.status.kind !== 'paused' && this.status.kind !== 'stalled') return;
    this.#flow.go();
    this.resume(this.#flow.rows.idsIn('paused'));
  }

  cancelAll(): void {
    this.cancel(this.#flow.rows.ids());
  }

  /** Retries everything that failed. */
  retryFailed(): void {
    this.retry(this.#flow.rows.idsIn('failed'));
  }

  /** Ends the pause of a host: one of its downloads tries it now. */
  retryHost(host: string): void {
    this.#flow.hosts.tryNow(host);
    this.#flow.wakeHost(host); // where nothing else waits, one of those that met the trouble is to try
  }

  pause(ids: Iterable<DownloadId>): void {
    this.#commands.pause(ids);
  }

  resume(ids: Iterable<DownloadId>): void {
    this.#commands.resume(ids);
  }

  cancel(ids: Iterable<DownloadId>): void {
    this.#commands.cancel(ids);
  }

  /** Moves downloads that wait to an end of the queue, in list order. A later process begins with the order of the list. */
  prioritise(ids: Iterable<DownloadId>, to: QueueEnd): void {
    this.#commands.prioritise(ids, to);
  }

  /** Tries failed and cancelled downloads again, as if for the first time. */
  retry(ids: Iterable<DownloadId>): void {
    this.#commands.retry(ids);
  }

  /** The same when some time has passed. */
  retryIn(ids: Iterable<DownloadId>, delayMs: number): void {
    this.#commands.retryIn(ids, delayMs);
  }

  /** What was said in the latest attempts of a download, the first one first; with secrets. */
  keptAttempts(id: DownloadId): KeptAttempt[] {
    return this.#flow.exchanges.of(id);
  }

  /** Resolves when everything up to now is on record. */
  async recorded(): Promise<void> {
    await this.#flow.record?.flush();
  }

  /** What a download is asked with now; with secrets. */
  request(id: DownloadId): Omit<CurlRequest, 'fileName'> {
    const { url, http } = this.#flow.ask(id);
    return { url, headers: http.headersFor(new URL(url)), ...this.#way };
  }

  /** What is done and was tried against failures. */
  remedies(): RemedyState {
    return this.#flow.remedyState();
  }

  /**
   * Tries remedies on one failed download in turn, up to the first that works: it is then saved. The host is asked no
   * earlier than it wants to be.
   *
   * @param wanted what does not fit its failure, or is in force for its host, is left out
   * @returns what stands in the way; null when the trial has begun
   */
  tryRemedies(id: DownloadId, wanted: readonly Remedy[]): TrialRefusal | null {
    return this.#remedies.tryOn(id, wanted);
  }

  /** Ends the trial that is under way; its download has then failed as before. */
  stopTrial(): void {
    this.#remedies.stopTrial();
  }

  /** Asks a host so from now on, beside how it is asked already, and tries these failed downloads again. */
  applyRemedies(host: string, added: readonly Remedy[], ids: Iterable<DownloadId>): void {
    this.#remedies.apply(host, added);
    this.retry(ids);
  }

  /** Asks a host as the list says again. */
  withdrawRemedies(host: string): void {
    this.#remedies.withdraw(host);
  }

  /**
   * Ends everything without waiting for the list. What is complete still gets its name; part files are gone when this
   * resolves, or stay for a later process where there is a record of them. What has not ended by then stays as it is,
   * and `whenFinished` stays open.
   */
  async close(): Promise<void> {
    this.#closed ??= this.#flow.close();
    await this.#closed;
  }
}
