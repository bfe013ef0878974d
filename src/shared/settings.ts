import { autoCeiling, type Limits } from './batch.ts';
import type { DesktopSettings } from './desktop.ts';
import type { LanguageSetting } from './language/language.ts';
import { defaultListLook, type ListLook } from './list-look.ts';
import type { SpeedPlan } from './speed-plan.ts';

export type ListOrder = 'list' | 'completed';
export type Theme = 'system' | 'light' | 'dark';

/** Which page the images are said to belong to: none, each image's own site, or one page. */
export type RefererChoice = { kind: 'none' } | { kind: 'self' } | { kind: 'page'; url: string };

/** Through which proxy: what the system says, none, or one. Its login is no part of it and is not remembered. */
export type ProxySetting = { kind: 'system' } | { kind: 'none' } | { kind: 'own'; address: string };

/** What becomes of a download whose name is taken by a file that was there before. */
export type OnConflict = 'rename' | 'skip' | 'overwrite';

/** How lists are downloaded. Nothing in it is a secret. */
export interface DownloadSettings {
  referer: RefererChoice;
  /** Empty for Shoal's own name. */
  userAgent: string;
  proxy: ProxySetting;
  /** As `parseTemplate` takes it; empty for `{folder}/{name}`. */
  nameTemplate: string;
  onConflict: OnConflict;
  /** For the downloads of one list together, in bytes per second; null for no bound of its own. */
  bytesPerSecond: number | null;
  /** For those of each host together. */
  bytesPerSecondPerHost: number | null;
  /** The largest file that is wanted, in bytes. */
  maxBytes: number;
  /** Attempts after the first one. */
  retries: number;
  /** The longest silence of a server, in seconds. */
  timeoutSeconds: number;
}

/** How a person wants to see the contact sheet. */
export interface SheetLook {
  /** Side of a tile, see `tileRange`. */
  tilePixels: number;
}

/** What is remembered between starts. The folder is kept apart: the window never names a path. */
export interface Settings {
  limits: Limits;
  order: ListOrder;
  theme: Theme;
  language: LanguageSetting;
  desktop: DesktopSettings;
  /** For all lists together. */
  speed: SpeedPlan;
  /** Whether the side bar of lists is shown where there is room for it. */
  sideBar: boolean;
  list: ListLook;
  sheet: SheetLook;
  /** How much the thumbnails may take on the disk. */
  thumbnailCacheBytes: number;
  download: DownloadSettings;
}

/**
 * The largest file that is wanted unless the person says otherwise, in bytes: above what a TIFF of the usual kind or a PNG
 * out of any program holds, and far below a disk, so that a server that never stops sending is stopped.
 */
export const defaultMaxBytes = 4e9;

export const defaultSettings: Settings = {
  limits: { concurrency: autoCeiling, perHost: null, auto: true },
  order: 'list',
  theme: 'system',
  language: 'system',
  desktop: { notifies: true, keepsAwake: true, tray: true, closing: 'quit' },
  speed: { usual: { kind: 'full' }, windows: [] },
  sideBar: true,
  list: defaultListLook,
  sheet: { tilePixels: 160 },
  thumbnailCacheBytes: 1e9,
  download: {
    referer: { kind: 'none' },
    userAgent: '',
    proxy: { kind: 'system' },
    nameTemplate: '',
    onConflict: 'rename',
    bytesPerSecond: null,
    bytesPerSecondPerHost: null,
    maxBytes: defaultMaxBytes,
    retries: 3,
    timeoutSeconds: 30,
  },
};

export const retriesRange = { min: 0, max: 100 } as const;
export const timeoutRange = { min: 1, max: 86_400 } as const;
