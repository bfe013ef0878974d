import { shell } from 'electron';
import { imageTypeOfName } from '../../shared/file-names/image-extension.ts';
import { CommandError } from '../ipc/command-error.ts';
import { messages } from '../language.ts';

/**
 * Opens an image in the desktop's program for it. A name from a list may end in anything; what does not end as an image
 * might be run instead of shown.
 *
 * @throws CommandError for a name that is no image's or is an SVG's, and where the desktop has no program for it
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
