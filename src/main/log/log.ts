import { describeError, redact } from '../../shared/redact.ts';
import type { LogFile } from './log-file.ts';

/** What happens in main, for whoever has to find out why something failed. It stays on this computer. */
export interface Log {
  /** @param what what was tried, without the end of the sentence */
  error(what: string, error?: unknown): void;
  /** A fact that helps to read the rest: a start, a window that came back. */
  note(what: string): void;
}

/**
 * Writes redacted lines with their time (UTC) to a file, and errors to the console as well. Every line goes through
 * `redact`: a log may be sent to somebody.
 */
export function createLog(file: LogFile, now: () => Date = () => new Date()): Log {
  const write = (level: string, text: string): void => file.append(`${now().toISOString()} ${level} ${text}`);
  return {
    error(what, error) {
      const text = error === undefined ? redact(what) : `${redact(what)}: ${describeError(error)}`;
      console.error(text);
      write('error', text);
    },
    note: (what) => write('note', redact(what)),
  };
}
