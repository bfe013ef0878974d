import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The present file and this many older ones are kept. */
const olderFiles = 2;

export interface LogFile {
  /** Appends a line, or several that belong together. Never throws: what cannot be logged is lost. */
  append(text: string): void;
  /** The end of the log, older files included. @param length in characters */
  tail(length: number): string;
}

/**
 * A log in files of bounded size: `shoal.log`, and `shoal.1.log`, `shoal.2.log` for what was before. Written at once, so
 * that the last line before a crash is there; what is written is little.
 *
 * @param folder made when the first line is written
 * @param maxBytes of each file
 */
export function openLogFile(folder: string, maxBytes: number): LogFile {
  const fileOf = (age: number): string => join(folder, age === 0 ? 'shoal.log' : `shoal.${age}.log`);
  const rotate = (): void => {
    for (let age = olderFiles - 1; age >= 0; age--) {
      if (statSync(fileOf(age), { throwIfNoEntry: false }) !== undefined) renameSync(fileOf(age), fileOf(age + 1));
    }
  };
  return {
    append(text) {
      const line = `${text.slice(0, maxBytes / 4)}\n`;
      try {
        mkdirSync(folder, { recursive: true });
        const size = statSync(fileOf(0), { throwIfNoEntry: false })?.size ?? 0;
        if (size > 0 && size + Buffer.byteLength(line) > maxBytes) rotate();
        appendFileSync(fileOf(0), line, { mode: 0o600 });
      } catch {
        // A full disk must not become a second failure.
      }
    },
    tail(length) {
      let text = '';
      for (let age = 0; age <= olderFiles && text.length < length; age++) text = readText(fileOf(age)) + text;
      return text.slice(-length);
    },
  };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
