const REDRAW_MS = 200;

/** `Downloading Electron 45.4.1: 42 % of 118 MB`; megabytes are 10^6 bytes, as browsers count them. */
export function progressText(what: string, transferred: number, total: number | null): string {
  if (total === null || total <= 0) return `Downloading ${what}: ${megabytes(transferred)}`;
  return `Downloading ${what}: ${Math.floor((transferred / total) * 100)} % of ${megabytes(total)}`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

/** One line that is drawn anew on a terminal, and a line for every tenth elsewhere. */
export function createProgressLine(
  what: string,
  output: Pick<NodeJS.WriteStream, 'isTTY'> & { write(text: string): boolean },
): {
  update: (transferred: number, total: number | null) => void;
  end: () => void;
} {
  let drawnAt = 0;
  let tenth = -1;
  return {
    update(transferred, total) {
      const text = progressText(what, transferred, total);
      if (output.isTTY) {
        if (Date.now() - drawnAt < REDRAW_MS && transferred !== total) return;
        drawnAt = Date.now();
        output.write(`\r\u001B[K${text}`);
      } else if (total !== null && Math.floor((transferred / total) * 10) > tenth) {
        tenth = Math.floor((transferred / total) * 10);
        output.write(`${text}\n`);
      }
    },
    end() {
      if (output.isTTY && drawnAt > 0) output.write('\n');
    },
  };
}
