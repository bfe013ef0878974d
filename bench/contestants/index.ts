import { aria2 } from './aria2.ts';
import { articles } from './article.ts';
import type { Contestant } from './contestant.ts';
import { curl } from './curl.ts';
import { shoal, warmEngine } from './shoal.ts';
import { wget2 } from './wget2.ts';

export const contestants: readonly Contestant[] = [warmEngine, shoal, wget2, curl, aria2, ...articles];
