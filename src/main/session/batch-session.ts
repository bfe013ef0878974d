import { setImmediate as nextTurn, setTimeout as after } from 'node:timers/promises';
import type { BatchPatch, BatchSnapshot, Comparison, Limits } from '../../shared/batch.ts';
import type { CompareOptions } from '../../shared/compare/comparison.ts';
import type { DownloadId } from '../../shared/download.ts';
import type { Later } from '../../shared/later.ts';
import type { TimelineChange } from '../../shared/timeline/timeline.ts';
import type { PackedSnapshot } from '../../shared/wire/pack-snapshot.ts';
import type { Batch, BatchPorts } from '../../engine/batch/batch.ts';
import type { BatchSettings } from '../../engine/recovery/begin-batch.ts';
import { systemClock } from '../../engine/clock.ts';
import { SharedSlots } from '../../engine/queue/shared-slots.ts';
import type { RateLimit } from '../../engine/transfer/body/rate-limit.ts';
import type { StoredAttempt } from '../../engine/store/batch-tables.ts';
import type { StoredBatch } from '../../engine/store/stored-batch.ts';
import type { Store } from '../../engine/store/store.ts';
import type { TimelineRecorder } from '../../engine/timeline/timeline-recorder.ts';
import { CommandError } from '../ipc/command-error.ts';
import { messages } from '../language.ts';
import { createListMaker, type ListMaker, type SessionList, type SettingsFor } from './list-maker.ts';
import { ListSession, type MadeList } from './list-session.ts';

/** What happens in the session. The first three are of the list that is shown, as the window hears it. */
export interface SessionListener {
  patch(patch: BatchPatch): void;
  timeline(change: TimelineChange): void;
  comparison(batchId: string, comparison: Comparison): void;
  /** Something has happened in a list, be it shown or not; many times a second. */
  changed?(list: ListSession, patch: BatchPatch): void;
  /** A list is no longer open. */
  left?(batchId: string): void;
  /** The list that is shown is another batch of the same id now: a mirror of it has to be made anew. */
  replaced?(batchId: string): void;
  /** Measuring failed for a reason that nobody expected. */
  fault?(error: unknown): void;
}

/** A list of so many rows takes some time to get to the window. */
const longFrom = 10_000;
/** A long list is on its way to the window before its downloads take main's time, in ms. */
const headStartMs = 50;

/** Finished lists that stay open, with their waterfalls and comparisons, when another one is shown. */
const mostFinished = 3;

/**
 * The lists of this start of the app: those that are being downloaded, and the finished ones that were shown last. The
 * window shows one of them, or none while a new one is put together; what is asked for without saying of which list is
 * asked of that one.
 */
export class BatchSession {
  readonly #listener: SessionListener;
  readonly #ports: BatchPorts;
  /** What all lists share, whichever was begun first. */
  readonly #slots = new SharedSlots();
  readonly #store: Store | undefined;
  readonly #maker: ListMaker;
  /** By id, the one that was shown least lately first. */
  readonly #lists = new Map<string, ListSession>();
  #shownId: string | null = null;
  /** By id, the lists that are being taken from the store. */
  readonly #waking = new Map<string, Promise<void>>();

  /**
   * @param store what is remembered; without it nothing counts as saved before, and nothing can be gone on with later
   * @param rateLimit for all lists together
   */
  constructor(listener: SessionListener, store?: Store, rateLimit?: RateLimit) {
    this.#listener = listener;
    this.#store = store;
    this.#ports = { clock: systemClock, random: Math.random, rateLimit, slots: this.#slots };
    this.#maker = createListMaker(this.#ports, store);
  }

  /** The list that is shown; null while none is. */
  get shown(): ListSession | null {
    return this.#shownId === null ? null : this.find(this.#shownId);
  }

  /** The batch that is shown. @throws CommandError when there is none */
  get batch(): Batch {
    return this.#shownList().batch;
  }

  get snapshot(): BatchSnapshot | null {
    return this.shown?.snapshot ?? null;
  }

  /** The same as it crosses to the window, made in a fraction of the time. */
  get packedSnapshot(): PackedSnapshot | null {
    return this.shown?.packedSnapshot ?? null;
  }

  /** The lists that are open. */
  get lists(): readonly ListSession[] {
    return [...this.#lists.values()];
  }

  /** The lists that have not come to their end. */
  get busy(): readonly ListSession[] {
    return this.lists.filter((list) => list.isBusy);
  }

  get isBusy(): boolean {
    return this.busy.length > 0;
  }

  /** What a later start can do with what is stopped now: what holds for the list that loses the most. */
  get later(): Later {
    const laters = new Set(this.busy.map(({ later }) => later));
    return laters.has('not-recorded') ? 'not-recorded' : laters.has('demo') ? 'demo' : 'goes-on';
  }

  get recorder(): TimelineRecorder | null {
    return this.shown?.recorder ?? null;
  }

  /** What has happened so far in the batch that is shown. */
  get timeline(): TimelineChange | null {
    return this.recorder?.snapshot() ?? null;
  }

  /** Gives lists what others hold whose disks do not answer. To be called every few seconds. */
  lookAtDisks(): void {
    this.#slots.lookAgain();
  }

  /** The attempts of a row of the list that is shown, as far as they are on record; null without a record. */
  async attemptsOf(id: DownloadId): Promise<StoredAttempt[] | null> {
    if (this.#store === undefined) return null;
    await this.batch.recorded();
    return this.#store.history.attemptsOf(this.batch.id, id);
  }

  /** An open list; null where it is not open. */
  find(batchId: string): ListSession | null {
    return this.#lists.get(batchId) ?? null;
  }

  /**
   * Makes an open list the one that is shown, or none.
   *
   * @throws CommandError when it is not open
   */
  show(batchId: string | null): void {
    if (batchId === this.#shownId) return;
    const list = batchId === null ? null : this.find(batchId);
    if (batchId !== null && list === null) throw new CommandError('no-list', messages().main.listGone);
    this.#shownId = batchId;
    if (batchId !== null && list !== null) {
      this.#lists.delete(batchId);
      this.#lists.set(batchId, list);
    }
    void this.#closeOldest();
  }

  /** @throws CommandError when the folder cannot be read */
  async start(list: SessionList, folder: string, settings: BatchSettings): Promise<PackedSnapshot> {
    return await this.#begin(await this.#maker.begin(list, folder, settings));
  }

  /**
   * Goes on with a list that an earlier start has not finished, as it was left.
   *
   * @param settingsFor from the options that are stored with it; may throw a CommandError
   * @throws CommandError when there is no such list, or its folder cannot be read
   */
  async goOn(batchId: string, settingsFor: SettingsFor): Promise<PackedSnapshot> {
    return await this.#begin(await this.#maker.goOn(batchId, settingsFor));
  }

  /**
   * Downloads again what is missing of a list that is not at work: files are looked at, one by one.
   *
   * @throws CommandError when there is no such list, it is at work, or its folder cannot be read
   */
  async runAgain(batchId: string, settingsFor: SettingsFor): Promise<PackedSnapshot> {
    if (this.find(batchId)?.isBusy === true) {
      throw new CommandError('busy', messages().main.listBusy);
    }
    const before = this.find(batchId);
    const wasShown = this.#shownId === batchId;
    if (before !== null && before.stored === null) await this.leave(batchId); // the record is free for who takes it
    try {
      return await this.#begin(await this.#maker.takeAgain(batchId, 'only-missing', settingsFor));
    } catch (error) {
      const stored = this.#store?.history.read(batchId) ?? null;
      if (wasShown && stored !== null && this.find(batchId) === null) {
        this.view(stored, before?.at ?? Date.now());
        this.#listener.replaced?.(batchId);
      }
      throw error;
    }
  }

  /** Shows a list that is not open, as it was left. Nothing of it touches the disk or the network. */
  view(stored: StoredBatch, at: number): void {
    this.#open(this.#maker.view(stored, at));
    this.show(stored.id);
  }

  /**
   * Makes sure that an open list can be worked on, if it was only looked at so far. It rests as it was.
   *
   * @throws CommandError when its folder cannot be read, what it needs is not there, or it has been left meanwhile
   */
  async wake(batchId: string, settingsFor: SettingsFor): Promise<void> {
    const list = this.find(batchId);
    if (list === null || list.stored === null) return;
    const waking = this.#waking.get(batchId) ?? this.#replace(list, settingsFor);
    this.#waking.set(batchId, waking);
    try {
      await waking;
    } finally {
      this.#waking.delete(batchId);
    }
  }

  async #replace(list: ListSession, settingsFor: SettingsFor): Promise<void> {
    const { id } = list.batch;
    const made = await this.#maker.takeAgain(id, 'as-it-was', settingsFor);
    if (this.find(id) !== list) {
      await made.batch.close();
      throw new CommandError('no-list', messages().main.listGone);
    }
    this.#open(made).listen();
    if (this.#shownId === id) this.#listener.replaced?.(id);
  }

  /** Starts a list that was made, and shows it. */
  async #begin(made: MadeList): Promise<PackedSnapshot> {
    // What is downloaded would take its share of the line from what is being measured.
    await this.cancelComparison();
    this.#slots.setMost(made.spec.limits.concurrency);
    const list = this.#open(made);
    this.show(made.batch.id);
    list.listen();
    if (list.batch.rowCount < longFrom) {
      list.batch.start();
      return list.packedSnapshot;
    }
    list.batch.start(after(headStartMs));
    await nextTurn();
    return list.packedSnapshot;
  }

  #open(made: MadeList): ListSession {
    const { id } = made.batch;
    const isShown = (): boolean => this.#shownId === id;
    const list = new ListSession(made, this.#ports, {
      isShown,
      patch: (patch) => {
        if (isShown()) this.#listener.patch(patch);
        this.#listener.changed?.(list, patch);
      },
      timeline: (change) => {
        if (isShown()) this.#listener.timeline(change);
      },
      comparison: (comparison) => {
        if (isShown()) this.#listener.comparison(id, comparison);
      },
      isActive: () => void this.cancelComparison(),
      fault: (error) => this.#listener.fault?.(error),
    });
    void this.find(id)?.close(); // a look at what was stored, whose place this takes
    this.#lists.set(id, list);
    return list;
  }

  /** The file of a download of an open list, saved now or before. */
  savedFile(batchId: string, downloadId: number): { path: string; mediaType: string } | null {
    return this.find(batchId)?.savedFile(downloadId) ?? null;
  }

  /** @throws CommandError when a list is being downloaded, this one is being measured or has too little to compare */
  startComparison(options: CompareOptions): void {
    const list = this.#shownList();
    if (this.busy.some((other) => other !== list && other.batch.status.kind === 'running')) {
      throw new CommandError('busy', messages().main.measuringBusy);
    }
    list.startComparison(options);
  }

  /** Ends whatever is being measured. Resolves when the scratch folder is gone. */
  async cancelComparison(): Promise<void> {
    await Promise.all(this.lists.map(async (list) => await list.cancelComparison()));
  }

  /** How many downloads may run at once, in all lists together. */
  setLimits(limits: Limits): void {
    this.#slots.setMost(limits.concurrency);
    for (const { batch } of this.busy) batch.setLimits(limits);
  }

  /** Gives an open list another name. */
  rename(batchId: string, label: string): void {
    const list = this.find(batchId);
    if (list !== null) list.label = label;
  }

  /** Ends a list and leaves it. Saved images stay; part files too where a later start can go on with them. */
  async leave(batchId: string): Promise<void> {
    const list = this.find(batchId);
    if (list === null) return;
    this.#lists.delete(batchId);
    if (this.#shownId === batchId) this.#shownId = null;
    await list.close();
    this.#listener.left?.(batchId);
  }

  /** Ends all of them, as `leave` does. */
  async close(): Promise<void> {
    await Promise.all(this.lists.map(async ({ batch }) => await this.leave(batch.id)));
  }

  #shownList(): ListSession {
    const { shown } = this;
    if (shown === null) throw new CommandError('no-batch', messages().main.noList);
    return shown;
  }

  /** Each open list is all its rows in memory. */
  async #closeOldest(): Promise<void> {
    const finished = this.lists.filter((list) => list.isFinished && list.batch.id !== this.#shownId);
    for (const { batch } of finished.slice(0, Math.max(0, finished.length - mostFinished))) await this.leave(batch.id);
  }
}
