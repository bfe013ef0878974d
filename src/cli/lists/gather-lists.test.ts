import { expect, it } from 'vitest';
import { typingHint } from './gather-lists.ts';

it('says how a list that is typed in a terminal ends, and nothing of one that comes from elsewhere', () => {
  expect(typingHint(['-'], true, 'linux')).toMatch(/Ctrl\+D/);
  expect(typingHint(['-'], true, 'win32')).toMatch(/Ctrl\+Z and Enter/);
  expect(typingHint(['-'], false, 'linux')).toBeNull();
  expect(typingHint(['urls.txt'], true, 'linux')).toBeNull();
});
