import { draftLimits, type DraftSummary } from '../../shared/draft.ts';
import { displayUrl } from '../../shared/url-list/display-url.ts';
import { type Source, shownTable } from './draft-source.ts';
import type { Merged } from './merge-sources.ts';

/** What the window is told of the draft. */
export function summarize(version: number, sources: readonly Source[], merged: Merged): DraftSummary {
  const { rows, duplicates, hosts, signatures, countedAt } = merged;
  const problems = sources.flatMap(({ id, reading }) =>
    reading.problems.slice(0, draftLimits.problems).map((problem) => ({ ...problem, sourceId: id })),
  );
  const ranges = sources.flatMap(({ id, reading }) =>
    (reading.ranges ?? []).slice(0, draftLimits.ranges).map((range) => ({ ...range, sourceId: id })),
  );
  const sum = (count: (source: Source) => number): number =>
    sources.reduce((total, source) => total + count(source), 0);
  return {
    version,
    sources: sources.map((source) => ({
      id: source.id,
      kind: source.kind,
      label: source.label,
      rows: source.reading.rows.length + source.reading.duplicates.length,
      table: shownTable(source),
    })),
    rows: rows.length,
    duplicateCount: duplicates.length,
    duplicates: duplicates.slice(0, draftLimits.duplicates).map(({ source, row }) => ({
      sourceId: source.id,
      line: row.line,
      url: displayUrl(row.url),
      firstLine: row.firstLine,
      why: row.why ?? 'same',
    })),
    problemCount: sum(({ reading }) => reading.problems.length),
    problems: problems.slice(0, draftLimits.problems),
    hostCount: hosts.length,
    hosts: hosts.slice(0, draftLimits.hosts).map(([host, count]) => ({ host, rows: count })),
    rangeCount: sum(({ reading }) => reading.ranges?.length ?? 0),
    ranges: ranges.slice(0, draftLimits.ranges),
    signatures: signatures === null ? null : { ...signatures, countedAt },
    identityLines: sum(({ reading }) => reading.identityLines ?? 0),
  };
}
