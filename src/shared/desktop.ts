import type { SpeedInForce } from './speed-plan.ts';

/** How Shoal behaves beside its window. */
export interface DesktopSettings {
  /** Tells the end of a list while the window is not looked at. */
  notifies: boolean;
  /** Keeps the computer from sleeping while something is downloaded. */
  keepsAwake: boolean;
  /** An icon beside the clock. */
  tray: boolean;
  /** What closing the window means; `tray` only counts where there is an icon. */
  closing: 'quit' | 'tray';
}

/** The ways to look at a list, in the order of their shortcuts. */
export const runViews = ['list', 'images', 'failures', 'waterfall', 'hosts', 'compare'] as const;
export type RunView = (typeof runViews)[number];

/** What the window shows, for the menu to follow. */
export interface ShownView {
  /** Null where a list is being put together. */
  view: RunView | null;
  /** Those that can be chosen now. */
  views: RunView[];
}

/** What somebody chose in the application menu or the tray that the window has to do. */
export type MenuChoice =
  | { kind: 'new-list' }
  | { kind: 'show-draft' }
  | { kind: 'settings' }
  | { kind: 'side-bar' }
  | { kind: 'view'; view: RunView };

/** A list that a link from outside wants to add. The person is asked; nothing is added, fetched or begun before that. */
export interface LinkQuestion {
  /** Grows with each change of the question, so that an answer is to what was on the screen. */
  id: number;
  /** How many images it names. */
  urls: number;
  /** The first few of them, without credentials, as `displayUrl` writes them. */
  examples: string[];
  /** The hosts of the images, most images first, a few of them. */
  hosts: string[];
  hostCount: number;
  /** Addresses of lists that are to be fetched, without credentials. */
  lists: string[];
  /** How much of what the link held was left out, because it is no web address or too much. */
  leftOut: number;
}

export type { SpeedInForce };
