import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BrowserWindow } from 'electron';
import { listExtensions } from '../../shared/url-list/list-extensions.ts';
import { askToOpen } from '../file-dialogs.ts';
import { CommandError } from '../ipc/command-error.ts';
import { inputLimits } from '../ipc/command-schemas.ts';
import { addEach } from './add-each.ts';
import type { Draft } from './draft.ts';
import { messages } from '../language.ts';
import { isBinary } from './read-source.ts';

/**
 * Lets the person pick lists and adds them to the draft.
 *
 * @throws CommandError when the dialog cannot be shown, or as `openPathsInto` does
 */
export async function openFilesInto(draft: Draft, window: BrowserWindow): Promise<void> {
  const paths = await askToOpen(window, {
    title: messages().main.openLists,
    buttonLabel: messages().main.open,
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: messages().main.lists, extensions: [...listExtensions] },
      { name: messages().main.allFiles, extensions: ['*'] },
    ],
  });
  await openPathsInto(draft, paths);
}

/**
 * Adds lists that the person chose, in whatever way, to the draft.
 *
 * @throws CommandError when a file cannot be read or holds no text; all the others are in the draft then
 */
export async function openPathsInto(draft: Draft, paths: readonly string[]): Promise<void> {
  await addEach(paths, async (path) => {
    const name = basename(path);
    await addFile(draft, name, await readList(path, name));
  });
}

async function readList(path: string, name: string): Promise<Uint8Array> {
  const { size } = await stat(path).catch(() => ({ size: 0 }));
  if (size > inputLimits.fileBytes) {
    throw new CommandError('file-too-large', messages().main.fileTooLarge(name));
  }
  return await readFile(path).catch(() => {
    throw new CommandError('file-unreadable', messages().main.fileUnreadable(name));
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
    throw new CommandError('not-text', messages().main.notText(name));
  }
  await draft.add('file', name, slices);
}
