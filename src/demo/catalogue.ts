import type { MoodName } from './moods.ts';
import type { SceneName } from './scenes/index.ts';

/** The hours that suit each scene, chosen by eye. */
const hours: Record<SceneName, readonly MoodName[]> = {
  ridges: ['dawn', 'blue', 'sunset', 'rose', 'morning', 'night', 'golden', 'mint'],
  sea: ['golden', 'night', 'rose', 'dawn', 'storm', 'sunset', 'morning'],
  shoal: ['noon', 'morning', 'mint', 'golden', 'blue', 'dusk'],
  balloons: ['morning', 'dawn', 'rose', 'golden', 'noon'],
  forest: ['mint', 'storm', 'golden', 'dawn', 'blue', 'rose', 'morning'],
  harbour: ['dusk', 'morning', 'golden', 'blue', 'dawn', 'noon'],
  aurora: ['night', 'blue'],
  dunes: ['sunset', 'rose', 'night', 'golden', 'dawn'],
  lighthouse: ['storm', 'rose', 'dusk', 'night', 'golden'],
  meadow: ['noon', 'golden', 'rose', 'morning', 'dawn'],
  jellyfish: ['night', 'blue'],
};

/** The order of the scenes: no two alike near each other. */
const order: readonly SceneName[] = [
  'ridges',
  'sea',
  'shoal',
  'balloons',
  'harbour',
  'forest',
  'aurora',
  'dunes',
  'lighthouse',
  'ridges',
  'meadow',
  'shoal',
  'sea',
  'jellyfish',
  'forest',
  'harbour',
  'balloons',
  'ridges',
];

export interface Subject {
  scene: SceneName;
  mood: MoodName;
  mediaType: 'image/jpeg' | 'image/png';
}

/** What picture number `index` shows. When a scene has had all its hours, it begins again and differs in its details. */
export function subjectOf(index: number): Subject {
  const scene = order[index % order.length] ?? 'ridges';
  const perRound = order.filter((other) => other === scene).length;
  const before = order.slice(0, index % order.length).filter((other) => other === scene).length;
  const moods = hours[scene];
  const mood = moods[(Math.floor(index / order.length) * perRound + before) % moods.length] ?? 'dawn';
  return { scene, mood, mediaType: index % 12 === 5 ? 'image/png' : 'image/jpeg' };
}
