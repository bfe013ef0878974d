import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import { CommandError } from '../ipc/command-error.ts';
import { inputLimits } from '../ipc/command-schemas.ts';
import type { Draft } from './draft.ts';
import { isBinary } from './read-source.ts';

/**
 * Lets the person pick lists and adds them to the draft.
 *
 * @throws CommandError when the dialog cannot be shown or a file cannot be read
 */
export async function openFilesInto(draft: Draft, window: BrowserWindow): Promise<void> {
  const answer = await dialog
    .showOpenDialog(window, {
      title: 'Open a list of image URLs',
      buttonLabel: 'Open',
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: 'Lists', extensions: ['txt', 'csv', 'tsv', 'md', 'html', 'htm', 'json', 'jsonl', 'list', 'urls'] },
        { name: 'All files', extensions: ['*'] },
      ],
    })
    .catch((error: unknown) => {
      throw new CommandError('no-dialog', error instanceof Error ? error.message : 'The dialog cannot be shown.');
    });
  await openPathsInto(draft, answer.canceled ? [] : answer.filePaths);
}

/**
 * Adds lists that the person chose, in whatever way, to the draft.
 *
 * @throws CommandError when a file cannot be read or is no list
 */
export async function openPathsInto(draft: Draft, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const name = basename(path);
    const bytes = await readList(path, name);
    await addFile(draft, name, bytes);
  }
}

async function readList(path: string, name: string): Promise<Uint8Array> {
  const { size } = await stat(path).catch(() => ({ size: 0 }));
  if (size > inputLimits.fileBytes) {
    throw new CommandError('file-too-large', `${name} is larger than 256 MB. Split it and open the parts.`);
  }
  return await readFile(path).catch(() => {
    throw new CommandError('file-unreadable', `${name} cannot be read. Check its permissions and try again.`);
  });
}

/**
 * Adds a file's text to the draft.
 *
 * @throws CommandError when the file holds no text
 */
export async function addFile(draft: Draft, name: string, content: Uint8Array | readonly Uint8Array[]): Promise<void> {
  const slices = content instanceof Uint8Array ? [content] : content;
  if (isBinary(slices[0] ?? new Uint8Array())) {
    throw new CommandError('not-text', `${name} is not a text file. Save it as text or CSV and add that.`);
  }
  await draft.add('file', name, slices);
}
