import { common } from './en/common.ts';
import { theme } from './en/theme.ts';

/** All texts in English, by feature. */
export const en = { common, theme };
