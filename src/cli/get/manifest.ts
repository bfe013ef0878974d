import { downloadRow } from '../../engine/manifest/download-row.ts';
import type { Download } from '../../shared/download.ts';
import { emptyRow, type ManifestRow } from '../../shared/manifest/manifest-row.ts';
import { displayUrl } from '../../shared/url-list/display-url.ts';
import type { Lists, Source } from '../lists/read-lists.ts';

/**
 * The rows of a manifest: every URL of the lists in its place, doubles and lines without a URL included.
 *
 * @param download gives a row of the batch by its position
 * @param root the batch's folder, as `rootFor` gives it
 */
export function* manifestRows(
  { rows, sources }: Lists,
  download: (id: number) => Download,
  root: string,
): Generator<ManifestRow> {
  for (const [number, source] of sources.entries()) {
    const endRow = sources[number + 1]?.firstRow ?? rows.length;
    const problems = source.problems.toSorted((a, b) => a.line - b.line);
    let duplicate = 0;
    let problem = 0;
    /** Everything that stands above a line. */
    const upTo = function* (line: number): Generator<ManifestRow> {
      for (;;) {
        const double = source.duplicates[duplicate];
        const bad = problems[problem];
        const next = Math.min(double?.line ?? Infinity, bad?.line ?? Infinity);
        if (next >= line) return;
        if (double !== undefined && double.line === next) {
          duplicate++;
          yield duplicateRow(source, double, sources);
        } else if (bad !== undefined) {
          problem++;
          yield { ...emptyRow(source.list, bad.line, bad.excerpt, 'invalid'), code: bad.code, message: bad.message };
        }
      }
    };
    for (let id = source.firstRow; id < endRow; id++) {
      const row = download(id);
      yield* upTo(row.line);
      const { name = null, folder = null } = rows.at(id) ?? {};
      yield { ...downloadRow(source.list, row, root), name, folder };
    }
    yield* upTo(Infinity);
  }
}

function duplicateRow(source: Source, double: Source['duplicates'][number], sources: readonly Source[]): ManifestRow {
  const first = sources[double.firstSource ?? sources.indexOf(source)];
  const where = first === source ? '' : ` of ${first?.list ?? 'the command line'}`;
  return {
    ...emptyRow(source.list, double.line, displayUrl(double.url), 'duplicate'),
    message: `The same URL stands in line ${double.firstLine}${where}.`,
  };
}
