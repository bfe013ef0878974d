import { manifestHead, manifestLine } from '../../shared/manifest/manifest-lines.ts';
import type { ManifestFormat, ManifestRow } from '../../shared/manifest/manifest-row.ts';
import { writeWholeFile } from '../files/whole-file.ts';

/** Lines gathered for one write. */
const linesPerWrite = 1000;

/**
 * Writes one row per row of the lists, in their order. The file appears whole or not at all, in place of an older one.
 *
 * @throws the file system's own error
 */
export async function writeManifest(path: string, format: ManifestFormat, rows: Iterable<ManifestRow>): Promise<void> {
  await writeWholeFile(path, textOf(rows, format));
}

function* textOf(rows: Iterable<ManifestRow>, format: ManifestFormat): Generator<string> {
  let lines = [manifestHead(format)];
  for (const row of rows) {
    lines.push(manifestLine(row, format));
    if (lines.length < linesPerWrite) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}
