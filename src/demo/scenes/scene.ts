import type { Mood } from '../moods.ts';
import type { Planes } from '../paint/planes.ts';
import type { Random } from '../paint/random.ts';

/** What a scene has to paint on and with. */
export interface Stage {
  planes: Planes;
  mood: Mood;
  random: Random;
}

/** A picture as steps of a few milliseconds each, to be taken in order. */
export type Scene = (stage: Stage) => Iterable<void>;
