import type { BatchSummary } from '../batch.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { Download } from '../download.ts';
import type { FailureCode } from '../failure.ts';
import type { HostHealth } from '../host-health.ts';
import { messagesFor } from '../language/index.ts';
import type { Language } from '../language/language.ts';
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
  /** Of all that is told in words. */
  language: Language;
}

/** A batch as somebody who was not there wants to see it. */
export interface Report extends ReportSource {
  analysis: TimelineAnalysis;
  /** What was the bottleneck. */
  headline: string;
  /** Idle slots, and the longest chain. */
  details: string[];
  /** Failed rows by reason, the most frequent first. */
  failures: { code: FailureCode; advice: string; rows: Download[] }[];
}

/** Adds what can be said of a batch to what is known of it. Linear in the number of rows and attempts. */
export function makeReport(source: ReportSource): Report {
  const { timeline, downloads, language } = source;
  const messages = messagesFor(language);
  const { waterfall } = messages;
  const analysis = analyse(timeline);
  const nameOf = (id: number): string => downloads[id]?.name ?? waterfall.row(id + 1);
  const byCode = new Map<FailureCode, Download[]>();
  for (const download of downloads) {
    if (download.state.kind !== 'failed') continue;
    const { code } = download.state.failure;
    const rows = byCode.get(code);
    if (rows === undefined) byCode.set(code, [download]);
    else rows.push(download);
  }
  return {
    ...source,
    analysis,
    headline: bottleneckWords(analysis, laneCount(timeline), true, waterfall),
    details: [
      idleWords(analysis, waterfall),
      pauseWords(timeline, messages),
      chainWords(analysis, timeline, nameOf, waterfall),
    ].filter((part) => part !== ''),
    failures: [...byCode]
      .map(([code, rows]) => ({ code, advice: messages.failures.advice[code], rows }))
      .sort((a, b) => b.rows.length - a.rows.length),
  };
}
