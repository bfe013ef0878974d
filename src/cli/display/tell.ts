import type { Output } from '../output.ts';
import { linesOf } from './fit-text.ts';

/** Writes a sentence to standard output, broken between words where that is a terminal. */
export function tellOut(sentence: string, { out, outColumns }: Output): void {
  for (const line of linesOf(sentence, outColumns)) out(line);
}

/** The same on standard error. */
export function tellErr(sentence: string, { err, errColumns }: Output): void {
  for (const line of linesOf(sentence, errColumns)) err(line);
}
