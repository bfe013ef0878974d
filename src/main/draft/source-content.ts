import { setImmediate as nextTurn } from 'node:timers/promises';
import { createListDecoder } from '../../shared/url-list/list-decoder.ts';
import { createLineSplitter } from '../../shared/url-list/line-splitter.ts';

/** A text, or the bytes of a text file in the pieces in which they came. */
export type SourceContent = string | readonly Uint8Array[];

/** Characters or bytes that are read before the event loop may turn: some milliseconds' worth. */
const pieceLength = 256 * 1024;

/** The text in pieces. Let the event loop turn between them. */
export function* piecesOf(content: SourceContent): Generator<string> {
  if (typeof content === 'string') {
    for (let at = 0; at < content.length; at += pieceLength) yield content.slice(at, at + pieceLength);
    return;
  }
  const decoder = createListDecoder();
  for (const bytes of content) {
    for (let at = 0; at < bytes.length; at += pieceLength) yield decoder.push(bytes.subarray(at, at + pieceLength));
  }
  yield decoder.end();
}

/** The beginning of the text, at least `length` characters of it where it has so many. */
export function headOf(content: SourceContent, length: number): string {
  let head = '';
  for (const piece of piecesOf(content)) {
    head += piece;
    if (head.length >= length) break;
  }
  return head;
}

/**
 * One line of the text as it stands, without its line end.
 *
 * @param line from 1
 * @returns null where there is no such line, or it is longer than `longest` characters
 */
export async function lineOf(content: SourceContent, line: number, longest: number): Promise<string | null> {
  let found: string | null = null;
  let at = 0;
  const splitter = createLineSplitter(({ text, line: number, isFirst, isLast }) => {
    at = number;
    if (number === line) found = isFirst && isLast && text.length <= longest ? text : null;
  });
  for (const piece of piecesOf(content)) {
    splitter.push(piece);
    if (at > line) return found;
    await nextTurn();
  }
  splitter.end();
  return found;
}
