import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { Batch } from '../../engine/batch/batch.ts';
import { askWhereToSave, saveAt } from '../save-dialog.ts';

/** The URLs of a batch that failed, in list order, without credentials. */
export function failedUrls(batch: Batch): string[] {
  const urls: string[] = [];
  for (let id = 0; id < batch.rowCount; id++) {
    const { state, url } = batch.download(id);
    if (state.kind === 'failed') urls.push(url);
  }
  return urls;
}

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
    title: 'Save the list of failed URLs',
    defaultPath: join(batch.folder, 'failed urls.txt'),
    filters: [{ name: 'Text file', extensions: ['txt'] }],
  });
  if (path === null) return null;
  return { ...(await saveAt(path, urls.map((url) => `${url}\n`).join(''))), count: urls.length };
}
