import { addressRoles, type ColumnRole, columnRoleOf } from './column-role.ts';
import { isManifest, type RecordFields } from './read-wish.ts';
import { splitCells } from './split-cells.ts';

/** What the header of a table says. */
export interface Table {
  /** One character: tab, `;`, `,` or `|`. */
  delimiter: string;
  /** How many columns. */
  width: number;
  /** Columns of addresses, in the order in which they are read. */
  addresses: number[];
  /** The texts of a record that are more than addresses. */
  fieldsOf(cells: readonly string[]): RecordFields;
}

const longestHeader = 4096;
const loneColumn =
  /^(?:(?:image|img|photo|picture|product|file|media|thumbnail|download)[ _-]?)?(?:urls?|links?|src|href|images?|photos?|pictures?)$/i;
/** Put before `=`, `+`, `-` and `@` so that spreadsheets take the text for no formula. */
const formulaGuard = /^'(?='*[=+\-@\t\r])/;

/**
 * Reads a line as the header of a table with a column of addresses: `id;title;image_url`, `url`.
 *
 * @returns the table; 'one-column' for a lone header, whose lines are like those of any list; or null for other lines
 */
export function readHeader(line: string): Table | 'one-column' | null {
  if (line.length > longestHeader) return null;
  let best: Table | null = null;
  for (const delimiter of ['\t', ';', ',', '|']) {
    const table = line.includes(delimiter) ? readColumns(line, delimiter) : null;
    if (table !== null && table.width > (best?.width ?? 0)) best = table;
  }
  // A line of one cell is more likely a remark (`not a url`) than a header, unless it is worded like one.
  return best ?? (loneColumn.test(line.replace(/^"(.*)"$/s, '$1')) ? 'one-column' : null);
}

function readColumns(line: string, delimiter: string): Table | null {
  const { cells } = splitCells(line, delimiter);
  const roles = cells.map(columnRoleOf);
  const manifest = isManifest((role) => roles.includes(role));
  const addresses = manifest ? [cells.indexOf('url')] : addressRoles.flatMap((role) => placesOf(roles, role));
  if (!addresses.some((column) => column >= 0)) return null;
  const fields = roles
    .map((role, column) => ({ role, column }))
    .filter((field): field is { role: ColumnRole; column: number } => field.role !== null);
  return {
    delimiter,
    width: cells.length,
    addresses,
    fieldsOf(values) {
      const record: RecordFields = {};
      for (const { role, column } of fields) {
        const value = values[column] ?? '';
        // Of two columns with one meaning the first that holds something.
        record[role] ||= manifest ? value.replace(formulaGuard, '') : value;
      }
      return record;
    },
  };
}

function placesOf(roles: readonly (ColumnRole | null)[], wanted: ColumnRole | null): number[] {
  return roles.flatMap((role, column) => (role === wanted ? [column] : []));
}
