import { stat } from 'node:fs/promises';
import type { DownloadId } from '../../shared/download.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import type { Clock } from '../clock.ts';
import { toDiskError } from '../files/disk-error.ts';
import { diskOf } from '../files/disks.ts';
import { type SavedAs, saveFile } from '../files/save-file.ts';
import { createFolderSync } from '../files/sync-folder.ts';
import { createSyncWaves } from '../files/sync-waves.ts';
import { markFromWeb, marksFiles } from '../files/web-mark.ts';
import type { SavedImages } from '../store/saved-images.ts';
import type { TransferResult } from '../transfer/transfer.ts';
import type { RowPlan } from './plan-rows.ts';

export interface CommitterOptions {
  folder: string;
  overwrite: boolean;
  /** Whether a file has its name only when it would survive a power cut. */
  isDurable: boolean;
  plan: RowPlan;
  saved: SavedImages | undefined;
  clock: Clock;
}

/** Brings complete part files under their final names. */
export interface Committer {
  /**
   * Saves a complete file. When it has its name, bytes and name survive a power cut, and so does the record that the
   * file belongs to the URL: that is written before the name is given, so that no file is ever saved twice.
   *
   * @param isWanted asked in the last moment
   * @returns null when it was not wanted any more. The part file is gone, whatever happens.
   * @throws DownloadError when the file system refuses
   */
  save(
    id: DownloadId,
    row: ListRow,
    plannedName: string,
    result: TransferResult,
    isWanted: () => boolean,
  ): Promise<SavedAs | null>;
  /** Says that nothing is being downloaded that the disk would be kept from. */
  hurry(): void;
}

export function createCommitter({ folder, overwrite, isDurable, plan, saved, clock }: CommitterOptions): Committer {
  const waves = createSyncWaves(clock);
  const syncFolder = createFolderSync(folder);
  const timeOf = async (path: string): Promise<number> =>
    (await diskOf(folder).look(async () => await stat(path))).mtimeMs;

  /** Linking and renaming keep a file's size and time: the row is true of the file that gets the name. */
  const remember = async ({ url }: ListRow, name: string, result: TransferResult): Promise<void> => {
    if (saved === undefined) return;
    const { part, bytes, sha256 = null, size } = result;
    const mtimeMs = (marksFiles ? null : part.changedAt) ?? (await timeOf(part.path));
    const image = { name, bytes, mtimeMs: Math.floor(mtimeMs), sha256 };
    await saved.add(folder, url, size === null ? image : { ...image, size });
    if (isDurable) await saved.sync();
  };

  return {
    async save(id, row, plannedName, result, isWanted) {
      const { part, type } = result;
      let savedAs: SavedAs | null = null;
      try {
        if (isDurable) await waves.join(async () => await part.close(true));
        else await part.close(false);
        await markFromWeb(part.path);
        if (!isWanted()) return null;
        savedAs = await saveFile(part.path, type, {
          folder,
          plannedName,
          servedName: plan.servedName(id, result.contentDisposition),
          names: plan.names,
          overwrite,
          isKept: plan.isKept,
          beforeCommit: async (name) => await remember(row, name, result),
        });
        if (isDurable && savedAs.keptBytes === null) await syncFolder(savedAs.name);
        return savedAs;
      } catch (error) {
        throw toDiskError(error, folder);
      } finally {
        if (savedAs?.keptBytes !== null) await part.discard();
      }
    },
    hurry: () => waves.hurry(),
  };
}
