/** What a list says of the file that a URL is to become. Its own words; they are made safe when names are planned. */
export interface Wish {
  /** File name with or without extension, at most 1,024 characters. A `/` in it is no folder. */
  name?: string;
  /** Folders below the target folder, with `/` or `\` between, at most 1,024 characters. */
  folder?: string;
  /** The file that a manifest says was saved. */
  saved?: SavedFile;
}

/** A saved file by its content. */
export interface SavedFile {
  bytes: number;
  /** In hexadecimal digits; null where the manifest has none. */
  sha256: string | null;
}

/** One URL of a list. */
export interface ListRow extends Wish {
  /** Line where it stands, from 1. */
  line: number;
  /** Normalised by the URL parser: lower-case host, punycode, no fragment. May hold credentials: never show it as it is. */
  url: string;
}

/** Why a line gave no URL. */
export type LineProblemCode = 'no-url' | 'bad-url' | 'bad-scheme' | 'no-host' | 'too-long' | 'range-too-large';

/** What exactly is wrong, for those who say it in their own words. */
export type LineProblemReason =
  | 'no-url'
  | 'no-url-at-all'
  | 'bad-json'
  | 'bad-url'
  | 'no-slashes'
  | 'no-colon'
  | 'no-host'
  | 'relative'
  | 'too-long'
  | 'range-too-large'
  | 'ranges-too-large'
  | 'bad-scheme';

export interface LineProblem {
  line: number;
  code: LineProblemCode;
  why: LineProblemReason;
  /** In lower case, without the colon; there for `bad-scheme`. */
  scheme?: string;
  /** What is wrong and what to do, in a sentence. */
  message: string;
  /** The beginning of the line as it stands, control characters made visible, at most 120 characters. */
  excerpt: string;
}

export interface DuplicateRow extends ListRow {
  /** Line where the same URL stands for the first time. */
  firstLine: number;
  /** Number of the source in which `firstLine` counts; absent when it is the row's own source. */
  firstSource?: number;
  /**
   * Another address of the same picture, which that line names as well: a mirror of it, or a smaller size. Absent where it
   * is the very same URL.
   */
  why?: 'mirror' | 'smaller';
}

/** A URL with ranges in it that became rows. */
export interface ExpandedRange {
  line: number;
  /** The beginning of the line, as that of a problem. */
  excerpt: string;
  /** How many addresses it made, 2 or more. */
  count: number;
}

/** What a list, or one piece of it, came to. */
export interface ListPart {
  rows: ListRow[];
  duplicates: DuplicateRow[];
  problems: LineProblem[];
  /** Absent where there were none. */
  ranges?: ExpandedRange[];
  /** Lines of an aria2 input file that set a header or a referrer for one download, which a list has for all; absent for none. */
  identityLines?: number;
}

/** The longest URL taken, in characters. Servers refuse longer ones: 8,000 octets is what RFC 9110 section 4.1 asks them to support. */
export const maxUrlLength = 8192;
