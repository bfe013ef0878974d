import { createListDecoder } from '../../shared/url-list/list-decoder.ts';
import { createLineSplitter } from '../../shared/url-list/line-splitter.ts';
import { createTurns } from './turns.ts';

/** A text, or the bytes of a text file in the pieces in which they came. */
export type SourceContent = string | readonly Uint8Array[];

/** Characters or bytes between two looks at the clock: a few milliseconds' worth. */
const pieceLength = 64 * 1024;

/** The text in pieces, between which others may have their turn. */
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
  const turns = createTurns();
  for (const piece of piecesOf(content)) {
    splitter.push(piece);
    if (at > line) return found;
    if (turns.isOver) await turns.next();
  }
  splitter.end();
  return found;
}
