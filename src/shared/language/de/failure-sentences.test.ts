import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { de } from '../de.ts';
import { germanSentence } from './failure-sentences.ts';

test.each([
  ['example.com did not answer within 9.5 s.', 'example.com hat in 9,5 s nicht geantwortet.'],
  ['example.com:8080 sent 1234 of 20480 bytes.', 'example.com:8080 hat 1.234 von 20.480 Bytes gesendet.'],
  [
    'a.example is busy (429) and asks to wait 1 min 12 s.',
    'a.example ist ausgelastet (429) und bittet, 1 min 12 s zu warten.',
  ],
  [
    'Not an image (text/html): a.example sent a web page, "Not found, "really"".',
    'Kein Bild (text/html): a.example hat eine Webseite gesendet, „Not found, "really"“.',
  ],
  [
    'Not an image (a program): a.example sent one for Windows.',
    'Kein Bild (ein Programm): a.example hat eines für Windows gesendet.',
  ],
  ['The file on a.example has 34.5 MB, more than the limit.', 'Die Datei auf a.example hat 34,5 MB, mehr als erlaubt.'],
  [
    'The disk of /home/a b/is full. has 1.2 GB left, and the file needs 3.4 GB.',
    'Auf dem Datenträger von /home/a b/is full. sind 1,2 GB frei, und die Datei braucht 3,4 GB.',
  ],
  ['Writing into /x (old) failed (EIO).', 'Das Schreiben nach /x (old) ist fehlgeschlagen (EIO).'],
  [
    'a.example did not finish the TLS handshake within the time allowed.',
    'a.example hat in der erlaubten Zeit keine sichere Verbindung aufgebaut.',
  ],
])('%s', (english, german) => {
  expect(germanSentence(english)).toBe(german);
});

test('a sentence that is not known is told by its code, its host and its status', () => {
  expect(germanSentence('a.example did something new.')).toBeNull();
  const failure = { code: 'http-busy', status: 429, message: 'a.example did something new.' } as const;
  expect(de.failures.message(failure, 'a.example')).toBe('a.example ist ausgelastet (429).');
  expect(de.failures.message({ ...failure, message: 'a.example is busy (429) and asks to wait 30 s.' }, null)).toBe(
    'a.example ist ausgelastet (429) und bittet, 30 s zu warten.',
  );
});

/** Texts in the engine's source that are a sentence. What is wrong with a folder that was chosen is told by its code. */
function engineSentences(): string[] {
  const engine = join(import.meta.dirname, '../../../engine');
  const files = readdirSync(engine, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /(?:transfer|files)[\\/][\w\\/-]+\.ts$/.test(name) && !/\.test\.ts$|folder-status/.test(name),
  );
  return files.flatMap((name) => {
    const source = readFileSync(join(engine, name), 'utf8');
    return [...source.matchAll(/[`']((?:\$\{[^{}`]+\}|[A-Z])(?:\$\{[^{}`]+\}|[^`'\n$])*? (?:[^`'\n])*\.)[`']/g)].map(
      ([, text = '']) => text,
    );
  });
}

test('every sentence of the engine is known in German', () => {
  const sentences = engineSentences();
  expect(sentences.length).toBeGreaterThan(45);
  const filled = sentences.map((text) =>
    text
      .replaceAll('${code}', 'EIO')
      .replaceAll(/\$\{(?:status|statusCode)\}/g, '404')
      .replace('${said}', '')
      .replace('${happened}', 'a.example is busy (503)')
      .replace('${what}', 'from https to unprotected http')
      .replace('${words}', 'a web page')
      .replace('${named}', ', "Title"')
      .replaceAll(/\$\{[^{}]+\}/g, 'x1'),
  );
  expect(filled.filter((sentence) => germanSentence(sentence) === null)).toEqual([]);
});
