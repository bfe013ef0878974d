import { aurora } from './aurora.ts';
import { balloons } from './balloons.ts';
import { dunes } from './dunes.ts';
import { forest } from './forest.ts';
import { harbour } from './harbour.ts';
import { jellyfish } from './jellyfish.ts';
import { lighthouse } from './lighthouse.ts';
import { meadow } from './meadow.ts';
import { ridges } from './ridges.ts';
import type { Scene } from './scene.ts';
import { sea } from './sea.ts';
import { shoal } from './shoal.ts';

export const scenes = {
  aurora,
  balloons,
  dunes,
  forest,
  harbour,
  jellyfish,
  lighthouse,
  meadow,
  ridges,
  sea,
  shoal,
} satisfies Record<string, Scene>;

export type SceneName = keyof typeof scenes;
