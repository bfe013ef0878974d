import { Buffer } from 'node:buffer';
import { memoryUsage } from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';

import { createListReader } from './list-reader.ts';
import type { ListRow } from './url-list.ts';

const million = 1_000_000;
const pieceLength = 262_144;

type WriteRow = (url: string, n: number) => string;
const forms: [string, number, string, WriteRow][] = [
  ['a list', million, '', (url) => url],
  ['a table with names', million / 4, 'folder,url,name\r\n', (url, n) => `Album ${n % 10},${url},Picture number ${n}`],
  [
    'a table with quotes',
    million / 4,
    'folder;name;url\r\n',
    (url, n) => `"Album ${n % 10}";"Picture ""${n}""";"${url}"`,
  ],
  [
    'JSON on each line',
    million / 4,
    '',
    (url, n) => `{"url":"${url}","name":"Picture ${n}","width":640,"caption":"a / b"}`,
  ],
];

/** The text of a list in pieces, as a file gives it: the whole text is never there. */
function* pieces(lines: number, head: string, write: WriteRow): Generator<string> {
  let text = head;
  for (let i = 0; i < lines; i++) {
    let url = `https://images.example.com/gallery/2024/photo-${i}.jpg?size=large`;
    if (i % 1000 === 999) url = 'ftp://images.example.com/old.jpg';
    else if (i % 100 === 99) url = 'https://images.example.com/gallery/2024/photo-0.jpg';
    text += `${write(url, i)}\r\n`;
    if (text.length >= pieceLength) {
      yield Buffer.from(text).toString();
      text = '';
    }
  }
  yield text;
}

it.each(forms)(
  'reads lines of %s, %i of them, with less than 500 MB of heap for a million, in short pieces',
  async (form, lines, head, write) => {
    const reader = createListReader();
    const rows: ListRow[] = [];
    const heapBefore = memoryUsage().heapUsed;
    let duplicates = 0;
    let problems = 0;
    let heapPeak = 0;
    let parsingMs = 0;
    let longestMs = 0;
    const step = (read: () => ReturnType<typeof reader.end>): void => {
      const begin = performance.now();
      const part = read();
      const ms = performance.now() - begin;
      parsingMs += ms;
      longestMs = Math.max(longestMs, ms);
      for (const row of part.rows) rows.push(row);
      duplicates += part.duplicates.length;
      problems += part.problems.length;
      heapPeak = Math.max(heapPeak, memoryUsage().heapUsed);
    };
    for (const piece of pieces(lines, head, write)) {
      step(() => reader.push(piece));
      await setImmediate();
    }
    step(() => reader.end());

    expect(rows).toHaveLength(lines - lines / 100 + 1);
    expect(duplicates).toBe(lines / 100 - lines / 1000 - 1);
    expect(problems).toBe(lines / 1000);
    expect(rows.at(-1)?.line).toBe(lines - 1 + (head === '' ? 0 : 1));
    expect(rows.every((row) => (row.name !== undefined) === (form !== 'a list'))).toBe(true);
    expect(heapPeak - heapBefore).toBeLessThan(500 * 1024 ** 2 * Math.sqrt(lines / million)); // garbage does not shrink along
    console.log(
      `${lines} lines of ${form} parsed in ${Math.round(parsingMs)} ms, longest piece ${Math.round(longestMs)} ms, ` +
        `heap peak ${Math.round(heapPeak / 1024 ** 2)} MB (${Math.round(heapBefore / 1024 ** 2)} MB before)`,
    );
  },
);
