import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const renderer = join(import.meta.dirname, '..');
const stylesheets = globSync('**/*.css', { cwd: renderer }).filter((file) => !file.endsWith('tokens.css'));
const tokens = new Set(
  [...readFileSync(join(renderer, 'ui/tokens.css'), 'utf8').matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name),
);

/** Lines of a stylesheet with what should be a token, as `file:line text`. */
function linesWith(pattern: RegExp): string[] {
  return stylesheets.flatMap((file) =>
    readFileSync(join(renderer, file), 'utf8')
      .split('\n')
      .flatMap((text, index) => (pattern.test(text) ? [`${file}:${index + 1} ${text.trim()}`] : [])),
  );
}

test('colours, sizes of type, round corners and durations of transitions come from the tokens alone', () => {
  expect(stylesheets.length).toBeGreaterThan(30);
  expect(linesWith(/#[\da-f]{3,8}\b(?!.*url)|\b(?:rgba?|hsla?|oklch|light-dark)\(/i)).toEqual([]);
  expect(linesWith(/font-size:\s*[\d.]+(?:px|rem)/)).toEqual([]);
  expect(linesWith(/border-radius:(?!.*var\().*[1-9]\d*px/)).toEqual([]);
  expect(linesWith(/transition:.*\d+m?s/)).toEqual([]);
});

test('every token that a stylesheet asks for is there, or is set by a stylesheet or the window itself', () => {
  const used = stylesheets.map((file) => readFileSync(join(renderer, file), 'utf8')).join('\n');
  const code = globSync('**/*.{ts,tsx}', { cwd: renderer }).map((file) => readFileSync(join(renderer, file), 'utf8'));
  const own = new Set([...used.matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name));
  const asked = new Set([...used.matchAll(/var\((--[\w-]+)/g)].flatMap(([, name]) => name ?? []));
  const missing = [...asked].filter(
    (name) => !tokens.has(name) && !own.has(name) && !code.some((text) => text.includes(`'${name}'`)),
  );
  // What Base UI measures and sets on its elements.
  const fromBaseUi = /^--(?:anchor|available|popup|positioner|transform|active-tab|toast|collapsible|scroll)/;
  expect(missing.filter((name) => !fromBaseUi.test(name))).toEqual([]);
});
