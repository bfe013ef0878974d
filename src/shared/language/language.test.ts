import { expect, test } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';
import { resolveLanguage } from './language.ts';

test('a language that was chosen wins over the system', () => {
  expect(resolveLanguage('de', ['en-US'])).toBe('de');
  expect(resolveLanguage('en', ['de-DE'])).toBe('en');
});

test.each([
  [['de-AT', 'en-GB'], 'de'],
  [['fr-FR', 'de', 'en'], 'de'],
  [['en-GB', 'de-DE'], 'en'],
  [['de_CH.UTF-8'], 'de'],
  [['nds', 'deu'], 'en'],
  [[], 'en'],
] as const)('the system that prefers %j gets %s', (locales, language) => {
  expect(resolveLanguage('system', locales)).toBe(language);
});

test('the dimensions of an image are written alike wherever they stand', () => {
  for (const { inspector, sheet } of [en, de]) {
    expect(inspector.pixels(4000, 3000)).toMatch(/^4000 × 3000 /);
    expect(sheet.preview.dimensions(4000, 3000)).toMatch(/^4000 × 3000 /);
  }
});
