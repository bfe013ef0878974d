/** How a command ended, as the shell hears it. */
export const exitCodes = {
  ok: 0,
  /** Something was not saved. */
  failed: 1,
  /** The command line, the list, the folder or the manifest cannot be used. Nothing was downloaded. */
  usage: 2,
} as const;

/** Signals that end a command in an orderly way, with the exit codes that shells give them (128 and the signal's number). */
export const stopSignals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
export type StopSignal = keyof typeof stopSignals;

/** What a program gets that goes on writing to a closed pipe (128 + SIGPIPE). */
export const closedPipeCode = 141;
