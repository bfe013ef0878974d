/** One URL of a list. */
export interface ListRow {
  /** Line where it stands, from 1. */
  line: number;
  /** Normalised by the URL parser: lower-case host, punycode, no fragment. May hold credentials: never show it as it is. */
  url: string;
}

/** Why a line gave no URL. */
export type LineProblemCode = 'no-url' | 'bad-url' | 'bad-scheme' | 'no-host' | 'too-long';

export interface LineProblem {
  line: number;
  code: LineProblemCode;
  /** What is wrong and what to do, in a sentence. */
  message: string;
  /** The beginning of the line as it stands, control characters made visible, at most 120 characters. */
  excerpt: string;
}

export interface DuplicateRow extends ListRow {
  /** Line where the same URL stands for the first time. */
  firstLine: number;
}
