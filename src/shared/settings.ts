import type { Limits } from './batch.ts';

export type ListOrder = 'list' | 'completed';
export type Theme = 'system' | 'light' | 'dark';

/** What is remembered between starts. The folder is kept apart: the window never names a path. */
export interface Settings {
  limits: Limits;
  order: ListOrder;
  theme: Theme;
}

/**
 * The largest file that is wanted unless the person says otherwise, in bytes: above what a TIFF of the usual kind or a PNG
 * out of any program holds, and far below a disk, so that a server that never stops sending is stopped.
 */
export const defaultMaxBytes = 4e9;

export const defaultSettings: Settings = {
  limits: { concurrency: 16, perHost: null },
  order: 'list',
  theme: 'system',
};
