import { randomUUID } from 'node:crypto';
import type { Batch, BatchSpec } from '../../engine/batch/batch.ts';
import type { HttpClientOptions } from '../../engine/transfer/request/http-client.ts';
import { defaultRetryOptions } from '../../engine/transfer/retry-policy.ts';
import type { Download } from '../../shared/download.ts';
import type { Remedy } from '../../shared/remedies/remedy.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';
import { exitCodes } from '../exit-codes.ts';
import { failureList } from '../display/failure-list.ts';
import { remedyLines } from '../display/remedy-lines.ts';
import { tellErr, tellOut } from '../display/tell.ts';
import type { GetOptions } from '../options/get-options.ts';
import { httpOptionsFor } from '../options/http-options.ts';
import { keepFailures } from '../display/reporter.ts';
import { createGetReporter } from './get-reporter.ts';
import { hostLines } from '../display/host-summary.ts';
import { summaryEvent } from '../display/json-lines.ts';
import { rootFor } from '../../engine/manifest/download-row.ts';
import { writeManifest } from '../../engine/manifest/write-manifest.ts';
import { dryRun } from './dry-run.ts';
import { checkKeptFile, keepFile } from './kept-file.ts';
import { manifestRows } from './manifest.ts';
import { exitCodeOf, type Stopping } from '../interruption.ts';
import type { Output } from '../output.ts';
import { gatherLists, isAddressLost } from '../lists/gather-lists.ts';
import { type Lists, sourceOfRow } from '../lists/read-lists.ts';
import { beginRecorded, openRecord } from './recorded-batch.ts';
import { type ReportWatch, watchForReport } from './report-file.ts';
import { type RunEnd, runBatch, stopWord } from '../run-batch.ts';
import { oddityWords, stalledWords, stoppedWords, summaryWords } from '../display/summary-words.ts';
import { prepareFolder } from '../target-folder.ts';

/**
 * Downloads lists into a folder.
 *
 * @returns the exit code
 * @throws UsageError before anything has started
 */
export async function get(options: GetOptions, output: Output, stopping: Stopping): Promise<number> {
  const lists = await gatherLists(options, output);
  if (options.dryRun) {
    const store = openRecord(output);
    try {
      return await dryRun(options, lists, store, output);
    } finally {
      store?.close();
    }
  }
  const http = await httpOptionsFor(options, output);
  if (options.manifest !== undefined)
    await checkKeptFile('manifest', options.manifest.path, options.lists, options.folder);
  if (options.report !== undefined) await checkKeptFile('report', options.report.path, options.lists, options.folder);
  const folder = await prepareFolder(options.folder);
  if (folder.isNew && !options.quiet) output.err(`Created the folder ${visibleText(folder.path)}.`);
  const store = openRecord(output);
  try {
    const spec = specFor(options, http, lists, folder.path);
    const batch = await beginRecorded(spec, store, lists);
    const watch = options.report === undefined ? null : watchForReport(batch, options.report);
    const end = await show(batch, options, lists, output, stopping);
    const isKept = await keepManifest(batch, options, lists, output);
    const isReported = await keepReport(watch, end, options, output);
    return isKept && isReported ? exitCodeFor(end, lists) : exitCodes.failed;
  } finally {
    store?.close();
  }
}

function specFor(options: GetOptions, http: HttpClientOptions, { rows }: Lists, folder: string): BatchSpec {
  const { limits, retries, maxBytes, onConflict, nameTemplate, bytesPerSecond, bytesPerSecondPerHost } = options;
  return {
    id: randomUUID(),
    rows,
    folder,
    limits,
    http,
    retry: { ...defaultRetryOptions, retries },
    maxBytes,
    onConflict,
    nameTemplate,
    bytesPerSecond,
    bytesPerSecondPerHost,
  };
}

/** What the command has in it already. */
function remediesGiven({ refersToSelf, headers, userAgent, limits: { perHost } }: GetOptions): Remedy[] {
  return [
    ...(refersToSelf || headers['referer'] !== undefined ? (['referer'] as const) : []),
    ...(userAgent.startsWith('Mozilla/') ? (['user-agent'] as const) : []),
    ...(perHost !== null && perHost <= 2 ? (['fewer'] as const) : []),
  ];
}

async function show(
  batch: Batch,
  options: GetOptions,
  lists: Lists,
  output: Output,
  stopping: Stopping,
): Promise<RunEnd> {
  const { json, quiet } = options;
  const failed: Download[] = [];
  const listOf = (id: number): string | null => sourceOfRow(lists, id).list;
  const reporter = createGetReporter({
    options,
    output,
    folder: batch.folder,
    listOf: lists.sources.length > 1 ? listOf : () => undefined,
  });
  const end = await runBatch(batch, keepFailures(reporter, failed), stopping);
  const { summary, stop } = end;
  for (const line of failureList(failed, listOf, output.errColumns)) output.err(line);
  for (const line of remedyLines(failed, remediesGiven(options))) tellErr(line, output);
  if (stop?.kind === 'stalled') tellErr(stalledWords(stop.failure), output);
  if (json) output.out(JSON.stringify(summaryEvent(end, batch.folder, stopWord(stop))));
  if (!quiet && !json) for (const line of hostLines(end.hosts)) tellOut(line, output);
  const words =
    stop?.kind === 'signal'
      ? stoppedWords(summary, batch.kept)
      : [summaryWords(summary), ...odditiesOf(batch)].join('; ');
  if (!quiet && json) tellErr(words, output);
  else if (!quiet) tellOut(words, output);
  return end;
}

const odditiesOf = (batch: Batch): string[] =>
  oddityWords(Array.from({ length: batch.rowCount }, (_, id) => batch.download(id).state));

async function keepManifest(batch: Batch, { manifest }: GetOptions, lists: Lists, output: Output): Promise<boolean> {
  if (manifest === undefined) return true;
  const { path, format } = manifest;
  const rows = manifestRows(lists, (id) => batch.download(id), rootFor(path, batch.folder));
  return await keepFile('manifest', path, async () => await writeManifest(path, format, rows), output);
}

async function keepReport(
  watch: ReportWatch | null,
  { summary }: RunEnd,
  { report }: GetOptions,
  output: Output,
): Promise<boolean> {
  if (watch === null || report === undefined) return true;
  return await keepFile('report', report.path, async () => await watch.write(summary), output);
}

function exitCodeFor({ summary, stop }: RunEnd, lists: Lists): number {
  if (stop !== null) return exitCodeOf(stop);
  return summary.failed + summary.cancelled > 0 || isAddressLost(lists) ? exitCodes.failed : exitCodes.ok;
}
