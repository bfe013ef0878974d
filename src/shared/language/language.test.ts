import { expect, test } from 'vitest';
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
