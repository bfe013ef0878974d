import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { assertNever } from '../../shared/assert-never.ts';
import { errorCode } from '../../engine/error-code.ts';
import { formatBytes, formatCount, formatCountOf } from '../../shared/format.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';
import { tellErr, tellOut } from '../display/tell.ts';
import { exitCodes } from '../exit-codes.ts';
import { exitCodeOf, type Stopping } from '../interruption.ts';
import { ManifestError, readManifest } from '../../shared/manifest/manifest-lines.ts';
import type { ManifestFormat, ManifestRow } from '../../shared/manifest/manifest-row.ts';
import type { Output } from '../output.ts';
import type { Stop } from '../run-batch.ts';
import { UsageError } from '../usage-error.ts';
import { type Finding, verifyFolder } from './verify-folder.ts';

export interface VerifyOptions {
  manifest: { path: string; format: ManifestFormat };
  /** The folder of the images, where it is not the one that the manifest names. */
  folder: string | null;
  json: boolean;
  quiet: boolean;
}

type Counts = Record<Finding['kind'] | 'unhashed', number>;

/**
 * Compares a folder with a manifest, and tells what is missing, changed or extra.
 *
 * @returns the exit code
 * @throws UsageError when manifest or folder cannot be read
 */
export async function verify(options: VerifyOptions, output: Output, stopping: Stopping): Promise<number> {
  const { json, quiet } = options;
  const rows = await readRows(options.manifest);
  const folder = await findFolder(options, rows);
  let stop: Stop | null = null;
  void stopping.stopped.then((reason) => (stop = reason));
  const stopped = (): Stop | null => stop;
  stopping.takeOver();

  const counts: Counts = { whole: 0, unhashed: 0, missing: 0, changed: 0, unreadable: 0, outside: 0, extra: 0 };
  for await (const finding of verifyFolder(rows, folder, () => stop !== null)) {
    counts[finding.kind]++;
    if (finding.kind === 'whole' && !finding.isHashed) counts.unhashed++;
    if (json) output.out(JSON.stringify(eventOf(finding, folder)));
    else if (finding.kind !== 'whole') output.err(wordsFor(finding));
  }
  const ended = stopped();
  const unsaved = rows.filter(({ path, status }) => path === null && status !== 'duplicate').length;
  if (json) output.out(JSON.stringify({ event: 'summary', path: folder, ...counts, unsaved, stopped: ended !== null }));
  if (ended !== null) return exitCodeOf(ended);
  const { missing, changed, unreadable, outside, extra } = counts;
  if (!quiet) (json ? tellErr : tellOut)(summaryOf(counts, unsaved, folder), output);
  return missing + changed + unreadable + outside + extra > 0 ? exitCodes.failed : exitCodes.ok;
}

async function readRows({ path, format }: VerifyOptions['manifest']): Promise<ManifestRow[]> {
  const shown = `The manifest ${visibleText(resolve(path))}`;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${shown} cannot be read: ${reasonFor(error)}.`);
  }
  try {
    const rows = [...readManifest(text.replace(/^\uFEFF/, ''), format)];
    if (rows.length === 0) throw new UsageError(`${shown} has no rows.`);
    return rows;
  } catch (error) {
    if (error instanceof ManifestError) throw new UsageError(`${shown} is not one of Shoal's: ${error.message}.`);
    throw error;
  }
}

/** The folder that was given, or else the one that the manifest names, which is meant from the manifest's own. */
async function findFolder({ manifest, folder: given }: VerifyOptions, rows: readonly ManifestRow[]): Promise<string> {
  const root = rows.find((row) => row.root !== null)?.root ?? '.';
  const folder = given === null ? resolve(dirname(resolve(manifest.path)), root) : resolve(given);
  const isFolder = await stat(folder).then(
    (status) => status.isDirectory(),
    () => false,
  );
  if (isFolder) return folder;
  throw new UsageError(`There is no folder ${visibleText(folder)}. Say where the images are with --in DIR.`);
}

function reasonFor(error: unknown): string {
  switch (errorCode(error)) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'it is a folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    default:
      return `the system says ${errorCode(error)}`;
  }
}

function wordsFor(finding: Exclude<Finding, { kind: 'whole' }>): string {
  if (finding.kind === 'extra') return `extra: ${visibleText(finding.path)} is not in the manifest`;
  const { path, bytes, url } = finding.row;
  const name = visibleText(path ?? '');
  switch (finding.kind) {
    case 'missing':
      return `missing: ${name} (${visibleText(url)})`;
    case 'changed':
      return finding.sha256 === null
        ? `changed: ${name} has ${sizeWords(finding.bytes, bytes ?? 0)}`
        : `changed: ${name} has other bytes than were saved (SHA-256 differs)`;
    case 'unreadable':
      return `unreadable: ${name}: ${finding.reason}`;
    case 'outside':
      return `refused: ${name} leads out of the folder`;
    default:
      return assertNever(finding);
  }
}

/** `9.8 kB in place of 10 kB`, or whole bytes where both would read the same. */
function sizeWords(found: number, expected: number): string {
  const words = [formatBytes(found), formatBytes(expected)];
  const [a, b] = words[0] === words[1] ? [`${formatCount(found)} bytes`, formatCount(expected)] : words;
  return `${a} in place of ${b}`;
}

function eventOf(finding: Finding, folder: string): object {
  if (finding.kind === 'extra') return { event: 'extra', path: join(folder, ...finding.path.split('/')) };
  const { list, line, url, path, bytes, sha256 } = finding.row;
  const place = finding.kind === 'outside' ? path : join(folder, ...(path ?? '').split('/'));
  const expected = { bytes, sha256 };
  const found = finding.kind === 'changed' ? { found: { bytes: finding.bytes, sha256: finding.sha256 } } : {};
  const reason = finding.kind === 'unreadable' ? { message: finding.reason } : {};
  return { event: finding.kind, list, line, url, path: place, ...expected, ...found, ...reason };
}

function summaryOf(counts: Counts, unsaved: number, folder: string): string {
  const { whole, unhashed, missing, changed, unreadable, outside, extra } = counts;
  const wrong = [
    missing > 0 ? `${formatCount(missing)} missing` : '',
    changed > 0 ? `${formatCount(changed)} changed` : '',
    unreadable > 0 ? `${formatCount(unreadable)} unreadable` : '',
    outside > 0 ? `${formatCount(outside)} refused` : '',
    extra > 0 ? `${formatCount(extra)} extra` : '',
  ].filter(Boolean);
  const all = whole + missing + changed + unreadable + outside;
  const verdict =
    wrong.length === 0
      ? `${formatCountOf(whole, 'image')} in ${visibleText(folder)}, all as in the manifest.`
      : `${formatCount(whole)} of ${formatCountOf(all, 'image')} in ${visibleText(folder)} as in the manifest; ${wrong.join(', ')}.`;
  const bySize = unhashed === 0 ? '' : ` ${formatCount(unhashed)} compared by size alone: no SHA-256 in the manifest.`;
  const never = unsaved === 0 ? '' : ` ${formatCountOf(unsaved, 'row')} of the manifest never became a file.`;
  return `${verdict}${bySize}${never}`;
}
