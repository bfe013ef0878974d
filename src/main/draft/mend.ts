import { noUrl } from '../../shared/url-list/line-problem.ts';
import type { TableChoice } from '../../shared/url-list/table-choice.ts';
import type { LineProblem, ListPart, ListRow } from '../../shared/url-list/url-list.ts';
import { excerptOf } from '../../shared/url-list/visible-text.ts';
import { chosenTable, type Source } from './draft-source.ts';
import { readSource } from './read-source.ts';

/** What a line comes to as a person has mended it. */
export interface Mended {
  rows: ListRow[];
  /** The first thing that is wrong with it; null where it is good, or left out. */
  problem: LineProblem | null;
}

/** Reads one line as a part of its source: below the header of a table its columns count. */
export async function readMended({ table, uses }: Source, line: number, text: string): Promise<Mended> {
  const flat = text.replaceAll(/[\r\n]+/g, ' ');
  if (/^\s*(?:#|$)/.test(flat)) return { rows: [], problem: null };
  const choice = choiceForLine({ table, uses });
  let part = await readSource(flat, choice);
  if (part.rows.length === 0 && choice !== undefined) part = await readSource(flat);
  const rows = part.rows.map((row) => ({ ...row, line }));
  const told = part.problems.find(({ why }) => why !== 'no-url-at-all'); // it is a line of a text here, not a text
  if (told === undefined && rows.length > 0) return { rows, problem: null };
  return { rows, problem: { ...(told ?? { ...noUrl, excerpt: excerptOf(flat) }), line } };
}

/** A line of a table has no header above it; one of JSON says itself what its members are, until a person does. */
function choiceForLine({ table, uses }: Pick<Source, 'table' | 'uses'>): TableChoice | undefined {
  if (table?.kind !== 'cells') return chosenTable({ table, uses });
  return {
    kind: 'cells',
    delimiter: table.delimiter,
    hasHeader: false,
    uses: uses ?? table.columns.map(({ use }) => use),
  };
}

/** A source's rows and problems with one line mended; the rows stay in the order of their lines. */
export function withMended(reading: ListPart, line: number, rows: readonly ListRow[]): ListPart {
  const others = reading.rows.filter((row) => row.line !== line);
  const at = others.findIndex((row) => row.line > line);
  return {
    ...reading,
    rows: at < 0 ? [...others, ...rows] : [...others.slice(0, at), ...rows, ...others.slice(at)],
    problems: reading.problems.filter((problem) => problem.line !== line),
  };
}

/** The reading of a source that was read anew, with all that was mended in it. */
export async function withAllMended(source: Source): Promise<ListPart> {
  let { reading } = source;
  for (const [line, text] of source.mends) {
    const { rows } = await readMended(source, line, text);
    reading = withMended(reading, line, rows);
  }
  return reading;
}
