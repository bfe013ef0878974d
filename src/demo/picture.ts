import { subjectOf, type Subject } from './catalogue.ts';
import { createJpegEncoder } from './encode/jpeg.ts';
import { encodePng } from './encode/png.ts';
import { moods } from './moods.ts';
import { finish } from './paint/finish.ts';
import { createPlanes, planesToRgb } from './paint/planes.ts';
import { between, seededRandom } from './paint/random.ts';
import { scenes } from './scenes/index.ts';

/** One generated picture as a file. */
export interface Picture {
  bytes: Buffer;
  mediaType: Subject['mediaType'];
}

/** Width to height. */
const shapes = [3 / 2, 4 / 3, 16 / 9, 2 / 3, 1, 3 / 2, 4 / 5, 21 / 9, 3 / 2, 4 / 3] as const;

/**
 * Paints picture number `index` in steps of a few milliseconds, so that whoever drives it can do other things between them.
 * The same number gives the same bytes.
 */
export function* paintPicture(index: number): Generator<void, Picture> {
  const random = seededRandom(index);
  const subject = subjectOf(index);
  const shape = shapes[Math.floor(random() * shapes.length)] ?? 1;
  const isPng = subject.mediaType === 'image/png';
  const area = isPng ? 110_000 : 220_000 + 440_000 * random() ** 2.5;
  const width = Math.round(Math.sqrt(area * shape));
  const height = Math.round(width / shape);
  const planes = createPlanes(width, height);
  yield;
  yield* scenes[subject.scene]({ planes, mood: moods[subject.mood], random });
  yield;
  yield* finish(planes, 0.28, isPng ? 1.5 : between(random, 3.3, 5), index);
  if (isPng) return { bytes: encodePng(width, height, planesToRgb(planes)), mediaType: subject.mediaType };
  const encoder = createJpegEncoder(planes, Math.round(between(random, 92, 95.5)));
  while (encoder.step()) yield;
  return { bytes: encoder.finish(), mediaType: subject.mediaType };
}
