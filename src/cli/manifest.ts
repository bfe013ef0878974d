import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { errorCode } from '../engine/error-code.ts';
import type { Download, PhaseTimings } from '../shared/download.ts';
import { displayUrl } from '../shared/url-list/display-url.ts';
import { visibleText } from '../shared/url-list/visible-text.ts';
import { manifestHead, manifestLine } from './manifest-lines.ts';
import { emptyRow, type ManifestRow, type PhaseColumns } from './manifest-row.ts';
import type { ManifestFormat } from './option-values.ts';
import type { Lists, Source } from './read-lists.ts';
import { UsageError } from './usage-error.ts';

/** Lines gathered for one write. */
const linesPerWrite = 1000;

/**
 * Makes sure that a manifest, or another file of the kind, can be written before anything is downloaded.
 *
 * @param lists paths that must not be overwritten
 * @throws UsageError
 */
export async function checkManifestPath(path: string, lists: readonly string[], what = 'manifest'): Promise<void> {
  const shown = visibleText(resolve(path));
  if (lists.some((list) => list !== '-' && resolve(list) === resolve(path))) {
    throw new UsageError(`The ${what} ${shown} would replace the list of the same name. Give another file.`);
  }
  if ((await stat(path).catch(() => null))?.isDirectory() === true) {
    throw new UsageError(`The ${what} ${shown} is a folder. Give a file.`);
  }
  const probe = temporaryFor(path);
  try {
    await (await open(probe, 'wx')).close();
    await rm(probe, { force: true });
  } catch (error) {
    const reason = errorCode(error) === 'ENOENT' ? 'its folder is not there' : 'its folder cannot be written to';
    throw new UsageError(`The ${what} ${shown} cannot be written: ${reason}.`);
  }
}

/**
 * Writes one row per row of the lists, in their order. The file appears whole or not at all, in place of an older one.
 *
 * @throws the file system's own error
 */
export async function writeManifest(path: string, format: ManifestFormat, rows: Iterable<ManifestRow>): Promise<void> {
  const temporary = temporaryFor(path);
  let file: FileHandle | undefined;
  try {
    file = await open(temporary, 'wx');
    let lines = [manifestHead(format)];
    for (const row of rows) {
      lines.push(manifestLine(row, format));
      if (lines.length < linesPerWrite) continue;
      await file.write(lines.join(''));
      lines = [];
    }
    await file.write(lines.join(''));
    await file.sync();
    await file.close();
    await rename(temporary, path);
  } catch (error) {
    await file?.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

const temporaryFor = (path: string): string => join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);

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

function downloadRow(list: string | null, { line, url, name, state }: Download, root: string): ManifestRow {
  switch (state.kind) {
    case 'done': {
      const { bytes, mediaType: type, attempts, sha256 = null, finalUrl = url, width = null, height = null } = state;
      const { sameAsOthers = null, endsEarly = false, wrongExtension } = state;
      const notes = [
        ...(endsEarly ? ['ends-early'] : []),
        ...(wrongExtension === undefined ? [] : ['wrong-extension']),
      ];
      const oddities = { sameAsOthers, note: notes.join(' ') || null };
      const figures = { bytes, sha256, width, height, type, ...oddities, attempts, ms: Math.round(state.ms) };
      return {
        ...emptyRow(list, line, url, 'saved'),
        finalUrl,
        ...placeOf(root, name),
        ...figures,
        ...phaseColumnsOf(state.timings),
      };
    }
    case 'skipped': {
      const { bytes, sha256 = null, why: code } = state;
      return { ...emptyRow(list, line, url, 'skipped'), ...placeOf(root, name), bytes, sha256, code };
    }
    case 'failed': {
      const { code, message } = state.failure;
      return { ...emptyRow(list, line, url, 'failed'), attempts: state.attempts, code, message };
    }
    default:
      return emptyRow(list, line, url, 'cancelled');
  }
}

const placeOf = (root: string, name: string): Pick<ManifestRow, 'root' | 'path'> => ({ root, path: withSlashes(name) });

const withSlashes = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

/** The folder of a batch as its manifest names it. On Windows there is no way from one drive to another but the whole path. */
export const rootFor = (manifestPath: string, folder: string): string =>
  withSlashes(relative(dirname(resolve(manifestPath)), folder)) || '.';

function phaseColumnsOf(timings: PhaseTimings): PhaseColumns {
  const { queue, dns, connect, tls, firstByte, body, disk } = timings;
  return {
    queueMs: Math.round(queue),
    dnsMs: Math.round(dns),
    connectMs: Math.round(connect),
    tlsMs: Math.round(tls),
    firstByteMs: Math.round(firstByte),
    bodyMs: Math.round(body),
    diskMs: Math.round(disk),
  };
}
