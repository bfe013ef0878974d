import { clipboard } from 'electron';
import { readList } from '../../shared/url-list/list-reader.ts';
import { messages } from '../language.ts';
import { CommandError } from '../ipc/command-error.ts';
import type { Draft } from './draft.ts';

/** What is copied from a web page may be all links, with no address in its plain text; so much of it is looked at for that. */
const looked = 1_000_000;

/**
 * Adds what is on the clipboard as a source of its own. The window has no way to read the clipboard: this is done only when
 * a person presses a button or chooses it in the menu.
 *
 * @throws CommandError when there is no text
 */
export async function addClipboard(draft: Draft): Promise<void> {
  const text = await clipboard.readText();
  const isPlain = text.trim() !== '' && readList(text.slice(0, looked)).rows.length > 0;
  const html = isPlain ? '' : await readHtml();
  const content = html !== '' && readList(html.slice(0, looked)).rows.length > 0 ? html : text;
  if (content.trim() === '') throw new CommandError('no-text', messages().desktop.clipboardEmpty);
  await draft.add('clipboard', messages().desktop.fromClipboard, content);
}

async function readHtml(): Promise<string> {
  for (const item of await clipboard.read()) {
    if (item.types.includes('text/html')) {
      const blob = await item.getType('text/html');
      return blob instanceof Blob ? await blob.text() : '';
    }
  }
  return '';
}
