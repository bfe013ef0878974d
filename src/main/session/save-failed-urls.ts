import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { Download, DownloadId } from '../../shared/download.ts';
import type { Batch } from '../../engine/batch/batch.ts';
import { messages } from '../language.ts';
import { askWhereToSave, saveAt } from '../file-dialogs.ts';

/** The rows of a list, be it open or of the record. */
interface Rows {
  readonly rowCount: number;
  download(id: DownloadId): Download;
}

/** The URLs of a list that failed, in list order, without credentials. */
export const failedUrls = (list: Rows): string[] =>
  Array.from({ length: list.rowCount }, (_, id) => list.download(id)).flatMap(({ state, url }) =>
    state.kind === 'failed' ? [url] : [],
  );

/**
 * Saves them as a list, where the person says.
 *
 * @returns null when the person cancelled
 */
export async function saveFailedUrls(
  window: BrowserWindow,
  batch: Batch,
): Promise<{ name: string; count: number } | null> {
  const urls = failedUrls(batch);
  const path = await askWhereToSave(window, {
    title: messages().main.saveFailedUrls,
    defaultPath: join(batch.folder, messages().main.failedUrlsFile),
    filters: [{ name: messages().main.textFile, extensions: ['txt'] }],
  });
  if (path === null) return null;
  return { ...(await saveAt(path, urls.map((url) => `${url}\n`).join(''))), count: urls.length };
}
