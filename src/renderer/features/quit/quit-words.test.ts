import { expect, test } from 'vitest';
import { de } from '../../../shared/language/de.ts';
import { en } from '../../../shared/language/en.ts';
import { quitWords } from './quit-words.ts';

test('a list that can be gone on with is said to be there the next time', () => {
  const words = quitWords(1200, true, 'goes-on', en.quit);
  expect(words.title).toBe('1,200 images are still downloading');
  expect(words.description).toContain('will be here when Shoal starts the next time');
  expect(words).toMatchObject({ keepLabel: 'Keep downloading', doLabel: 'Quit and go on later', isLoss: false });
});

test('a paused list does not download, and a single image is one', () => {
  expect(quitWords(1, false, 'goes-on', en.quit)).toMatchObject({
    title: '1 image is still to come',
    keepLabel: 'Do not quit',
  });
});

test('a demo list, and one without a record, promise nothing for later', () => {
  for (const later of ['demo', 'not-recorded'] as const) {
    const { description, doLabel } = quitWords(3, true, later, en.quit);
    expect(description).toContain('cannot be gone on with later');
    expect(doLabel).toBe('Quit');
  }
});

test('in German it is asked in German', () => {
  expect(quitWords(1200, true, 'goes-on', de.quit).title).toBe('1.200 Bilder werden noch geladen');
  expect(quitWords(1, false, 'goes-on', de.quit).title).toBe('1 Bild steht noch aus');
});
