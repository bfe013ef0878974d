import type { ColumnRole } from './column-role.ts';
import type { RecordFields } from './read-wish.ts';
import type { Table } from './table-header.ts';

/** What a column of a table is there for. */
export type ColumnUse = 'url' | 'name' | 'folder';

/** How a person says that a table is to be read. */
export interface TableChoice {
  delimiter: string;
  /** Whether the first record names the columns. */
  hasHeader: boolean;
  /** Of each column; null where it is of no use. */
  uses: readonly (ColumnUse | null)[];
}

const roles: Record<ColumnUse, ColumnRole> = { url: 'address', name: 'name', folder: 'folder' };

/** The table that the choice makes. Of several columns for one use the first that holds something counts; all addresses do. */
export function tableOf({ delimiter, uses }: TableChoice): Table {
  const columns = uses.flatMap((use, column) => (use === null ? [] : [{ role: roles[use], column }]));
  return {
    delimiter,
    width: uses.length,
    addresses: columns.filter(({ role }) => role === 'address').map(({ column }) => column),
    fieldsOf(cells) {
      const record: RecordFields = {};
      for (const { role, column } of columns) record[role] ||= cells[column] ?? '';
      return record;
    },
  };
}
