import type { DraftSource, DraftTable } from '../../shared/draft.ts';
import type { ColumnUse, TableChoice } from '../../shared/url-list/table-choice.ts';
import type { TableShape } from '../../shared/url-list/table-shape.ts';
import type { ListPart } from '../../shared/url-list/url-list.ts';
import { excerptOf } from '../../shared/url-list/visible-text.ts';
import type { SourceContent } from './source-content.ts';

/** A part of the draft with all that was said about it. */
export interface Source {
  readonly id: string;
  readonly kind: DraftSource['kind'];
  readonly label: string;
  readonly content: SourceContent;
  /** Null where it is no table. */
  readonly table: TableShape | null;
  /** What the columns are there for, where a person has said so. */
  readonly uses: readonly (ColumnUse | null)[] | null;
  /** What stands in place of lines now; an empty text for a line that is left out. */
  readonly mends: ReadonlyMap<number, string>;
  readonly reading: ListPart;
}

/** How a person says that the source is to be read; undefined where nobody has. */
export function chosenTable({ table, uses }: Pick<Source, 'table' | 'uses'>): TableChoice | undefined {
  if (table === null || uses === null) return undefined;
  if (table.kind === 'cells') return { kind: 'cells', delimiter: table.delimiter, hasHeader: table.hasHeader, uses };
  const used = table.columns.flatMap(({ title }, at): [string, ColumnUse][] => {
    const use = uses[at] ?? null;
    return use === null ? [] : [[title, use]];
  });
  return { kind: 'members', uses: new Map(used) };
}

/** The table as the window sees it. */
export function shownTable({ table, uses }: Source): DraftTable | null {
  if (table === null) return null;
  return {
    kind: table.kind,
    isChosen: uses !== null,
    columns: table.columns.map(({ title, samples, use }, column) => ({
      title: excerptOf(title),
      samples: samples.map(excerptOf),
      use: uses === null ? use : (uses[column] ?? null),
    })),
  };
}
