import { createHash } from 'node:crypto';
import type { ListRows } from '../../shared/url-list/list-rows.ts';
import { splitCredentials } from './credentials.ts';

/** Knows a list again: the SHA-256 of its URLs in their order, without users and passwords, in hexadecimal digits. */
export function hashList(rows: ListRows): string {
  const hash = createHash('sha256');
  let urls = '';
  for (const { url } of rows) {
    urls += `${splitCredentials(url).url}\n`;
    if (urls.length < 1 << 16) continue;
    hash.update(urls);
    urls = '';
  }
  return hash.update(urls).digest('hex');
}
