import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { pathOf } from '../server/wish.ts';

const urlsPerWrite = 10_000;

/** Writes a list of URLs of the bench's server on four hosts, one per line. */
export async function writeList(file: string, rows: number, port: number, bytes = 1000, latencyMs = 0): Promise<void> {
  const out = createWriteStream(file);
  for (let from = 0; from < rows; from += urlsPerWrite) {
    const lines = Array.from({ length: Math.min(urlsPerWrite, rows - from) }, (_, at) => {
      const number = from + at;
      const path = pathOf({ run: 'scale', bytes, latencyMs, isBusyOnce: false, number });
      return `http://127.0.0.${(number % 4) + 1}:${port}${path}\n`;
    });
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}
