import type { Download } from '../shared/download.ts';
import { formatCountOf } from '../shared/format.ts';
import { placeOf } from './read-lists.ts';
import { rowWords } from './row-words.ts';

/**
 * What failed and what to do about it, for the end of a run: each URL with its reason, and the advice once for all that
 * need the same.
 *
 * @param listOf the list in which a row stands; null for the command line
 */
export function failureList(failed: readonly Download[], listOf: (id: number) => string | null): string[] {
  if (failed.length === 0) return [];
  const byAdvice = Map.groupBy(failed, (download) => {
    const words = rowWords(download);
    return words?.kind === 'failed' ? words.advice : '';
  });
  const lines = [`${formatCountOf(failed.length, 'image')} failed:`];
  for (const [advice, downloads] of byAdvice) {
    for (const download of downloads) lines.push(failureLine(download, listOf(download.id)));
    lines.push(`    ${advice}`);
  }
  return lines;
}

/** `urls.txt:4: http://example.com/a.jpg: example.com has no such image (404).` */
export function failureLine(download: Download, list: string | null): string {
  const words = rowWords(download);
  const reason = words?.kind === 'failed' ? words.reason : '';
  return `${placeOf(list, download.line)}: ${download.url}: ${reason}`;
}
