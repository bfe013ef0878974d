import { homedir } from 'node:os';
import type { Batch } from '../../engine/batch/batch.ts';
import { systemClock } from '../../engine/clock.ts';
import { createMissingFolder } from '../../engine/files/create-missing-folder.ts';
import { folderStatus } from '../../engine/files/folder-status.ts';
import { findOwnFiles, type OwnFiles } from '../../engine/recovery/own-files.ts';
import { viewBatch } from '../../engine/recovery/reopen-batch.ts';
import { removeParts, sweepAbandoned } from '../../engine/recovery/sweep.ts';
import type { StoredBatch } from '../../engine/store/stored-batch.ts';
import type { Store } from '../../engine/store/store.ts';
import type { FolderStatus } from '../../shared/folder.ts';
import type { ListEntry, ListFiles, RemovedList } from '../../shared/lists.ts';
import { emptyTimeline } from '../../shared/timeline/timeline.ts';
import type { PackedSnapshot } from '../../shared/wire/pack-snapshot.ts';
import { CommandError } from '../ipc/command-error.ts';
import type { BatchSession } from '../session/batch-session.ts';
import type { SettingsFor } from '../session/list-maker.ts';
import type { ReportedList } from '../session/save-report.ts';
import type { ExportedList } from './export-rows.ts';
import { messages } from '../language.ts';
import { entryOf, entryOfOutline, shortPath } from './list-entries.ts';

export interface ListsServiceParts {
  store: Store | undefined;
  session: BatchSession;
  /** Hands a file to the system's trash; rejects where that is refused. */
  trash: (path: string) => Promise<void>;
  /** A list has changed, or is gone. */
  changed: (batchId: string) => void;
}

/** Everything that the side bar can do with a list by its id. Each function throws a CommandError with what stands in the way. */
export interface ListsService {
  /** All lists: those that are open, those that are finished, and those that can be gone on with. */
  all(): Promise<ListEntry[]>;
  /** One of them; null when it is gone. */
  entry(batchId: string): ListEntry | null;
  /** Shows a list, or none. @returns its rows */
  show(batchId: string | null): PackedSnapshot | null;
  /** Goes on with an unfinished list. */
  goOn(batchId: string, settingsFor: SettingsFor): Promise<PackedSnapshot>;
  /** Downloads what is missing of a list that is not at work. */
  runAgain(batchId: string, settingsFor: SettingsFor): Promise<PackedSnapshot>;
  /** Makes the folder of a list that is not there any more; never in place of a drive that is not there. */
  createFolder(batchId: string): Promise<void>;
  rename(batchId: string, label: string): ListEntry;
  /** What would go if the list was removed with its files. */
  files(batchId: string): Promise<ListFiles>;
  /** Takes a list out of the record, with what had come of images that were not complete. */
  remove(batchId: string, withFiles: boolean): Promise<RemovedList>;
  /** All rows of a list. */
  rows(batchId: string): ExportedList;
  /** What a report tells of a list. */
  reported(batchId: string): ReportedList;
  /** The list's folder. */
  folder(batchId: string): string;
  pause(batchId: string): void;
  resume(batchId: string): void;
}

/** Files handed to the trash together. */
const trashedAtOnce = 8;

/** Begins at once to clear away what killed processes have left in the folders of their lists. */
export function createListsService({ store, session, trash, changed }: ListsServiceParts): ListsService {
  const swept = store === undefined ? Promise.resolve() : sweepAbandoned(store.history);

  const outlineEntry = (batchId: string): ListEntry | null => {
    const outline = store?.history.outline(batchId) ?? null;
    return outline === null ? null : entryOfOutline(outline);
  };
  const entry = (batchId: string): ListEntry | null => {
    const open = session.find(batchId);
    return open === null ? outlineEntry(batchId) : entryOf(open);
  };
  const storedList = (batchId: string): StoredBatch => store?.history.read(batchId) ?? isGone();
  /** Its rows as they are now: what is open may be further on than its record. */
  const batchOf = (batchId: string): Batch =>
    session.find(batchId)?.batch ?? viewBatch(storedList(batchId), { clock: systemClock, random: Math.random }).batch;
  const folder = (batchId: string): string =>
    session.find(batchId)?.batch.folder ?? store?.history.outline(batchId)?.folder ?? isGone();
  const resting = (batchId: string): void => {
    if (session.find(batchId)?.isBusy !== true) return;
    throw new CommandError('busy', messages().main.listBusyCancel);
  };
  const ownFiles = async (batchId: string): Promise<OwnFiles> => {
    const batch = batchOf(batchId);
    if (store === undefined) return isGone();
    const others = store.history.urlsOfOthers(batch);
    return await findOwnFiles(batch, store.saved, (url) => others.has(url));
  };
  /** The list belongs to its folder: there is no other one to choose. */
  const checkFolder = async (
    batchId: string,
    look: (path: string) => Promise<FolderStatus> = folderStatus,
  ): Promise<void> => {
    const at = folder(batchId);
    const { path, problem } = await look(at);
    if (problem === null) return;
    throw new CommandError(
      `folder-${problem.code}`,
      messages().main.goOnFolder[problem.code](shortPath(path ?? at, homedir())),
    );
  };

  return {
    entry,
    folder,
    async all() {
      await swept;
      const open = session.lists.map(entryOf);
      const ids = new Set(open.map(({ batchId }) => batchId));
      const stored = (store?.history.outlines() ?? []).filter(({ id }) => !ids.has(id)).map(entryOfOutline);
      return [...open, ...stored].sort((a, b) => b.at - a.at);
    },
    show(batchId) {
      if (batchId !== null && session.find(batchId) === null) {
        const at = outlineEntry(batchId)?.at ?? Date.now();
        session.view(storedList(batchId), at);
      } else session.show(batchId);
      return session.packedSnapshot;
    },
    async goOn(batchId, settingsFor) {
      await checkFolder(batchId);
      return await session.goOn(batchId, settingsFor);
    },
    async runAgain(batchId, settingsFor) {
      await checkFolder(batchId);
      return await session.runAgain(batchId, settingsFor);
    },
    async createFolder(batchId) {
      await checkFolder(batchId, createMissingFolder);
    },
    rename(batchId, label) {
      if (entry(batchId) === null) return isGone();
      store?.history.rename(batchId, label);
      session.rename(batchId, label);
      return entry(batchId) ?? isGone();
    },
    async files(batchId) {
      const { files, changed, missing, shared } = await ownFiles(batchId);
      return { files: files.length, bytes: sumOf(files), changed, missing, shared };
    },
    async remove(batchId, withFiles) {
      resting(batchId);
      const { files } = withFiles ? await ownFiles(batchId) : { files: [] };
      const path = folder(batchId);
      await session.leave(batchId);
      const trashed: OwnFiles['files'] = [];
      for (let at = 0; at < files.length; at += trashedAtOnce) {
        const some = files.slice(at, at + trashedAtOnce);
        const ends = await Promise.allSettled(some.map(async ({ path: file }) => await trash(file)));
        trashed.push(...some.filter((_, n) => ends[n]?.status === 'fulfilled'));
      }
      const refused = files.length - trashed.length;
      // A list whose files could not all go stays, so that somebody can try again.
      if (refused === 0) {
        await removeParts(batchId, path, new Set());
        store?.history.forget(batchId);
      }
      changed(batchId);
      return { trashed: trashed.length, bytes: sumOf(trashed), refused };
    },
    rows(batchId) {
      const batch = batchOf(batchId);
      const label = entry(batchId)?.label ?? '';
      const { folder, rowCount } = batch;
      return { label, folder, rowCount, download: (id) => batch.download(id), wish: (id) => batch.row(id) };
    },
    reported(batchId) {
      const open = session.find(batchId);
      const snapshot = open?.snapshot ?? { ...batchOf(batchId).snapshot(), comparison: { kind: 'none' } };
      return { snapshot, timeline: open?.recorder?.timeline() ?? emptyTimeline() };
    },
    pause(batchId) {
      (session.find(batchId) ?? isGone()).batch.pauseAll();
    },
    resume(batchId) {
      (session.find(batchId) ?? isGone()).batch.resumeAll();
    },
  };
}

function isGone(): never {
  throw new CommandError('no-list', messages().main.listGone);
}

const sumOf = (files: readonly { bytes: number }[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);
