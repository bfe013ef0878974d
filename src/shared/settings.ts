import type { Limits } from './batch.ts';

export type ListOrder = 'list' | 'completed';
export type Theme = 'system' | 'light' | 'dark';

/** What is remembered between starts. The folder is kept apart: the window never names a path. */
export interface Settings {
  limits: Limits;
  order: ListOrder;
  theme: Theme;
}

export const defaultSettings: Settings = {
  limits: { concurrency: 16, perHost: null },
  order: 'list',
  theme: 'system',
};
