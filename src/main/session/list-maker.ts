import { randomUUID } from 'node:crypto';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { type BatchPorts, type BatchSpec, createBatch } from '../../engine/batch/batch.ts';
import { DownloadError } from '../../engine/download-error.ts';
import { type BatchSettings, beginBatch, goOnWithBatch } from '../../engine/recovery/begin-batch.ts';
import { type Reopening, takeAgain, viewBatch } from '../../engine/recovery/reopen-batch.ts';
import { RowTable } from '../../engine/rows/row-table.ts';
import type { StoredBatch } from '../../engine/store/stored-batch.ts';
import type { Store } from '../../engine/store/store.ts';
import { CommandError } from '../ipc/command-error.ts';
import { messages } from '../language.ts';
import type { MadeList } from './list-session.ts';

/** What is to be downloaded. */
export interface SessionList {
  rows: readonly ListRow[];
  /** What the person knows it by. */
  label: string;
  /** Whether a later start can go on with it. */
  resumable: boolean;
}

/** Makes of what is stored with a list how it is downloaded; may throw a CommandError. */
export type SettingsFor = (stored: unknown) => Promise<BatchSettings>;

/**
 * Makes lists, new ones and those of the record; none of them has been started yet. Rejects with a CommandError where
 * there is no such list, it is another process's, or its folder cannot be read.
 */
export interface ListMaker {
  begin(list: SessionList, folder: string, settings: BatchSettings): Promise<MadeList>;
  /** A list that an earlier start has not finished, as it was left. */
  goOn(batchId: string, settingsFor: SettingsFor): Promise<MadeList>;
  /** A list of the record, whether it was finished or not. */
  takeAgain(batchId: string, reopening: Reopening, settingsFor: SettingsFor): Promise<MadeList>;
  /** A list to be looked at, as it was left: nothing of it touches the disk or the network. */
  view(stored: StoredBatch, at: number): MadeList;
}

/** @param store without it nothing counts as saved before, and no list of an earlier start is there */
export function createListMaker(ports: BatchPorts, store: Store | undefined): ListMaker {
  return {
    async begin({ rows, label, resumable }, folder, settings) {
      // By columns: the objects of a long list can go with the draft.
      const spec: BatchSpec = { ...settings, id: randomUUID(), rows: RowTable.of(rows), folder };
      const batch = await asCommand(async () =>
        store === undefined
          ? await createBatch(spec, ports)
          : await beginBatch(spec, ports, store, { label, resumable, keepsSecrets: true }),
      );
      const later = store === undefined ? 'not-recorded' : 'goes-on';
      // One that was stopped before goes on under the name that it has.
      const name = store?.history.outline(batch.id)?.label ?? label;
      return { batch, spec: { ...spec, id: batch.id }, label: name, later: resumable ? later : 'demo', at: Date.now() };
    },
    async goOn(batchId, settingsFor) {
      const settings = async ({ options }: StoredBatch): Promise<BatchSettings> => await settingsFor(options);
      const taken = await asCommand(async () =>
        store === undefined ? null : await goOnWithBatch(batchId, ports, store, settings),
      );
      if (taken === null) throw new CommandError('no-list', messages().main.listGone);
      return { ...taken, later: 'goes-on', at: Date.now() };
    },
    async takeAgain(batchId, reopening, settingsFor) {
      const settings = async ({ options }: StoredBatch): Promise<BatchSettings> => await settingsFor(options);
      const taken = await asCommand(async () =>
        store === undefined ? null : await takeAgain(batchId, reopening, ports, store, settings),
      );
      if (taken === null) throw new CommandError('no-list', messages().main.listGone);
      const { batch, spec, stored } = taken;
      return { batch, spec, label: stored.label, later: stored.resumable ? 'goes-on' : 'demo', at: Date.now() };
    },
    view(stored, at) {
      const later = stored.resumable ? 'goes-on' : 'demo';
      return { ...viewBatch(stored, ports), label: stored.label, later, at, stored };
    },
  };
}

/** Says what the engine could not do in a person's words. */
async function asCommand<T>(work: () => Promise<T>): Promise<T> {
  return await work().catch((error: unknown) => {
    throw error instanceof DownloadError
      ? new CommandError(error.code, messages().failures.message(error, null))
      : error;
  });
}
