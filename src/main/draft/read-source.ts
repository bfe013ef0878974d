import { encodingHeadSize, wideEncodingOf } from '../../shared/url-list/list-encoding.ts';
import { addPart, createListReader } from '../../shared/url-list/list-reader.ts';
import type { TableChoice } from '../../shared/url-list/table-choice.ts';
import type { ListPart } from '../../shared/url-list/url-list.ts';
import { piecesOf, type SourceContent } from './source-content.ts';
import { createTurns } from './turns.ts';

/**
 * Reads a whole source, however long, without holding the window up.
 *
 * @param table how its columns are to be read; left out, the reader finds out
 */
export async function readSource(content: SourceContent, table?: TableChoice): Promise<ListPart> {
  const reader = createListReader({ table });
  const whole: ListPart = { rows: [], duplicates: [], problems: [] };
  const turns = createTurns();
  for (const piece of piecesOf(content)) {
    addPart(whole, reader.push(piece));
    if (turns.isOver) await turns.next();
  }
  addPart(whole, reader.end());
  return whole;
}

/** Whether bytes are no text: a NUL byte at the beginning, as git and grep tell, unless UTF-16 explains it. */
export function isBinary(bytes: Uint8Array): boolean {
  return wideEncodingOf(bytes.subarray(0, encodingHeadSize)) === null && bytes.subarray(0, 8000).includes(0);
}
