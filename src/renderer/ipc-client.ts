// The only place that touches `window.shoal`. Everything else asks through `command` or `attempt`.
import type { ShoalApi } from '../shared/ipc/contract.ts';
import type { Result } from '../shared/result.ts';
import { currentMessages } from './stores/language-store.ts';
import { showProblem } from './ui/toasts.ts';

declare global {
  interface Window {
    /** Missing when the page is opened outside the app, or when the preload failed. */
    shoal?: ShoalApi;
  }
}

/** A command that main answered with an error. The message is meant for a person. */
class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

export const isConnected = (): boolean => window.shoal !== undefined;

/**
 * Runs a command and returns its value.
 *
 * @throws {CommandError} with main's own words, or with ours when main could not be reached
 */
export async function command<T>(run: (shoal: ShoalApi) => Promise<Result<T>>): Promise<T> {
  if (window.shoal === undefined) throw new CommandError('not-connected', currentMessages().shell.notConnected);
  let result: Result<T>;
  try {
    result = await run(window.shoal);
  } catch (cause) {
    throw new CommandError('no-answer', currentMessages().shell.noAnswer, cause);
  }
  if (!result.ok) throw new CommandError(result.error.code, result.error.message);
  return result.value;
}

/**
 * Runs a command that a person asked for; an error becomes a toast.
 *
 * @param failedTitle what did not work, such as "The folder could not be opened"
 * @returns undefined when it failed
 */
export async function attempt<T>(
  failedTitle: string,
  run: (shoal: ShoalApi) => Promise<Result<T>>,
): Promise<T | undefined> {
  try {
    return await command(run);
  } catch (error) {
    showProblem(failedTitle, problemOf(error).message);
    return undefined;
  }
}

/** What `command` threw, for those who say it in a place of their own. */
export function problemOf(error: unknown): { code: string; message: string } {
  if (error instanceof CommandError) return error;
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}

/** Subscribes to an event of main; returns the function that ends it. */
export function listen(subscribe: (shoal: ShoalApi) => () => void): () => void {
  return window.shoal === undefined ? () => {} : subscribe(window.shoal);
}
