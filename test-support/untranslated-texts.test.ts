import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { untranslatedTexts } from './untranslated-texts.ts';

/** The same in every language, or read by nobody but who looks for faults. */
const kept = new Set([
  'Shoal',
  '1 GB',
  '4 GB',
  '500 kB',
  'https://shop.example/gallery',
  'socks5://127.0.0.1:1080',
  // What a page that is not ours, or a command out of shape, is answered.
  'These bytes are no thumbnail.',
  'This page may not do that.',
  'The request # was not understood (#).',
  'The rows are not in order.',
  'The numbers are not ascending.',
  'The file is larger than 256 MB.',
  'The thumbnail is too large.',
  'The picture is too large.',
  // The diagnostics that somebody pastes into a report.
  'The log is empty.',
]);

test('no text for a person stands in the code of the window or of main', () => {
  const files = globSync(['src/renderer/**/*.{ts,tsx}', 'src/main/**/*.ts']).filter(
    (file) => !/\.test\.tsx?$/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    untranslatedTexts(file, readFileSync(file, 'utf8'))
      .filter(({ text }) => !kept.has(text))
      .map(({ line, text }) => `${file}:${line} ${text}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ['<p>Nothing is here</p>', 'Nothing is here'],
  ['<p>Gone</p>', 'Gone'],
  ['<button aria-label="Close">x</button>', 'Close'],
  ['<b>{count} of {all}</b>', 'of'],
  ["<b title={isOn ? 'On' : texts.off} />", 'On'],
  ['<b>{isOn && `${count} failed`}</b>', '# failed'],
  ["const a = { label: 'Name', width: 3 };", 'Name'],
  ["throw new CommandError('gone', 'The list is gone.');", 'The list is gone.'],
])('finds the text in %s', (code, text) => {
  expect(untranslatedTexts('a.tsx', code).map((one) => one.text)).toEqual([text]);
});

test.each([
  "import { a } from './the long name of a file.ts';",
  "const a: 'one two three four' = texts.four;",
  "<p className={styles['words']}>{texts.gone}</p>",
  "log.error('The list is gone', error);",
  "throw new Error('The list is gone, said nobody to anybody.');",
  "const kind = 'name-taken';",
])('finds nothing in %s', (code) => {
  expect(untranslatedTexts('a.tsx', code)).toEqual([]);
});
