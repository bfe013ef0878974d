/** A column that holds addresses: `url`, `Image URL`, `image_link_2`, `Variant Image`, `src`. */
const addressColumn =
  /^(?:[\p{L}\p{N}]{1,20}[ _-]){0,2}(?:urls?|uris?|links?|src|href|hyperlinks?|images?|imgs?|photos?|pictures?|pics?|thumbnails?)(?:[ _-](?:urls?|uris?|links?|src|[\p{N}]{1,3})){0,2}$/iu;
const loneColumn =
  /^(?:(?:image|img|photo|picture|product|file|media|thumbnail|download)[ _-]?)?(?:urls?|links?|src|href|images?|photos?|pictures?)$/i;

/**
 * Reads a line as the header of a table with a column of addresses: `id;title;image_url`, `url`.
 *
 * @returns the cell separator, null for a table of one column or of tabs, which no URL contains; or null for other lines
 */
export function readHeader(line: string): { delimiter: string | null } | null {
  if (line.length > 4096) return null;
  const counts = [';', ',', '|'].map((mark) => ({ mark, count: line.split(mark).length - 1 }));
  const most = counts.reduce((best, next) => (next.count > best.count ? next : best));
  const delimiter = most.count > 0 ? most.mark : null;
  const cells = line.split(delimiter ?? '\t').map((cell) => cell.trim().replace(/^"(.*)"$/s, '$1'));
  // A line of one cell is more likely a remark (`not a url`) than a header, unless it is worded like one.
  const isHeader = cells.length > 1 ? cells.some((cell) => addressColumn.test(cell)) : loneColumn.test(cells[0] ?? '');
  return isHeader ? { delimiter } : null;
}
