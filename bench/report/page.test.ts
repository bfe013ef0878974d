import { expect, it } from 'vitest';
import { replaceMeasured } from './page.ts';

it('replaces what was measured before and leaves the rest of the page', () => {
  const page = '# Title\n\n<!-- measured: begin -->\n\nold\n\n<!-- measured: end -->\n\nWords.\n';
  expect(replaceMeasured(page, 'new')).toBe(page.replace('old', 'new'));
});

it('does not write over a page that has no place for it', () => {
  expect(() => replaceMeasured('# Title\n', 'new')).toThrow('no lines');
});
