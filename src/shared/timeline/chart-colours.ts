import type { SlotPhase } from './block-log.ts';

/** Every colour of the waterfall. Lengths of blocks and their legend carry the meaning as well: nothing is told by colour alone. */
export interface ChartColours {
  /**
   * Kept apart from each other for normal sight and for each kind of dichromacy, and from the surface: the test beside this
   * file measures it.
   */
  phases: Record<SlotPhase, string>;
  surface: string;
  /** A slot that is allowed and holds nothing. */
  idle: string;
  hostPause: string;
  rest: string;
  failed: string;
  retried: string;
  text: string;
  soft: string;
  line: string;
  /** Of the charts beneath. */
  area: string;
  stroke: string;
}

/** A failed attempt is underlined: by this share of its lane's height, less where another attempt follows. */
export const failureHeights = { failed: 0.45, retried: 0.2 } as const;

export const chartColours: Record<'light' | 'dark', ChartColours> = {
  light: {
    phases: {
      dns: '#5f14b6',
      connect: '#540b00',
      tls: '#9a3245',
      firstByte: '#b08c24',
      body: '#168bba',
      disk: '#230061',
    },
    surface: '#ffffff',
    idle: '#e6ebee',
    hostPause: '#b87a0f',
    rest: '#c9d3d9',
    failed: '#c4160a',
    retried: '#c4160a',
    text: '#0f2029',
    soft: '#4a5f6a',
    line: '#dbe3e7',
    area: '#cfe6ee',
    stroke: '#0b6c80',
  },
  dark: {
    phases: {
      dns: '#895bf2',
      connect: '#a3550f',
      tls: '#f96c7e',
      firstByte: '#fac914',
      body: '#41bffd',
      disk: '#c7fbf1',
    },
    surface: '#111b20',
    idle: '#22313a',
    hostPause: '#e0a53a',
    rest: '#3a4d57',
    failed: '#ff5c4d',
    retried: '#ff5c4d',
    text: '#e4edf1',
    soft: '#a3b6bf',
    line: '#22313a',
    area: '#1c4350',
    stroke: '#4cc3d6',
  },
};
