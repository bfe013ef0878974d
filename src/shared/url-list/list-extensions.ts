/**
 * What files of lists are called, without the dot. The packages offer Shoal for the usual ones of these (`LISTS` in
 * `scripts/package/builder-config.ts`).
 */
export const listExtensions = ['txt', 'csv', 'tsv', 'md', 'html', 'htm', 'json', 'jsonl', 'list', 'urls'] as const;
