import { randomUUID } from 'node:crypto';
import { draftLimits, type DraftSource, type DraftSummary } from '../../shared/draft.ts';
import { formatCountOf } from '../../shared/format.ts';
import { displayUrl, hostOf } from '../../shared/url-list/display-url.ts';
import { createUrlIndex, mergeRows } from '../../shared/url-list/url-index.ts';
import type { DuplicateRow, ListPart, ListRow } from '../../shared/url-list/url-list.ts';
import { readSource } from './read-source.ts';

/** The list being put together: what the person typed and pasted, files, the demo. */
export interface Draft {
  /** Replaces the text field's content; an empty text takes the source away. */
  setText(text: string): Promise<void>;
  /** Text, or the bytes of a text file. */
  add(kind: 'file' | 'demo', label: string, content: string | Uint8Array): Promise<void>;
  remove(sourceId: string): void;
  clear(): void;
  /** Empties it as `clear` does, for `restore` to take back. */
  setAside(): void;
  /** Puts what was set aside in front of what has come since, the text field apart. */
  restore(): void;
  /** All distinct rows, in the order of the sources. */
  rows(): ListRow[];
  /** What a person will know the list by: `harbour.txt`, `harbour.txt and 2 more`, `Pasted URLs from a.example`. */
  label(): string;
  /** Whether it holds the demo's pictures: their server ends with the app. */
  readonly hasDemo: boolean;
  summary(): DraftSummary;
}

interface Source {
  id: string;
  kind: DraftSource['kind'];
  label: string;
  reading: ListPart;
}

/** The merged list; made when asked for and kept until a source changes. */
interface Merged {
  rows: ListRow[];
  duplicates: { source: Source; row: DuplicateRow }[];
}

const textId = 'text';

export function createDraft(): Draft {
  let sources: Source[] = [];
  let merged: Merged | null = null;
  let aside: Source[] = [];
  /** Typing is faster than reading a long text: only the last text counts. */
  let textVersion = 0;

  const change = (next: Source[]): void => {
    sources = next;
    merged = null;
  };
  const merge = (): Merged => {
    if (merged !== null) return merged;
    const index = createUrlIndex();
    const rows: ListRow[] = [];
    const duplicates: Merged['duplicates'] = [];
    for (const [number, source] of sources.entries()) {
      const part = mergeRows(index, number, source.reading.rows);
      for (const row of part.rows) rows.push(row);
      for (const row of source.reading.duplicates) duplicates.push({ source, row });
      for (const row of part.duplicates) duplicates.push({ source, row });
    }
    merged = { rows, duplicates };
    return merged;
  };

  return {
    async setText(text) {
      const version = ++textVersion;
      const reading = text.trim() === '' ? null : await readSource(text);
      if (version !== textVersion) return;
      const others = sources.filter((source) => source.id !== textId);
      // The field stands above the files in the window, and so its rows come first.
      change(reading === null ? others : [{ id: textId, kind: 'text', label: 'Text field', reading }, ...others]);
    },
    async add(kind, label, content) {
      const reading = await readSource(content);
      const others = kind === 'demo' ? sources.filter((source) => source.kind !== 'demo') : sources;
      change([...others, { id: randomUUID(), kind, label, reading }]);
    },
    remove(sourceId) {
      if (sourceId === textId) textVersion++;
      change(sources.filter((source) => source.id !== sourceId));
    },
    clear() {
      textVersion++;
      aside = [];
      change([]);
    },
    setAside() {
      textVersion++;
      aside = sources.filter((source) => source.id !== textId);
      change([]);
    },
    restore() {
      const [text, others] = [sources.filter(({ id }) => id === textId), sources.filter(({ id }) => id !== textId)];
      change([...text, ...aside, ...others]);
      aside = [];
    },
    rows: () => merge().rows,
    label() {
      const [first, ...others] = sources.toSorted((a, b) => Number(a.kind === 'text') - Number(b.kind === 'text'));
      if (first === undefined) return '';
      const name = first.kind === 'text' ? `Pasted URLs from ${hostsOf(first.reading.rows)}` : first.label;
      return others.length === 0 ? name : `${name} and ${others.length} more`;
    },
    get hasDemo() {
      return sources.some(({ kind }) => kind === 'demo');
    },
    summary: () => summarize(sources, merge()),
  };
}

/** Where rows come from, in short: one host by its name, more by their number. */
function hostsOf(rows: readonly ListRow[]): string {
  const hosts = new Set(rows.map(({ url }) => hostOf(url)));
  const [only] = hosts;
  return hosts.size === 1 && only !== undefined ? only : formatCountOf(hosts.size, 'host');
}

function summarize(sources: Source[], { rows, duplicates }: Merged): DraftSummary {
  const hosts = new Map<string, number>();
  for (const { url } of rows) {
    const host = hostOf(url);
    hosts.set(host, (hosts.get(host) ?? 0) + 1);
  }
  const problems = sources.flatMap(({ id, reading }) =>
    reading.problems.slice(0, draftLimits.problems).map((problem) => ({ ...problem, sourceId: id })),
  );
  return {
    sources: sources.map(({ id, kind, label, reading }) => ({
      id,
      kind,
      label,
      rows: reading.rows.length + reading.duplicates.length,
    })),
    rows: rows.length,
    duplicateCount: duplicates.length,
    duplicates: duplicates.slice(0, draftLimits.duplicates).map(({ source, row }) => ({
      sourceId: source.id,
      line: row.line,
      url: displayUrl(row.url),
      firstLine: row.firstLine,
    })),
    problemCount: sources.reduce((sum, { reading }) => sum + reading.problems.length, 0),
    problems: problems.slice(0, draftLimits.problems),
    hostCount: hosts.size,
    hosts: [...hosts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, draftLimits.hosts)
      .map(([host, count]) => ({ host, rows: count })),
    preview: rows.slice(0, draftLimits.preview).map((row) => displayUrl(row.url)),
  };
}
