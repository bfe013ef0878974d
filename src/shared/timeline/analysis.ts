import { bottleneckOf } from './bottleneck.ts';
import type { TimelineAnalysis } from './bottleneck-words.ts';
import { figuresOf } from './figures.ts';
import { lineResponse } from './line-response.ts';
import { longestChain } from './longest-chain.ts';
import type { Timeline } from './timeline.ts';

/** Everything that is derived from a timeline; linear in its blocks. */
export function analyse(timeline: Timeline): TimelineAnalysis {
  const figures = figuresOf(timeline);
  const line = lineResponse(timeline);
  return { figures, line, bottleneck: bottleneckOf(figures, line), chain: longestChain(timeline) };
}
