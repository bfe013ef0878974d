import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { askWhereToSave, saveAt } from '../save-dialog.ts';

const formats = {
  png: { name: 'PNG picture', extensions: ['png'] },
  svg: { name: 'SVG drawing', extensions: ['svg'] },
} as const;

/**
 * Saves a picture of the waterfall, drawn by the window, where the person says.
 *
 * @param folder shown first
 * @returns null when the person cancelled
 */
export async function saveWaterfall(
  window: BrowserWindow,
  folder: string,
  format: keyof typeof formats,
  bytes: Uint8Array,
): Promise<{ name: string } | null> {
  const { name, extensions } = formats[format];
  const path = await askWhereToSave(window, {
    title: 'Save the waterfall',
    defaultPath: join(folder, `waterfall.${format}`),
    filters: [{ name, extensions: [...extensions] }],
  });
  return path === null ? null : await saveAt(path, bytes);
}
