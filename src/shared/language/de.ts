import { common } from './de/common.ts';
import { theme } from './de/theme.ts';
import type { en } from './en.ts';

/** All texts in German, by feature. */
export const de: typeof en = { common, theme };
