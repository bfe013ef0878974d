import { createHash } from 'node:crypto';
import type { ListRows } from '../../shared/url-list/list-rows.ts';
import { RowTable } from '../rows/row-table.ts';
import { splitCredentials } from './credentials.ts';

/** Knows a list again: the SHA-256 of its URLs in their order, without users and passwords, in hexadecimal digits. */
export function hashList(rows: ListRows): string {
  const hash = createHash('sha256');
  const { urls } = rows instanceof RowTable ? rows : RowTable.of(rows);
  // Bytes as they lie there: making a million strings would take twenty times as long.
  for (const lines of urls.chunks()) hash.update(lines.includes('@') ? withoutCredentials(lines.toString()) : lines);
  return hash.digest('hex');
}

/** @param lines each with its line feed */
const withoutCredentials = (lines: string): string => lines.replaceAll(/.+/g, (url) => splitCredentials(url).url);
