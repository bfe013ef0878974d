import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { BatchPatch, BatchSnapshot, Comparison } from '../../shared/batch.ts';
import type { CompareOptions } from '../../shared/compare/comparison.ts';
import type { Later } from '../../shared/history.ts';
import { imageTypeOfName } from '../../shared/file-names/image-extension.ts';
import type { TimelineChange } from '../../shared/timeline/timeline.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { type Batch, type BatchPorts, type BatchSpec, createBatch } from '../../engine/batch/batch.ts';
import { type BatchSettings, beginBatch, goOnWithBatch } from '../../engine/recovery/begin-batch.ts';
import { systemClock } from '../../engine/clock.ts';
import { DownloadError } from '../../engine/download-error.ts';
import type { Store } from '../../engine/store/store.ts';
import { recordTimeline } from '../../engine/timeline/timeline-feed.ts';
import type { TimelineRecorder } from '../../engine/timeline/timeline-recorder.ts';
import { mediaTypeOf } from '../../engine/transfer/image-type.ts';
import { CommandError } from '../ipc/command-error.ts';
import { ComparisonSession } from './comparison-session.ts';

/** What happens in the session, as the window hears it. */
export interface SessionListener {
  patch(patch: BatchPatch): void;
  timeline(change: TimelineChange): void;
  comparison(batchId: string, comparison: Comparison): void;
}

/** What is to be downloaded. */
export interface SessionList {
  rows: ListRow[];
  /** What the person knows it by. */
  label: string;
  /** Whether a later start can go on with it. */
  resumable: boolean;
}

interface Begun {
  batch: Batch;
  spec: BatchSpec;
  later: Later;
}

/** The one batch that the window shows, and the measured run beside it. */
export class BatchSession {
  readonly #listener: SessionListener;
  readonly #ports: BatchPorts = { clock: systemClock, random: Math.random };
  readonly #store: Store | undefined;
  #batch: Batch | null = null;
  #spec: BatchSpec | null = null;
  #later: Later = 'not-recorded';
  #timeline: TimelineRecorder | null = null;
  readonly #comparison = new ComparisonSession((comparison) => this.#tellComparison(comparison));

  /** @param store what is remembered; without it nothing counts as saved before, and nothing can be gone on with later */
  constructor(listener: SessionListener, store?: Store) {
    this.#listener = listener;
    this.#store = store;
  }

  /** @throws CommandError when there is no batch */
  get batch(): Batch {
    if (this.#batch === null) throw new CommandError('no-batch', 'There is no list being downloaded.');
    return this.#batch;
  }

  get snapshot(): BatchSnapshot | null {
    return this.#batch === null ? null : { ...this.#batch.snapshot(), comparison: this.#comparison.state };
  }

  /** Whether a list is there that has not come to its end. */
  get isBusy(): boolean {
    return this.#batch !== null && this.#batch.status.kind !== 'finished';
  }

  /** What a later start can do with the list if it is stopped now. */
  get later(): Later {
    return this.#later;
  }

  get recorder(): TimelineRecorder | null {
    return this.#timeline;
  }

  /** What has happened in the batch so far. */
  get timeline(): TimelineChange | null {
    return this.#timeline?.snapshot() ?? null;
  }

  /** @throws CommandError when a batch is there already or the folder cannot be read */
  async start(list: SessionList, folder: string, settings: BatchSettings): Promise<BatchSnapshot> {
    const { rows, label, resumable } = list;
    const spec: BatchSpec = { ...settings, id: randomUUID(), rows, folder };
    return await this.#begin(async () => {
      const store = this.#store;
      const batch =
        store === undefined
          ? await createBatch(spec, this.#ports)
          : await beginBatch(spec, this.#ports, store, { label, resumable, keepsSecrets: true });
      const later = store === undefined ? 'not-recorded' : 'goes-on';
      return { batch, spec: { ...spec, id: batch.id }, later: resumable ? later : 'demo' };
    });
  }

  /**
   * Goes on with a list that an earlier start has not finished, as it was left.
   *
   * @param settingsFor from the options that are stored with it; may throw a CommandError
   * @throws CommandError when a batch is there already, there is no such list, or its folder cannot be read
   */
  async goOn(batchId: string, settingsFor: (stored: unknown) => Promise<BatchSettings>): Promise<BatchSnapshot> {
    return await this.#begin(async () => {
      const store = this.#store;
      const taken =
        store === undefined
          ? null
          : await goOnWithBatch(batchId, this.#ports, store, async ({ options }) => await settingsFor(options));
      if (taken === null) throw new CommandError('no-list', 'This list is not there any more.');
      return { ...taken, later: 'goes-on' };
    });
  }

  /** Makes a batch in place of the finished one, and starts it. */
  async #begin(make: () => Promise<Begun>): Promise<BatchSnapshot> {
    if (this.isBusy) throw new CommandError('busy', 'A list is being downloaded already. Finish or cancel it first.');
    await this.close();
    const { batch, spec, later } = await make().catch((error: unknown) => {
      throw error instanceof DownloadError ? new CommandError(error.code, error.message) : error;
    });
    batch.listen({
      patch: (patch) => this.#listener.patch(patch),
      transition: ({ state }) => {
        // A download that is tried again would take its share of the line from what is being measured.
        if (state.kind === 'active') void this.#comparison.cancel();
      },
    });
    this.#timeline = recordTimeline(batch, this.#ports.clock, (change) => this.#listener.timeline(change));
    this.#batch = batch;
    this.#spec = spec;
    this.#later = later;
    this.#comparison.reset();
    batch.start();
    return { ...batch.snapshot(), comparison: this.#comparison.state };
  }

  /** The file of a download of the present batch, saved now or before. */
  savedFile(batchId: string, downloadId: number): { path: string; mediaType: string } | null {
    const batch = this.#batch?.id === batchId ? this.#batch : null;
    if (batch === null || downloadId >= batch.rowCount) return null;
    return batch.savedFile(downloadId) ?? fileSavedBefore(batch, downloadId);
  }

  /** @throws CommandError when one is under way, the batch is not at its end or has too little to compare */
  startComparison(options: CompareOptions): void {
    const spec = this.#spec;
    if (spec !== null) this.#comparison.start(this.batch, spec, this.#ports, options);
  }

  /** Resolves when the scratch folder is gone. */
  async cancelComparison(): Promise<void> {
    await this.#comparison.cancel();
  }

  /** Ends what runs and leaves the batch. Saved images stay; part files too where a later start can go on with them. */
  async close(): Promise<void> {
    await this.cancelComparison();
    await this.#batch?.close();
    this.#batch = null;
    this.#timeline = null;
    this.#spec = null;
  }

  #tellComparison(comparison: Comparison): void {
    if (this.#batch !== null) this.#listener.comparison(this.#batch.id, comparison);
  }
}

/** The file that made a download unnecessary. Its name had its extension from its bytes when it was saved. */
function fileSavedBefore(batch: Batch, downloadId: number): { path: string; mediaType: string } | null {
  const { state, name } = batch.download(downloadId);
  const type = state.kind === 'skipped' && state.why === 'saved-before' ? imageTypeOfName(name) : null;
  return type === null ? null : { path: join(batch.folder, name), mediaType: mediaTypeOf[type] };
}
