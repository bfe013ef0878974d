import { join } from 'node:path';
import type { BatchPatch, BatchSnapshot, Comparison } from '../../shared/batch.ts';
import type { CompareOptions } from '../../shared/compare/comparison.ts';
import { imageTypeOfName } from '../../shared/file-names/image-extension.ts';
import type { Later } from '../../shared/later.ts';
import type { PackedSnapshot } from '../../shared/wire/pack-snapshot.ts';
import type { TimelineChange } from '../../shared/timeline/timeline.ts';
import type { Batch, BatchPorts, BatchSpec } from '../../engine/batch/batch.ts';
import type { StoredBatch } from '../../engine/store/stored-batch.ts';
import { recordTimeline } from '../../engine/timeline/timeline-feed.ts';
import type { TimelineRecorder } from '../../engine/timeline/timeline-recorder.ts';
import { mediaTypeOf } from '../../engine/transfer/image/image-type.ts';
import { ComparisonSession } from './comparison-session.ts';

/** A list that was made and has not started. */
export interface MadeList {
  batch: Batch;
  spec: BatchSpec;
  label: string;
  later: Later;
  /** Begun, gone on with or finished, in ms since the epoch. */
  at: number;
  /** Where it is only looked at: what was stored of it. */
  stored?: StoredBatch | undefined;
}

/** What happens in one list. */
export interface ListSessionListener {
  /** Whether its patches are to say of its rows what has changed. */
  isShown(): boolean;
  patch(patch: BatchPatch): void;
  timeline(change: TimelineChange): void;
  comparison(comparison: Comparison): void;
  /** An attempt of it has begun. */
  isActive(): void;
  /** Measuring failed for a reason that nobody expected. */
  fault(error: unknown): void;
}

/** One list of this start of the app: its batch, what happens in it over time, and the measured run beside it. */
export class ListSession {
  readonly batch: Batch;
  /** What a later start can do with the list if it is stopped now. */
  readonly later: Later;
  /** What was stored of a list that is only looked at; null for one that is worked on. */
  readonly stored: StoredBatch | null;
  label: string;
  readonly #spec: BatchSpec;
  readonly #ports: BatchPorts;
  readonly #listener: ListSessionListener;
  readonly #comparison: ComparisonSession;
  #timeline: TimelineRecorder | null = null;
  #at: number;

  constructor({ batch, spec, label, later, at, stored }: MadeList, ports: BatchPorts, listener: ListSessionListener) {
    this.batch = batch;
    this.label = label;
    this.later = later;
    this.stored = stored ?? null;
    this.#at = at;
    this.#spec = spec;
    this.#ports = ports;
    this.#listener = listener;
    this.#comparison = new ComparisonSession(
      (comparison) => listener.comparison(comparison),
      (error) => listener.fault(error),
    );
  }

  /** Hears what happens from now on. To be called before the batch starts, or while it rests; not for one that is only looked at. */
  listen(): void {
    this.batch.listen({
      wantsRows: () => this.#listener.isShown(),
      patch: (patch) => {
        if (patch.status?.kind === 'finished') this.#at = Date.now();
        this.#listener.patch(patch);
      },
      // Not `transition`, for which each of 100,000 rows that change together is made ready to be shown.
      attempt: ({ kind }) => {
        if (kind === 'began') this.#listener.isActive();
      },
    });
    this.#timeline = recordTimeline(this.batch, this.#ports.clock, (change) => this.#listener.timeline(change));
  }

  /** When it was begun, gone on with or finished, whichever is the latest, in ms since the epoch. */
  get at(): number {
    return this.#at;
  }

  /** Whether something may happen to it by itself, or at a word to it alone. */
  get isBusy(): boolean {
    return this.stored === null && !this.isFinished;
  }

  get snapshot(): BatchSnapshot {
    return { ...this.batch.snapshot(), comparison: this.#comparison.state };
  }

  get packedSnapshot(): PackedSnapshot {
    return { ...this.batch.packedSnapshot(), comparison: this.#comparison.state };
  }

  get isFinished(): boolean {
    return this.batch.status.kind === 'finished';
  }

  get recorder(): TimelineRecorder | null {
    return this.#timeline;
  }

  /** The file of a download, saved now or before. */
  savedFile(downloadId: number): { path: string; mediaType: string } | null {
    if (downloadId >= this.batch.rowCount) return null;
    return this.batch.savedFile(downloadId) ?? fileSavedBefore(this.batch, downloadId);
  }

  /** @throws CommandError when one is under way, the batch is not at its end or has too little to compare */
  startComparison(options: CompareOptions): void {
    // What is measured is how many at once pay: it shares its slots with nobody.
    this.#comparison.start(this.batch, this.#spec, { ...this.#ports, slots: undefined }, options);
  }

  /** Resolves when the scratch folder is gone. */
  async cancelComparison(): Promise<void> {
    await this.#comparison.cancel();
  }

  /** Ends what runs and leaves the batch. Saved images stay; part files too where a later start can go on with them. */
  async close(): Promise<void> {
    await this.cancelComparison();
    await this.batch.close();
  }
}

/** The file that made a download unnecessary. Its name had its extension from its bytes when it was saved. */
function fileSavedBefore(batch: Batch, downloadId: number): { path: string; mediaType: string } | null {
  const { state, name } = batch.download(downloadId);
  const type = state.kind === 'skipped' && state.why === 'saved-before' ? imageTypeOfName(name) : null;
  return type === null ? null : { path: join(batch.folder, name), mediaType: mediaTypeOf[type] };
}
