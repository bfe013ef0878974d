/** Where a command writes. Lines, without the line break. */
export interface Output {
  out: (line: string) => void;
  err: (line: string) => void;
  /** Whether standard output is a terminal on which lines can be painted over. */
  readonly isLive: boolean;
  /** Widths of terminals; null for a stream that is none. */
  readonly outColumns: number | null;
  readonly errColumns: number | null;
}

/**
 * The process's own streams. When nobody reads standard output any more (`| head`), what is written goes nowhere, and
 * `onClosed` is told once, so that the command can end.
 */
export function createOutput(onClosed: () => void): Output {
  let isClosed = false;
  process.stdout.on('error', () => {
    if (isClosed) return;
    isClosed = true;
    onClosed();
  });
  // There is nowhere left to tell it.
  process.stderr.on('error', () => undefined);
  return {
    out(line) {
      if (!isClosed) process.stdout.write(`${line}\n`);
    },
    err(line) {
      process.stderr.write(`${line}\n`);
    },
    get outColumns() {
      return columnsOf(process.stdout);
    },
    get errColumns() {
      return columnsOf(process.stderr);
    },
    isLive: process.stdout.isTTY && process.env['TERM'] !== 'dumb',
  };
}

/** Some terminals (`docker exec -t`, `script`) do not know how wide they are, and say 0. */
export function columnsOf({ isTTY, columns }: { isTTY: boolean; columns: number }): number | null {
  if (!isTTY) return null;
  return columns > 0 ? columns : 80;
}
