/** How a command answers: errors cross the process border as values, because `ipcMain.handle` keeps only the message. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: SerializedError };

/** An error a person can read. `message` says what happened and what to do next. */
export interface SerializedError {
  code: string;
  message: string;
}

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const err = <T = never>(code: string, message: string): Result<T> => ({ ok: false, error: { code, message } });
