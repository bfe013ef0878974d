import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type DraftSource, type DraftSummary, longestMendedLine } from '../../shared/draft.ts';
import { hostOf } from '../../shared/url-list/display-url.ts';
import type { ColumnUse } from '../../shared/url-list/table-choice.ts';
import { findMembers } from '../../shared/url-list/members-shape.ts';
import { findTable, type TableColumn } from '../../shared/url-list/table-shape.ts';
import type { LineProblem, ListRow } from '../../shared/url-list/url-list.ts';
import { chosenTable, type Source } from './draft-source.ts';
import { readMended, withAllMended, withMended } from './mend.ts';
import { mergeSources, type Merged, nothingMerged } from './merge-sources.ts';
import { readSource } from './read-source.ts';
import { headOf, lineOf, type SourceContent } from './source-content.ts';
import { messages } from '../language.ts';
import { summarize } from './summarize.ts';

/** The list being put together: what the person typed and pasted, files, the demo. */
export interface Draft {
  /** Replaces the text field's content; an empty text takes the source away. */
  setText(text: string): Promise<void>;
  /** Text, or the bytes of a text file. */
  add(kind: 'file' | 'clipboard' | 'demo', label: string, content: SourceContent | Uint8Array): Promise<void>;
  remove(sourceId: string): Promise<void>;
  /**
   * What it holds now begins to be downloaded.
   *
   * @returns takes just that out, and says whether anything has come since; to be called when the list has begun
   */
  begin(): () => Promise<boolean>;
  /** Empties it, for `restore` to take back. */
  setAside(): void;
  /** Puts what was set aside in front of what has come since, the text field apart. */
  restore(): Promise<void>;
  /** Says what the columns of a table are there for; null leaves that to the reader again. */
  setColumns(sourceId: string, uses: readonly (ColumnUse | null)[] | null): Promise<void>;
  /** A line as it stands or was mended last; null where there is none that can be mended in place. */
  line(sourceId: string, line: number): Promise<string | null>;
  /**
   * Puts a text in place of a line of any source but the text field; an empty one leaves the line out.
   *
   * @returns why it still gives nothing; then the draft stays as it was
   */
  mendLine(sourceId: string, line: number, text: string): Promise<LineProblem | null>;
  /** All distinct rows, in the order of the sources. */
  rows(): readonly ListRow[];
  /** How many rows each host has, the one with most first. */
  hosts(): readonly [host: string, rows: number][];
  /** The source that a row stands in. */
  sourceOf(index: number): string;
  /** What a person will know the list by: `harbour.txt`, `harbour.txt and 2 more`, `Pasted URLs from a.example`. */
  label(): string;
  /** Whether it holds the demo's pictures: their server ends with the app. */
  readonly hasDemo: boolean;
  /** Another number for another list. */
  readonly version: number;
  summary(): DraftSummary;
}

const textId = 'text';
/** How much of a text is looked at to find the columns of a table, in characters. */
const tableHead = 64 * 1024;
const noMends: ReadonlyMap<number, string> = new Map();

/** @param wallNow ms since the epoch, to tell which signed URLs have ended */
export function createDraft(wallNow: () => number = Date.now): Draft {
  let sources: readonly Source[] = [];
  let merged: Merged = nothingMerged;
  let aside: readonly Source[] = [];
  let version = 0;
  /** Typing is faster than reading a long text: only the last text counts. */
  let textVersion = 0;

  const set = (next: readonly Source[], together: Merged): void => {
    sources = next;
    merged = together;
    version += 1;
  };
  /** Changes the sources and puts them together. What others have changed meanwhile is not lost: then once more. */
  const change = async (of: (before: readonly Source[]) => readonly Source[] | null): Promise<void> => {
    for (;;) {
      const before = sources;
      const next = of(before);
      if (next === null) return;
      const together = await mergeSources(next, wallNow());
      if (sources !== before) continue;
      return set(next, together);
    }
  };
  const changeSource = async (sourceId: string, next: (source: Source) => Source): Promise<void> => {
    await change((before) => before.map((source) => (source.id === sourceId ? next(source) : source)));
  };
  const find = (sourceId: string): Source | undefined => sources.find(({ id }) => id === sourceId);
  /** Of each source: of two choices of its columns that are read at the same time the last one counts. */
  const latestChoice = new Map<string, object>();

  return {
    async setText(text) {
      const version = ++textVersion;
      // What was said of the columns counts while they stay the same.
      const earlier = find(textId);
      const source =
        text.trim() === '' ? null : await makeSource(textId, 'text', messages().main.textField, text, earlier);
      await change((before) => {
        if (version !== textVersion) return null;
        const others = before.filter(({ id }) => id !== textId);
        // The field stands above the files in the window, and so its rows come first.
        return source === null ? others : [source, ...others];
      });
    },
    async add(kind, label, content) {
      const pieces = content instanceof Uint8Array ? [content] : content;
      const source = await makeSource(randomUUID(), kind, label, pieces);
      await change((before) => [...before.filter((other) => kind !== 'demo' || other.kind !== 'demo'), source]);
    },
    async remove(sourceId) {
      if (sourceId === textId) textVersion++;
      await change((before) => before.filter(({ id }) => id !== sourceId));
    },
    begin() {
      const begun = new Map(sources.map((source) => [source.id, source]));
      // A file whose columns were chosen meanwhile has begun; a text that somebody has gone on typing is another one.
      const isNew = (source: Source): boolean => {
        const before = begun.get(source.id);
        return before === undefined || (source.id === textId && source !== before);
      };
      return async () => {
        aside = [];
        await change((now) => now.filter(isNew));
        return sources.length > 0;
      };
    },
    setAside() {
      textVersion++;
      aside = sources.filter(({ id }) => id !== textId);
      set([], nothingMerged);
    },
    async restore() {
      const taken = aside;
      aside = [];
      await change((before) => [
        ...before.filter(({ id }) => id === textId),
        ...taken,
        ...before.filter(({ id }) => id !== textId),
      ]);
    },
    async setColumns(sourceId, uses) {
      const choice = {};
      latestChoice.set(sourceId, choice);
      const asChosen = find(sourceId);
      // Its text or one of its lines may be another one by the time it has been read: then once more.
      for (;;) {
        const source = find(sourceId);
        if (!hasSameColumns(source, asChosen) || latestChoice.get(sourceId) !== choice) return;
        const chosen = {
          ...source,
          uses: uses === null ? null : source.table.columns.map((_, at) => uses[at] ?? null),
        };
        const read = { ...chosen, reading: await readSource(source.content, chosenTable(chosen)) };
        const mended = { ...read, reading: await withAllMended(read) };
        if (find(sourceId) !== source || latestChoice.get(sourceId) !== choice) continue;
        await changeSource(sourceId, (before) => (before === source ? mended : before));
        if (find(sourceId) === mended) return;
      }
    },
    async line(sourceId, line) {
      const source = find(sourceId);
      if (source === undefined) return null;
      return source.mends.get(line) ?? (await lineOf(source.content, line, longestMendedLine));
    },
    async mendLine(sourceId, line, text) {
      const source = find(sourceId);
      if (source === undefined || source.id === textId) return null;
      const { rows, problem } = await readMended(source, line, text);
      if (rows.length === 0 && problem !== null) return problem;
      await changeSource(sourceId, (before) => ({
        ...before,
        mends: new Map(before.mends).set(line, text),
        reading: withMended(before.reading, line, rows),
      }));
      return null;
    },
    rows: () => merged.rows,
    hosts: () => merged.hosts,
    sourceOf(index) {
      const at = merged.firstRows.findLastIndex((first) => first <= index);
      return sources[at]?.id ?? '';
    },
    label() {
      const [first, ...others] = sources.toSorted((a, b) => Number(a.kind === 'text') - Number(b.kind === 'text'));
      if (first === undefined) return '';
      const isPasted = first.kind === 'text' || first.kind === 'clipboard';
      const name = isPasted ? pastedLabel(first.reading.rows) : first.label;
      return others.length === 0 ? name : messages().main.andMore(name, others.length);
    },
    get hasDemo() {
      return sources.some(({ kind }) => kind === 'demo');
    },
    get version() {
      return version;
    },
    summary: () => summarize(version, sources, merged),
  };
}

async function makeSource(
  id: string,
  kind: DraftSource['kind'],
  label: string,
  content: SourceContent,
  earlier?: Source,
): Promise<Source> {
  const head = headOf(content, tableHead);
  const table = findTable(head) ?? findMembers(head);
  const uses = hasSameColumns({ table }, earlier) ? (earlier?.uses ?? null) : null;
  const reading = await readSource(content, chosenTable({ table, uses }));
  return { id, kind, label, content, table, uses, mends: noMends, reading };
}

const titleOf = ({ title }: TableColumn): string => title;

/** Whether both are tables, and what was said of the columns of one holds for the other. */
function hasSameColumns<T extends Pick<Source, 'table'>>(
  one: T | undefined,
  other: Pick<Source, 'table'> | undefined,
): one is T & { table: NonNullable<Source['table']> } {
  const titles = other?.table?.columns.map(titleOf);
  return titles !== undefined && isDeepStrictEqual(one?.table?.columns.map(titleOf), titles);
}

/** What pasted URLs are called: by their host, where there are several by their number. */
function pastedLabel(rows: readonly ListRow[]): string {
  const hosts = new Set(rows.map(({ url }) => hostOf(url)));
  const [only] = hosts;
  const texts = messages().main;
  return hosts.size === 1 && only !== undefined ? texts.pastedFrom(only) : texts.pastedFromHosts(hosts.size);
}
