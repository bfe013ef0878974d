/**
 * What a column of a table, or a member of a JSON object, holds. `file` is a file name, perhaps with folders in front;
 * `path` is a folder, or a file where it ends in an image's extension. The last four stand in manifests of our own.
 */
export type ColumnRole =
  | 'picture'
  | 'address'
  | 'thumbnail'
  | 'file'
  | 'name'
  | 'title'
  | 'key'
  | 'folder'
  | 'path'
  | 'line'
  | 'status'
  | 'bytes'
  | 'sha256';

/** Columns of addresses, in the order in which a record's addresses are taken: the picture before its page and its thumbnail. */
export const addressRoles: readonly (ColumnRole | null)[] = ['picture', 'address', 'thumbnail'];

const subject = 'images?|imgs?|photos?|pictures?|pics?|bild(?:er)?|fotos?';
const address = 'urls?|uris?|links?|hyperlinks?|href|(?:bild|web|internet)adressen?';
const before = String.raw`(?:[\p{L}\p{N}]{1,20} ){0,2}`;
const behind = String.raw`(?: (?:urls?|uris?|links?|src|[\p{N}]{1,3})){0,2}`;
const glued = '(?:image|img|photo|picture|file|media|product|content|download|thumbnail)?';

const patterns: readonly [role: ColumnRole, pattern: RegExp][] = [
  ['thumbnail', new RegExp(`^${before}(?:thumbs?|thumbnails?|previews?)${behind}$`, 'iu')],
  ['picture', new RegExp(`^${before}(?:(?:${subject})(?:urls?|src|links?|adressen?)?|src)${behind}$`, 'iu')],
  ['address', new RegExp(`^${before}${glued}(?:${address})${behind}$`, 'iu')],
  ['file', /^(?:[\p{L}\p{N}]{1,20} )?(?:file ?names?|files?|datei(?:namen?)?)$/iu],
  [
    'name',
    new RegExp(`^(?:(?:(?:${subject}|product|item|save|output) )?names?|(?:bild|artikel|produkt)namen?)$`, 'iu'),
  ],
  [
    'title',
    new RegExp(
      `^(?:(?:(?:${subject}|product|item) )?titles?|(?:bild|produkt)?titel|(?:artikel|produkt)?bezeichnung)$`,
      'iu',
    ),
  ],
  ['key', /^(?:key|image ?key)$/i],
  [
    'folder',
    /^(?:(?:(?:sub|output|target|save) ?)?(?:folders?|dirs?|director(?:y|ies)|albums?)|(?:unter|ziel)?ordner|verzeichnis)$/iu,
  ],
  ['path', /^(?:file ?)?paths?$/iu],
  ['line', /^line$/],
  ['status', /^status$/],
  ['bytes', /^bytes$/],
  ['sha256', /^sha256$/],
];

/** What a header says of its column, in English or German: `url`, `Image Link 2`, `variant_image`, `imageUrl`, `File-Name`, `Album`. Null for all others. */
export function columnRoleOf(header: string): ColumnRole | null {
  if (header.length > 80) return null;
  const words = header
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
  return patterns.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
