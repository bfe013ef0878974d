import type { Json } from './codec.ts';

/** One key combination of the application menu, in the words of KeyboardEvent; `key` in lower case. */
export interface Shortcut {
  id: number;
  control: boolean;
  alt: boolean;
  shift: boolean;
  meta: boolean;
  key: string;
}

/** From the isolated world to main. */
export type FromPage =
  | ['hello']
  | ['send', channel: string, args: Json]
  | ['invoke', id: number, channel: string, args: Json]
  | ['shortcut', id: number]
  /** The window has got or lost the keyboard. */
  | ['focus', hasFocus: boolean];

/** From main to the isolated world, several in one call. */
export type ToPage =
  | ['event', channel: string, args: Json]
  | ['result', id: number, value: Json]
  | ['error', id: number, message: string]
  | ['shortcuts', Shortcut[]]
  /** Whether the app wants to be asked before the person closes the window. */
  | ['guard', boolean];

export interface WorldConfig {
  /** Name of the function that carries FromPage texts, in frames: `+` more follows, `.` the last. */
  binding: string;
  /** Name of the event by which the two worlds meet, and mark of what is no plain value on the bridge. */
  secret: string;
  /** Longest frame, in UTF-16 units. */
  frameLength: number;
  preloadPath: string;
  /** What the preload sees as `process`. */
  process: Record<string, unknown>;
}
