import { subjectOf, type Subject } from './catalogue.ts';
import type { MoodName } from './moods.ts';
import type { SceneName } from './scenes/index.ts';

const nouns: Record<SceneName, string> = {
  aurora: 'northern-lights',
  balloons: 'balloons',
  dunes: 'dunes',
  forest: 'forest',
  harbour: 'harbour',
  jellyfish: 'jellyfish',
  lighthouse: 'lighthouse',
  meadow: 'meadow',
  ridges: 'mountains',
  sea: 'sailing',
  shoal: 'shoal',
};

const times: Record<MoodName, string> = {
  dawn: 'at-dawn',
  morning: 'in-the-morning',
  noon: 'at-noon',
  golden: 'in-the-golden-hour',
  sunset: 'at-sunset',
  dusk: 'at-dusk',
  blue: 'in-the-blue-hour',
  night: 'at-night',
  mint: 'at-first-light',
  rose: 'on-a-rosy-evening',
  storm: 'before-the-storm',
};

const round = 60;

/**
 * Names as lists have them. Most are good; these are not, so that the demo shows what becomes of them: the same name in
 * several folders, capitals as cameras write them, a name that is too long, letters beyond ASCII, a space, a PNG that calls
 * itself a JPEG, and none at all of an extension.
 */
const oddNames: Record<number, (name: string) => string> = {
  4: () => 'cover.jpg',
  7: (name) => `${name}-seen-from-the-edge-of-the-desert${'-where-the-wind-never-stops'.repeat(8)}.jpg`,
  10: () => 'Wiese-über-dem-Fjord-牧草地.jpg',
  13: () => 'DSC_0413.JPG',
  17: (name) => `${name}.jpg`,
  20: (name) => name,
  24: () => 'cover.jpg',
  28: () => 'Mädesüß & Mohn.jpg',
  33: (name) => `${name}.jpeg`,
  37: () => 'DSC_0437.JPG',
  44: () => 'Cover.jpg',
  51: () => 'Ålesund, 港.jpg',
};

const queries: Record<number, string> = { 2: '?w=1600&q=85', 15: '?v=3', 30: '?w=1600&q=85', 46: '?token=a1b2c3' };

/**
 * Where picture number `index` stands on the server: a path, perhaps with a query, as it stands in a URL. The path alone
 * tells the picture.
 */
export function picturePath(index: number): string {
  const subject = subjectOf(index);
  const place = index % round;
  const name = `${nouns[subject.scene]}-${times[subject.mood]}-${String(index + 1).padStart(2, '0')}`;
  const file = oddNames[place]?.(name) ?? name + extensionOf(subject);
  const folder = `/${2026 - Math.floor(index / 10)}/${nouns[subject.scene]}`;
  return `${folder}/${encodeURIComponent(file)}${queries[place] ?? ''}`;
}

const extensionOf = ({ mediaType }: Subject): string => (mediaType === 'image/png' ? '.png' : '.jpg');
