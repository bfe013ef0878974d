import type { SignatureTally } from './signed-url/signature-tally.ts';
import type { ColumnUse } from './url-list/table-choice.ts';
import type { LineProblem } from './url-list/url-list.ts';

/** One thing the person put in: the text field, a file, the clipboard, or the demo list. */
export interface DraftSource {
  id: string;
  kind: 'text' | 'file' | 'clipboard' | 'demo';
  label: string;
  /** Good URLs found in it, doubles included. */
  rows: number;
  /** Where it is a table. */
  table: DraftTable | null;
}

/** The columns of a table or the keys of JSON objects, and what they are taken for. */
export interface DraftTable {
  kind: 'cells' | 'members';
  columns: DraftColumn[];
  /** Whether a person has said so. */
  isChosen: boolean;
}

export interface DraftColumn {
  /** As the header has it, empty where there is none; the key of JSON members. */
  title: string;
  /** The first texts in it, credentials taken out. */
  samples: string[];
  use: ColumnUse | null;
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
  /** The very same URL, or another address of the same picture. */
  why: 'same' | 'mirror' | 'smaller';
}

/** A URL with ranges in it. */
export interface DraftRange {
  sourceId: string;
  line: number;
  excerpt: string;
  /** How many addresses it became. */
  count: number;
}

/** The signed URLs of a list, as they stand at `countedAt`. All times are in ms since the epoch. */
export interface DraftSignatures extends SignatureTally {
  countedAt: number;
}

/** What the list being put together comes to, before anything starts. Long parts are cut; the counts are whole. */
export interface DraftSummary {
  /** Another number for another list. */
  version: number;
  sources: DraftSource[];
  /** Distinct good URLs: what will be downloaded. */
  rows: number;
  duplicateCount: number;
  duplicates: DraftDuplicate[];
  problemCount: number;
  problems: DraftProblem[];
  hostCount: number;
  hosts: { host: string; rows: number }[];
  rangeCount: number;
  ranges: DraftRange[];
  /** Null where no URL is signed. */
  signatures: DraftSignatures | null;
  /** Lines of aria2 input files that ask for a header or a referrer, which a list has for all its rows. */
  identityLines: number;
}

/** How many entries of a long part cross the border. */
export const draftLimits = { problems: 200, duplicates: 200, hosts: 50, ranges: 50, names: 200 } as const;

/** The longest line that can be mended in place, in characters. */
export const longestMendedLine = 16_384;

/** What became of a line that a person has mended. */
export interface MendAnswer {
  summary: DraftSummary;
  /** Why the line still gives nothing; null where it is good now. */
  problem: LineProblem | null;
}

/** What the names of a whole list come to, before the first byte. */
export interface NamePlanSummary {
  /** By which its names are asked for; a newer plan takes its place. */
  plan: number;
  /** Of the list that it was made for. */
  version: number;
  rows: number;
  /** How many do not get the name that they would have had alone. */
  renumbered: number;
  /** How many need no download: saved before, or a file of their name is kept. */
  skipped: number;
  /** How many folders below the target folder. */
  folders: number;
  /** Whether the target folder could be looked into: without it, files that are there already do not count. */
  isFolderRead: boolean;
}

/** Which names of a plan. */
export type NameFilter = 'all' | 'renumbered' | 'skipped';

/** The final name of one row. An extension that only the bytes will tell is missing. */
export interface PlannedName {
  /** Position in the list, from 0. */
  index: number;
  line: number;
  sourceId: string;
  /** Relative to the target folder, `/` between. */
  name: string;
  /** Credentials taken out. */
  url: string;
  /** Why it is not the name that the row would have had alone, or why the row is not downloaded. */
  note: NameNote | null;
}

export type NameNote =
  /** `wanted` belongs to the row at `byIndex` of the list, or to a file that is there (null). */
  | { kind: 'renumbered'; wanted: string; byIndex: number | null; byLine: number | null }
  | { kind: 'saved-before' }
  | { kind: 'name-taken' }
  | { kind: 'rejected' };
