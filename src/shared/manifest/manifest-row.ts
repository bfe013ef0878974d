import { type Phase, phases } from '../download.ts';

/** CSV with a head, or JSON lines. */
export type ManifestFormat = 'jsonl' | 'csv';

export const rowStatuses = ['saved', 'skipped', 'failed', 'cancelled', 'duplicate', 'invalid'] as const;

/** One row of a manifest: what became of one URL, or of one line that gave none. What does not apply is null. */
export interface ManifestRow extends PhaseColumns {
  /** The list's path, `-` for standard input, null for the command line. */
  list: string | null;
  line: number;
  /** Without credentials; of a line without a URL its beginning. */
  url: string;
  /** What the list wishes for the file, in its own words. */
  name: string | null;
  folder: string | null;
  /** Where redirects led, without credentials; null where the image was not asked for, or none came. */
  finalUrl: string | null;
  status: (typeof rowStatuses)[number];
  /** The folder of the batch as seen from the manifest's own, with slashes; `.` where it is that. */
  root: string | null;
  /** Of a saved or skipped image, from `root`, with slashes. */
  path: string | null;
  bytes: number | null;
  sha256: string | null;
  /** In pixels, as the file's own header has them; null too where the header does not say. */
  width: number | null;
  height: number | null;
  /** Media type, by the file's first bytes. */
  type: string | null;
  /** How many other rows brought the very same bytes from other URLs, where these are so many that it looks like a placeholder. */
  sameAsOthers: number | null;
  /**
   * `ends-early`: complete as the server counts it, but without the end that its format asks for. `wrong-extension`: the
   * list or the address asked for an extension of another type. Both with a space between.
   */
  note: string | null;
  attempts: number | null;
  /** This image's own time, from slot to complete file. */
  ms: number | null;
  /** Of a failure, a skipped row or a line without a URL: why. */
  code: string | null;
  message: string | null;
}

/** Of the last attempt; see `PhaseTimings`. */
export type PhaseColumns = Record<`${Phase}Ms`, number | null>;

const phaseColumns = phases.map((phase) => `${phase}Ms` as const);

/** In the order in which CSV has them. */
export const columns = [
  'list',
  'line',
  'url',
  'name',
  'folder',
  'finalUrl',
  'status',
  'root',
  'path',
  'bytes',
  'sha256',
  'width',
  'height',
  'type',
  'sameAsOthers',
  'note',
  'attempts',
  'ms',
  ...phaseColumns,
  'code',
  'message',
] as const satisfies readonly (keyof ManifestRow)[];

/** Columns of whole numbers; all others hold text. */
export const numberColumns: ReadonlySet<keyof ManifestRow> = new Set<keyof ManifestRow>([
  'line',
  'bytes',
  'width',
  'height',
  'sameAsOthers',
  'attempts',
  'ms',
  ...phaseColumns,
]);

const nothing = {
  name: null,
  folder: null,
  finalUrl: null,
  root: null,
  path: null,
  bytes: null,
  sha256: null,
  width: null,
  height: null,
  type: null,
  sameAsOthers: null,
  note: null,
  attempts: null,
  ms: null,
  queueMs: null,
  dnsMs: null,
  connectMs: null,
  tlsMs: null,
  firstByteMs: null,
  bodyMs: null,
  diskMs: null,
  code: null,
  message: null,
};

export const emptyRow = (
  list: string | null,
  line: number,
  url: string,
  status: ManifestRow['status'],
): ManifestRow => ({ ...nothing, list, line, url, status });
