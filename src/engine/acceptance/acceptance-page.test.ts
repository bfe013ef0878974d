import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** What each statement is about. */
const statements: Record<string, string> = {
  '0.1': 'a final name only ever holds a whole file',
  '0.2': 'each URL comes to exactly one end; exit code 0 only if none failed',
  '0.3': 'each download ends within a bound; a bad host delays no other',
  '0.4': 'nothing outside the folder, nothing of the person changed',
  A1: 'separate time-outs with reasons of their own',
  A2: 'tries again after a broken line, three times',
  A3: 'a kept connection that is lost costs no attempt',
  A4: 'HTTP/1.0, chunked and interim answers',
  A5: 'an error between head and body never hangs',
  B1: 'an incomplete body is never saved',
  B2: 'a length that makes no sense, and what is no HTTP',
  B3: 'bytes past the announced length',
  B4: "the image's own end where HTTP tells none",
  B5: 'a bound on the head of an answer',
  C1: 'part files are marked and recorded',
  C2: 'goes on only with exactly the rest of the same file',
  C3: '200 and 416 to a range start over',
  C4: 'never goes on without a strong validator',
  C5: 'a part that was not asked for is no file',
  C6: 'signals and kills',
  C7: 'the same list again saves nothing twice',
  D1: 'refused: one request, no file',
  D2: 'busy or broken: tried again, within a bound',
  D3: 'Retry-After',
  D4: 'answers without a file',
  D5: 'what is no image',
  D6: 'no HEAD',
  D7: 'headers, cookies and referrers go to their hosts only',
  E1: 'redirects of every kind, ten at most',
  E2: 'http and https only',
  E3: 'nothing personal across origins',
  E4: 'a redirect never names the file',
  E5: 'no way from the internet into the own network',
  F1: 'content codings',
  F2: 'bounds on sizes, and the room on the disk',
  F3: 'the extension follows the bytes',
  F4: 'SVG as it came',
  G1: 'where a name comes from',
  G2: 'characters and names that are illegal somewhere',
  G3: 'image extensions only',
  G4: '255 bytes',
  G5: 'unique names, given out once',
  G6: 'inside the folder after joining',
  G7: 'nothing reaches the terminal raw',
  H1: 'no links are followed',
  H2: 'existing files are never touched',
  H3: 'full, read-only and missing disks, too many open files',
  H4: 'synced before named; the mark of the web',
  I1: 'certificates are always checked',
  J1: 'byte order marks, CRLF, blanks, comments, doubles, wrong lines',
  J2: 'a list is data',
  J3: 'other schemes are refused by line',
  J4: 'logins in URLs',
  J5: 'fragment, query, hosts of every kind',
};

/** The test files of the engine and of what it shares, for each statement that a name in them begins with. */
function filesByStatement(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of globSync('src/{engine,shared}/**/*.test.ts', { cwd: root }).toSorted()) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, begin = ''] of text.matchAll(/\(\s*['"`]((?:(?:0\.\d|[A-J]\d)(?=[ '"`]) ?)+)/g)) {
      for (const statement of begin.trim().split(' ')) {
        const files = found.get(statement) ?? [];
        if (!files.includes(file)) found.set(statement, [...files, file]);
      }
    }
  }
  return found;
}

it('every statement about transfers has a test whose name begins with it', () => {
  const found = filesByStatement();
  expect(Object.keys(statements).filter((statement) => !found.has(statement))).toEqual([]);
  expect([...found.keys()].filter((statement) => !Object.hasOwn(statements, statement))).toEqual([]);
});

it('the page about them names the acceptance tests', async () => {
  const found = filesByStatement();
  const folder = 'src/engine/acceptance/';
  const rows = Object.entries(statements).map(([statement, about]) => {
    const files = (found.get(statement) ?? []).filter((file) => file.startsWith(folder));
    return `- **${statement}** ${about}: ${files.map((file) => `\`${file.slice(folder.length)}\``).join(', ') || 'beside the source'}`;
  });
  const page = `# What a transfer must do, and which tests prove it

Made from the names of the tests: \`npx vitest run acceptance-page -u\` writes it anew. The files are in \`${folder}\`; more
tests stand beside the source. All of one statement, B3 for example: \`npx vitest run -t 'B3'\`.

${rows.join('\n')}
`;
  await expect(page).toMatchFileSnapshot(join(root, 'docs/acceptance.md'));
});
