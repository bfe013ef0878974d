import { ink, type Ink } from './paint/ink.ts';

const tint = (hex: string | undefined): Ink => ink(hex ?? '#808080');

export type MoodName =
  | 'dawn'
  | 'morning'
  | 'noon'
  | 'golden'
  | 'sunset'
  | 'dusk'
  | 'blue'
  | 'night'
  | 'mint'
  | 'rose'
  | 'storm';

/** The colours of an hour. */
export interface Mood {
  name: MoodName;
  /** From the zenith to the horizon. */
  sky: readonly Ink[];
  /** What distance fades into. */
  haze: Ink;
  /** The nearest land. */
  near: Ink;
  /** Sun or moon. */
  light: Ink;
  /** Around it. */
  halo: Ink;
  /** Lit side and shadow side of clouds. */
  cloud: readonly [Ink, Ink];
  isNight: boolean;
}

function mood(
  name: MoodName,
  sky: string[],
  [haze, near, light, halo, cloudLit, cloudDark]: string[],
  isNight = false,
): Mood {
  return {
    name,
    sky: sky.map(tint),
    haze: tint(haze),
    near: tint(near),
    light: tint(light),
    halo: tint(halo),
    cloud: [tint(cloudLit), tint(cloudDark)],
    isNight,
  };
}

export const moods: Record<MoodName, Mood> = {
  dawn: mood(
    'dawn',
    ['#2e4272', '#6d6f9f', '#c497ac', '#f6b99a', '#ffe0ae'],
    ['#eeb9a4', '#242a4d', '#fff3cf', '#ffcf96', '#ffd9bd', '#b990ad'],
  ),
  morning: mood(
    'morning',
    ['#7fa8cf', '#a9c6dd', '#d3dfe4', '#f3ead9', '#fff3dc'],
    ['#dfe6e6', '#2c4f57', '#fffdf0', '#fff0c4', '#ffffff', '#d5dde6'],
  ),
  noon: mood(
    'noon',
    ['#2a78c5', '#559bdc', '#8fc3ec', '#c6e3f4', '#e9f5f6'],
    ['#bcdcec', '#1d5148', '#ffffff', '#fffbe6', '#ffffff', '#c3d8ea'],
  ),
  golden: mood(
    'golden',
    ['#5878a6', '#9f9ba5', '#dcb088', '#f8c06a', '#ffe29a'],
    ['#f2bf7f', '#3a2b33', '#fff8dc', '#ffd980', '#ffe3b0', '#c98f76'],
  ),
  sunset: mood(
    'sunset',
    ['#2b2252', '#6b2f6f', '#b8436a', '#ea6a4c', '#ffb658'],
    ['#d9685a', '#1b1230', '#fff0c0', '#ffae5e', '#ff9d7a', '#7c3a6c'],
  ),
  dusk: mood(
    'dusk',
    ['#161f45', '#39407c', '#75609a', '#b9809f', '#f2aa98'],
    ['#8d6f9f', '#10122c', '#ffe9d8', '#f7a79a', '#e7a5a9', '#58507f'],
  ),
  blue: mood(
    'blue',
    ['#0d1c3f', '#1c3b6c', '#3a6796', '#75a0bd', '#b9d3d6'],
    ['#5f8cab', '#081327', '#f4fbff', '#bfe0ec', '#a9c6d6', '#3c5f86'],
    true,
  ),
  night: mood(
    'night',
    ['#050a1d', '#0a1531', '#12264b', '#1f3d66', '#355c7e'],
    ['#2b4c70', '#030713', '#fdf8e4', '#9dbbd4', '#4d6c8e', '#1a2d4e'],
    true,
  ),
  mint: mood(
    'mint',
    ['#6fb0ad', '#9ccbbd', '#cfe3cb', '#f4efd0', '#ffdfba'],
    ['#cfe3d0', '#1f4b52', '#fffbe8', '#ffe9bd', '#fff6e4', '#b6d2c8'],
  ),
  rose: mood(
    'rose',
    ['#8c8fc0', '#b9a3cb', '#e2b9cb', '#f7cfc6', '#ffe6cf'],
    ['#e9c3cf', '#3f3a66', '#fffaf0', '#ffdcc4', '#fff0ea', '#c9a9c8'],
  ),
  storm: mood(
    'storm',
    ['#28353f', '#435560', '#6d8084', '#a3ada3', '#d9d3b8'],
    ['#93a39f', '#131c20', '#fff6d6', '#e9dfb6', '#a9b2b0', '#38474f'],
  ),
};
