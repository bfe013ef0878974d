import type { BatchPatch, BatchStatus, DownloadChange, Limits, Totals } from '../../shared/batch.ts';
import type { Download, DownloadId, Progress } from '../../shared/download.ts';
import type { RemedyState } from '../../shared/remedies/remedy.ts';
import type { Clock } from '../clock.ts';
import type { HostNews } from './batch-hosts.ts';
import type { AttemptEvent, BatchListener } from './batch-spec.ts';
import { createPatchPublisher, type PatchPublisher } from './patch-publisher.ts';

/** What mirrors are told, looked up at the moment of telling. */
export interface MirrorSource {
  download: (id: DownloadId) => Download;
  /** A row, and its name if that has changed since it was last taken. */
  takeChange: (id: DownloadId) => DownloadChange;
  /** Nobody wants to hear of these. */
  dropChanges: (ids: readonly DownloadId[]) => void;
  /** What has changed of the hosts since it was last taken. */
  takeHosts: () => HostNews;
  /** Figures that are others than when they were last taken. */
  takeProgress: () => Progress[];
  totals: () => Totals;
  status: () => BatchStatus;
  limits: () => Limits;
  remedies: () => RemedyState;
  /** Called before progress is looked at, also when nobody listens. */
  beforeProgress: () => void;
}

/**
 * Patches are counted from here in the next batch. One that is made again under its id begins beyond all that the one
 * before has sent: a window that mirrors that would take its snapshot and its patches for stale.
 */
let nextSeq = 0;
/** More patches than any batch sends. */
const mostPatches = 2 ** 32;

/** Tells whoever listens to a batch what happens in it: transitions at once, everything else in patches. */
export class BatchMirrors {
  readonly #batchId: string;
  readonly #source: MirrorSource;
  readonly #publisher: PatchPublisher;
  readonly #listeners = new Set<BatchListener>();
  #isStatusSent = true;
  #areLimitsSent = true;
  #areRemediesSent = true;
  #seq: number;

  constructor(clock: Clock, batchId: string, source: MirrorSource) {
    this.#batchId = batchId;
    this.#seq = nextSeq;
    nextSeq += mostPatches;
    this.#source = source;
    this.#publisher = createPatchPublisher(clock, (ids, progressDue) => this.#publish(ids, progressDue));
  }

  /** Number of the last patch. */
  get seq(): number {
    return this.#seq;
  }

  listen(listener: BatchListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A download has come into another state. */
  transition(id: DownloadId): void {
    let download: Download | undefined; // made only if somebody listens
    for (const listener of this.#listeners) listener.transition?.((download ??= this.#source.download(id)));
  }

  /**
   * Something has happened to an attempt.
   *
   * @param describe made only if somebody listens
   */
  attempt(describe: () => AttemptEvent): void {
    let event: AttemptEvent | undefined;
    for (const listener of this.#listeners) listener.attempt?.((event ??= describe()));
  }

  /** Something about a download has changed. */
  changed(id: DownloadId): void {
    this.#publisher.changed(id);
  }

  /** Many downloads have come into another state. */
  transitions(ids: readonly DownloadId[]): void {
    this.#publisher.changedAll(ids);
    for (const listener of this.#listeners) {
      if (listener.transition === undefined) continue;
      for (const id of ids) this.transition(id);
      return;
    }
  }

  statusChanged(): void {
    const status = this.#source.status();
    for (const listener of this.#listeners) listener.status?.(status);
    this.#isStatusSent = false;
    this.#publisher.batchChanged();
  }

  limitsChanged(): void {
    this.#areLimitsSent = false;
    this.#publisher.batchChanged();
  }

  remediesChanged(): void {
    this.#areRemediesSent = false;
    this.#publisher.batchChanged();
  }

  /** Live figures have changed of a download that does not run any more. */
  figuresChanged(): void {
    this.#publisher.figuresChanged();
  }

  hostsChanged(): void {
    this.#publisher.batchChanged();
  }

  /** While it ticks, progress is sent even if nothing else changes. */
  setTicking(ticking: boolean): void {
    this.#publisher.setTicking(ticking);
  }

  /** Sends what is waiting now. */
  flush(): void {
    this.#publisher.flush();
  }

  /** Sends no more patches. */
  stop(): void {
    this.#publisher.stop();
  }

  #publish(ids: DownloadId[], progressDue: boolean): void {
    const source = this.#source;
    if (progressDue) source.beforeProgress();
    if (this.#listeners.size === 0) return;
    const patch: BatchPatch = {
      batchId: this.#batchId,
      seq: ++this.#seq,
      updated: this.#updated(ids),
      progress: progressDue ? source.takeProgress() : [],
      totals: source.totals(),
      ...source.takeHosts(),
    };
    if (!this.#isStatusSent) patch.status = source.status();
    if (!this.#areLimitsSent) patch.limits = source.limits();
    if (!this.#areRemediesSent) patch.remedies = source.remedies();
    this.#isStatusSent = true;
    this.#areLimitsSent = true;
    this.#areRemediesSent = true;
    for (const listener of this.#listeners) listener.patch?.(patch);
  }

  /** Of a list that nobody looks at rows may change by the thousand a second. */
  #updated(ids: readonly DownloadId[]): DownloadChange[] {
    for (const listener of this.#listeners) {
      if (listener.patch === undefined || listener.wantsRows?.() === false) continue;
      return ids.map((id) => this.#source.takeChange(id));
    }
    this.#source.dropChanges(ids);
    return [];
  }
}
