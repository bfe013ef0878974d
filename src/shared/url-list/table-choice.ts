import type { ColumnRole } from './column-role.ts';
import type { RecordFields } from './read-wish.ts';
import type { Table } from './table-header.ts';

/** What a column of a table, or a member of JSON objects, is there for. */
export type ColumnUse = 'url' | 'name' | 'folder';

/** How a person says that a table is to be read. */
export interface CellsChoice {
  kind: 'cells';
  delimiter: string;
  /** Whether the first record names the columns. */
  hasHeader: boolean;
  /** Of each column; null where it is of no use. */
  uses: readonly (ColumnUse | null)[];
}

/** How a person says that JSON objects are to be read. */
export interface MembersChoice {
  kind: 'members';
  /** Keys that have a use; members of other keys have none. */
  uses: ReadonlyMap<string, ColumnUse>;
}

export type TableChoice = CellsChoice | MembersChoice;

const roles: Record<ColumnUse, ColumnRole> = { url: 'address', name: 'name', folder: 'folder' };

/** Of members that were chosen, those that say what a file is to be called and where it belongs. */
export const chosenRoles = [roles.name, roles.folder] as const;

/** What the members of a key are, as the choice has it. */
export function roleInChoice({ uses }: MembersChoice, key: string): ColumnRole | null {
  const use = uses.get(key);
  return use === undefined ? null : roles[use];
}

/** The table that the choice makes. Of several columns for one use the first that holds something counts; all addresses do. */
export function tableOf({ delimiter, uses }: CellsChoice): Table {
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
