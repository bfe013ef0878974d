import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { messages } from '../language.ts';
import { askWhereToSave, saveAt } from '../file-dialogs.ts';

const formats = {
  png: { name: 'pngPicture', extension: 'png' },
  svg: { name: 'svgDrawing', extension: 'svg' },
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
  const { name, extension } = formats[format];
  const path = await askWhereToSave(window, {
    title: messages().main.saveWaterfall,
    defaultPath: join(folder, `waterfall.${format}`),
    filters: [{ name: messages().main[name], extensions: [extension] }],
  });
  return path === null ? null : await saveAt(path, bytes);
}
