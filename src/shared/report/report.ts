import type { BatchSummary } from '../batch.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { Download } from '../download.ts';
import type { HostHealth } from '../host-health.ts';
import { analyse } from '../timeline/analysis.ts';
import {
  bottleneckWords,
  chainWords,
  idleWords,
  pauseWords,
  type TimelineAnalysis,
} from '../timeline/bottleneck-words.ts';
import { laneCount, type Timeline } from '../timeline/timeline.ts';

/** What a report is made from. */
export interface ReportSource {
  /** Name and version of the program. */
  program: string;
  /** When it is made, in ms since the epoch. */
  madeAt: number;
  folder: string;
  summary: BatchSummary;
  comparison: Comparison;
  hosts: readonly HostHealth[];
  /** Every row, in list order. */
  downloads: readonly Download[];
  timeline: Timeline;
}

/** A batch as somebody who was not there wants to see it. */
export interface Report extends ReportSource {
  analysis: TimelineAnalysis;
  /** What was the bottleneck. */
  headline: string;
  /** Idle slots, and the longest chain. */
  details: string[];
  /** Failed rows by reason, the most frequent first. */
  failures: { code: string; advice: string; rows: Download[] }[];
}

export function makeReport(source: ReportSource): Report {
  const { timeline, downloads } = source;
  const analysis = analyse(timeline);
  const nameOf = (id: number): string => downloads[id]?.name ?? `row ${id + 1}`;
  const idle = idleWords(analysis);
  const byCode = Map.groupBy(
    downloads.filter(({ state }) => state.kind === 'failed'),
    ({ state }) => (state.kind === 'failed' ? state.failure.code : ''),
  );
  return {
    ...source,
    analysis,
    headline: bottleneckWords(analysis, laneCount(timeline), true),
    details: [idle === '' ? '' : `${idle}.`, pauseWords(timeline), chainWords(analysis, timeline, nameOf)].filter(
      (part) => part !== '',
    ),
    failures: [...byCode]
      .map(([code, rows]) => ({ code, advice: adviceOf(rows), rows }))
      .sort((a, b) => b.rows.length - a.rows.length),
  };
}

function adviceOf([first]: readonly Download[]): string {
  return first?.state.kind === 'failed' ? first.state.failure.advice : '';
}
