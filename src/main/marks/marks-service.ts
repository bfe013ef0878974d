import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DownloadId } from '../../shared/download.ts';
import { rangesOf } from '../../shared/id-ranges.ts';
import { type Mark, type MarkAnswer, type Marks, noMarks } from '../../shared/marks.ts';
import type { MarkTable, StoredMark } from '../../engine/store/marks.ts';
import { knownDisk } from '../../engine/files/disks.ts';
import { splitCredentials } from '../../engine/store/credentials.ts';
import { CommandError } from '../ipc/command-error.ts';
import { messages } from '../language.ts';
import { freeHeldName, moveAway, putBack } from './held-files.ts';
import { handOver, type TrashItem } from './hand-over.ts';

/** What is asked of a batch. */
export interface MarkedBatch {
  readonly id: string;
  readonly folder: string;
  readonly rowCount: number;
  /** As it was given. */
  url(id: DownloadId): string;
  /** Relative to the folder; null for what is not saved by Shoal. */
  savedName(id: DownloadId): string | null;
}

export interface MarksService {
  of(batch: MarkedBatch): Marks;
  /**
   * Marks rows that are saved, and takes marks away. A rejected file leaves its place at once and waits for the trash; taking
   * that back puts it where it was. All others stay as they are.
   *
   * @throws CommandError when nothing can be remembered: then nothing is moved either
   */
  set(batch: MarkedBatch, ids: Iterable<DownloadId>, mark: Mark | null): Promise<MarkAnswer>;
  /** Where a rejected file is while it waits for the trash; null for all others. */
  heldPath(batch: MarkedBatch, id: DownloadId): string | null;
  /** Hands what waits to the system's trash, as long as there is time. @returns why some could not be handed over */
  empty(mayGoOn?: () => boolean): Promise<string | null>;
}

/** Files moved together. */
const atOnce = 16;

/**
 * @param table where marks are remembered; without it nothing can be marked
 * @param trashItem the system's
 */
export function createMarksService(table: MarkTable | undefined, trashItem: TrashItem): MarksService {
  const known = new Map<string, Map<DownloadId, StoredMark>>();
  let work: Promise<unknown> = Promise.resolve();

  /** One after another: a rejection and its undoing must not overtake each other. */
  const inTurn = async <T>(job: () => Promise<T>): Promise<T> => {
    const done = work.then(job);
    work = done.catch(() => undefined);
    return await done;
  };
  const marksOf = (batch: MarkedBatch): Map<DownloadId, StoredMark> => {
    const byId = known.get(batch.id) ?? readMarks(table, batch);
    known.set(batch.id, byId);
    return byId;
  };

  return {
    of: (batch) => asRanges(marksOf(batch)),
    async set(batch, ids, mark) {
      if (table === undefined) {
        throw new CommandError('no-record', messages().main.nothingMarked);
      }
      return await inTurn(async () => {
        const byId = marksOf(batch);
        // Another list may have the same images in the same folder.
        known.clear();
        known.set(batch.id, byId);
        return await setMarks(table, batch, byId, [...ids], mark);
      });
    },
    heldPath(batch, id) {
      const held = marksOf(batch).get(id)?.held ?? null;
      return held === null ? null : join(batch.folder, held);
    },
    async empty(mayGoOn) {
      if (table === undefined) return null;
      return await inTurn(async () => {
        const { message } = await handOver(table, trashItem, mayGoOn === undefined ? {} : { mayGoOn });
        known.clear();
        return message;
      });
    },
  };
}

function readMarks(table: MarkTable | undefined, batch: MarkedBatch): Map<DownloadId, StoredMark> {
  const byId = new Map<DownloadId, StoredMark>();
  const byUrl = table?.of(batch.folder);
  if (byUrl === undefined || byUrl.size === 0) return byId;
  for (let id = 0; id < batch.rowCount; id++) {
    const mark = byUrl.get(splitCredentials(batch.url(id)).url);
    if (mark !== undefined) byId.set(id, mark);
  }
  return byId;
}

function asRanges(byId: ReadonlyMap<DownloadId, StoredMark>): Marks {
  if (byId.size === 0) return noMarks;
  const ids = [...byId.keys()].sort((a, b) => a - b);
  const rangesIn = (wanted: Mark): number[] => rangesOf(ids.filter((id) => byId.get(id)?.mark === wanted));
  return { kept: rangesIn('kept'), rejected: rangesIn('rejected') };
}

async function setMarks(
  table: MarkTable,
  batch: MarkedBatch,
  byId: Map<DownloadId, StoredMark>,
  ids: readonly DownloadId[],
  mark: Mark | null,
): Promise<MarkAnswer> {
  const wanted = ids.filter((id) => {
    const before = byId.get(id)?.mark ?? null;
    return before !== mark && (before === 'rejected' || batch.savedName(id) !== null);
  });
  const run = new MarkRun(table, batch, byId);
  if (mark === 'rejected') await run.reject(wanted);
  else await run.takeBack(wanted, mark);
  const { refused, inTrash } = run;
  return { marks: asRanges(byId), changed: wanted.length - (refused?.count ?? 0), inTrash, refused };
}

/** One change of many rows. What the record says comes before a file is moved away, and after it is put back. */
class MarkRun {
  refused: MarkAnswer['refused'] = null;
  inTrash = 0;
  readonly #table: MarkTable;
  readonly #batch: MarkedBatch;
  readonly #byId: Map<DownloadId, StoredMark>;

  constructor(table: MarkTable, batch: MarkedBatch, byId: Map<DownloadId, StoredMark>) {
    this.#table = table;
    this.#batch = batch;
    this.#byId = byId;
  }

  async reject(ids: readonly DownloadId[]): Promise<void> {
    const { folder } = this.#batch;
    const planned: [DownloadId, StoredMark & { held: string }][] = [];
    const taken = new Set<string>();
    for (const id of ids) {
      const name = this.#batch.savedName(id) ?? '';
      const status = await this.#look(name).catch((error: unknown) => this.#refuse(error));
      if (status === null) continue;
      const held = await freeHeldName(folder, name, (path) => taken.has(path));
      taken.add(held);
      planned.push([id, { mark: 'rejected', name, bytes: status.size, held }]);
    }
    await this.#write(planned);
    const undone: [DownloadId, StoredMark | null][] = [];
    await inGroups(planned, async ([id, mark]) => {
      const before = this.#byId.get(id) ?? null;
      try {
        await moveAway(folder, mark.name, mark.held);
        this.#byId.set(id, mark);
      } catch (error) {
        this.#refuse(error);
        undone.push([id, before]);
      }
    });
    await this.#write(undone);
  }

  async takeBack(ids: readonly DownloadId[], mark: Mark | null): Promise<void> {
    const { folder } = this.#batch;
    const done: [DownloadId, StoredMark | null][] = [];
    await inGroups(ids, async (id) => {
      const before = this.#byId.get(id);
      const name = before?.name ?? this.#batch.savedName(id) ?? '';
      if (before?.mark === 'rejected' && before.held === null) this.inTrash++;
      if (before !== undefined && before.held !== null) {
        const isBack = await putBack(folder, name, before.held).catch((error: unknown) => this.#refuse(error));
        if (isBack === false) this.#refuse(new Error(messages().sheet.nameTaken(name)));
        if (isBack !== true) return;
      }
      const bytes = before?.bytes ?? (await this.#look(name).catch(() => null))?.size ?? 0;
      // What is in the trash is not in the folder to be kept.
      const isHere = before?.mark !== 'rejected' || before.held !== null;
      done.push([id, mark === null || !isHere ? null : { mark, name, bytes, held: null }]);
    });
    await this.#write(done);
    for (const [id, next] of done) {
      if (next === null) this.#byId.delete(id);
      else this.#byId.set(id, next);
    }
  }

  async #write(marks: readonly [DownloadId, StoredMark | null][]): Promise<void> {
    if (marks.length === 0) return;
    const { folder } = this.#batch;
    const isWritten = await this.#table.set(
      folder,
      marks.map(([id, mark]) => [this.#batch.url(id), mark]),
    );
    if (!isWritten) {
      throw new CommandError('no-record', messages().main.nothingMarked);
    }
  }

  async #look(name: string): Promise<Stats> {
    const { folder } = this.#batch;
    return await (await knownDisk(folder)).look(async () => await stat(join(folder, name)));
  }

  #refuse(error: unknown): null {
    const message = error instanceof Error ? error.message : String(error);
    this.refused = { count: (this.refused?.count ?? 0) + 1, message: this.refused?.message ?? message };
    return null;
  }
}

async function inGroups<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += atOnce) await Promise.all(items.slice(at, at + atOnce).map(work));
}
