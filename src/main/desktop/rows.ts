import { clipboard, shell } from 'electron';
import type { Batch } from '../../engine/batch/batch.ts';
import type { DownloadId } from '../../shared/download.ts';
import { imageTypeOfName } from '../../shared/file-names/image-extension.ts';
import { messages } from '../language.ts';
import { CommandError } from '../ipc/command-error.ts';

/** The URLs of rows, without credentials. */
export function* urlsOf(batch: Batch, ids: Iterable<DownloadId>): Iterable<string> {
  for (const id of ids) yield batch.download(id).url;
}

/** What went wrong with rows, `URL<tab>reason`, also where it is tried again; nothing for rows where all is well. */
export function* errorsOf(batch: Batch, ids: Iterable<DownloadId>): Iterable<string> {
  for (const id of ids) {
    const { state, url } = batch.download(id);
    if (state.kind === 'failed' || state.kind === 'retrying') yield `${url}\t${state.failure.message}`;
  }
}

/** Puts lines on the clipboard; one that holds something is never replaced by nothing. */
export async function copyLines(lines: Iterable<string>): Promise<{ count: number }> {
  const all = [...lines];
  if (all.length > 0) await clipboard.writeText(all.join('\n'));
  return { count: all.length };
}

/**
 * Opens an image in the desktop's program for it. A name from a list may end in anything; what does not end as an image
 * might be run instead of shown.
 */
export async function openImage(path: string): Promise<void> {
  const type = imageTypeOfName(path);
  if (type === null) {
    throw new CommandError('no-image-name', messages().main.noImageName);
  }
  // Most desktops give an SVG to the browser, which runs what a stranger has written into it.
  if (type === 'svg') {
    throw new CommandError('may-hold-scripts', messages().main.mayHoldScripts);
  }
  const problem = await shell.openPath(path);
  if (problem !== '') throw new CommandError('not-opened', problem);
}
