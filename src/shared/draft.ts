import type { LineProblem } from './url-list/url-list.ts';

/** One thing the person put in: the text field, a file, or the demo list. */
export interface DraftSource {
  id: string;
  kind: 'text' | 'file' | 'demo';
  label: string;
  /** Good URLs found in it, doubles included. */
  rows: number;
}

/** A problem and the source it stands in. */
export interface DraftProblem extends LineProblem {
  sourceId: string;
}

export interface DraftDuplicate {
  sourceId: string;
  line: number;
  /** Credentials taken out. */
  url: string;
  firstLine: number;
}

/** What the list being put together comes to, before anything starts. Long parts are cut; the counts are whole. */
export interface DraftSummary {
  sources: DraftSource[];
  /** Distinct good URLs: what will be downloaded. */
  rows: number;
  duplicateCount: number;
  duplicates: DraftDuplicate[];
  problemCount: number;
  problems: DraftProblem[];
  hostCount: number;
  hosts: { host: string; rows: number }[];
  /** The first good URLs, to look at. */
  preview: string[];
}

/** How many entries of a long part cross the border. */
export const draftLimits = { problems: 200, duplicates: 200, hosts: 20, preview: 100 } as const;
