import { setImmediate as nextTurn } from 'node:timers/promises';
import { createListDecoder } from '../../shared/url-list/list-decoder.ts';
import { encodingHeadSize, wideEncodingOf } from '../../shared/url-list/list-encoding.ts';
import { createListReader } from '../../shared/url-list/list-reader.ts';
import type { ListPart } from '../../shared/url-list/url-list.ts';

/** Characters or bytes that are read before the event loop may turn: some milliseconds' worth. */
const pieceLength = 256 * 1024;

/** Reads a whole source, however long, without holding the window up. */
export async function readSource(source: string | Uint8Array): Promise<ListPart> {
  const reader = createListReader();
  const whole: ListPart = { rows: [], duplicates: [], problems: [] };
  const take = ({ rows, duplicates, problems }: ListPart): void => {
    for (const row of rows) whole.rows.push(row); // a spread would overflow the stack
    for (const duplicate of duplicates) whole.duplicates.push(duplicate);
    for (const problem of problems) whole.problems.push(problem);
  };
  for (const piece of typeof source === 'string' ? piecesOf(source) : decodedPieces(source)) {
    take(reader.push(piece));
    await nextTurn();
  }
  take(reader.end());
  whole.problems.sort((a, b) => a.line - b.line);
  return whole;
}

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += pieceLength) yield text.slice(at, at + pieceLength);
}

function* decodedPieces(bytes: Uint8Array): Generator<string> {
  const decoder = createListDecoder();
  for (let at = 0; at < bytes.length; at += pieceLength) yield decoder.push(bytes.subarray(at, at + pieceLength));
  yield decoder.end();
}

/** Whether bytes are no text: a NUL byte at the beginning, as git and grep tell, unless UTF-16 explains it. */
export function isBinary(bytes: Uint8Array): boolean {
  return wideEncodingOf(bytes.subarray(0, encodingHeadSize)) === null && bytes.subarray(0, 8000).includes(0);
}
