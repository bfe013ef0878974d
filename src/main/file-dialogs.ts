import { basename } from 'node:path';
import { type BrowserWindow, dialog, type FileFilter, type OpenDialogOptions } from 'electron';
import { writeWholeFile } from '../engine/files/whole-file.ts';
import { messages } from './language.ts';
import { CommandError } from './ipc/command-error.ts';

/**
 * Lets the person choose files or a folder. The window never names a path.
 *
 * @returns absolute paths; none when the person cancelled
 * @throws CommandError when the dialog cannot be shown
 */
export async function askToOpen(window: BrowserWindow, request: OpenDialogOptions): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, request).catch(refuse);
  return canceled ? [] : filePaths;
}

/** What is to be saved, and what it is called unless the person says otherwise. */
export interface SaveRequest {
  title: string;
  /** A path whose folder is shown and whose file name is proposed. */
  defaultPath: string;
  filters: FileFilter[];
}

/**
 * Lets the person choose where a file goes. The window never names a path.
 *
 * @returns null when the person cancelled
 * @throws CommandError when the dialog cannot be shown
 */
export async function askWhereToSave(window: BrowserWindow, request: SaveRequest): Promise<string | null> {
  const { canceled, filePath } = await dialog
    .showSaveDialog(window, {
      ...request,
      buttonLabel: messages().main.save,
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    })
    .catch(refuse);
  return canceled || filePath === '' ? null : filePath;
}

/**
 * Writes what the person has chosen a place for; what was there stays until it is whole.
 *
 * @returns the file's name, for a sentence
 * @throws CommandError when it cannot be written
 */
export async function saveAt(path: string, content: string | Uint8Array): Promise<{ name: string }> {
  await writeWholeFile(path, [content]).catch((error: unknown) => {
    const why = error instanceof Error ? (error.message.split(':')[0] ?? '') : '';
    throw new CommandError('not-saved', messages().main.notSaved(basename(path), why));
  });
  return { name: basename(path) };
}

function refuse(error: unknown): never {
  throw new CommandError('no-dialog', error instanceof Error ? error.message : messages().main.noDialog);
}
