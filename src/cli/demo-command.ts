import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoServer } from '../demo/demo-server.ts';
import { createBatch } from '../engine/batch/batch.ts';
import { systemClock } from '../engine/clock.ts';
import { errorCode } from '../engine/error-code.ts';
import { defaultHttpOptions } from '../engine/transfer/request/http-client.ts';
import { defaultRetryOptions } from '../engine/transfer/retry-policy.ts';
import type { BatchSummary } from '../shared/batch.ts';
import type { Download } from '../shared/download.ts';
import { formatBytes, formatCount, formatCountOf, formatDuration, formatSpeedUp } from '../shared/format.ts';
import type { ListRow } from '../shared/url-list/url-list.ts';
import { visibleText } from '../shared/url-list/visible-text.ts';
import { drawChart } from './display/comparison-chart.ts';
import { exitCodes } from './exit-codes.ts';
import { tellOut } from './display/tell.ts';
import { failureList } from './display/failure-list.ts';
import { exitCodeOf, type Stopping } from './interruption.ts';
import { createJsonLines, type JsonEvent, summaryEvent } from './display/json-lines.ts';
import { createLiveBars, createScreen } from './display/live-bars.ts';
import { type Look, lookFor } from './display/look.ts';
import type { Output } from './output.ts';
import { keepFailures, type Reporter, silentReporter } from './display/reporter.ts';
import { type RunEnd, runBatch, stopWord } from './run-batch.ts';
import { prepareFolder } from './target-folder.ts';
import { UsageError } from './usage-error.ts';

export interface DemoOptions {
  /** Where the pictures are to stay; null for nowhere. */
  keep: string | null;
  json: boolean;
}

const images = 60;
const latencyMs = 150;
const atOnce = 16;

/** One of the two runs. */
interface Run {
  label: string;
  /** As events name it. */
  id: 'one-at-a-time' | 'at-once';
  concurrency: number;
  folder: string;
}

/**
 * Downloads the same pictures from a server of our own, one at a time and then many at once, and shows both times.
 *
 * @returns the exit code
 * @throws UsageError when the pictures cannot be kept where they should, or there is no place for temporary files
 */
export async function demo(options: DemoOptions, output: Output, stopping: Stopping): Promise<number> {
  const kept = options.keep === null ? null : (await prepareFolder(options.keep)).path;
  const server = await startDemoServer({ images, latencyMs });
  const scratch: string[] = [];
  const makeScratch = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'shoal-demo-')).catch((error: unknown) => {
      const at = visibleText(tmpdir());
      throw new UsageError(`No folder can be made in ${at}, where temporary files go (${errorCode(error)}).`);
    });
    scratch.push(folder);
    return folder;
  };
  try {
    const folders = [await makeScratch(), await makeScratch()] as const;
    const look = lookFor(process.stdout);
    const rows = server.urls.map((url, n) => ({ line: n + 1, url }));
    const runs: [Run, Run] = [
      { label: 'One at a time', id: 'one-at-a-time', concurrency: 1, folder: folders[0] },
      { label: `${atOnce} at once`, id: 'at-once', concurrency: atOnce, folder: kept ?? folders[1] },
    ];
    if (!options.json)
      tellOut(`${images} pictures from a server on this computer that takes ${latencyMs} ms to answer.\n`, output);
    const one = await show(runs[0], rows, options, output, look, stopping);
    if (!isWhole(one)) return endCode(one);
    const many = await show(runs[1], rows, options, output, look, stopping);
    if (!isWhole(many)) return endCode(many);
    tellComparison(runs, [one.summary, many.summary], options, output, look);
    const place = kept === null ? 'were removed again; --keep DIR keeps them' : `are in ${visibleText(kept)}`;
    if (!options.json) tellOut(`The pictures ${place}.`, output);
    return exitCodes.ok;
  } finally {
    await server.close();
    for (const folder of scratch) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const listOf = (): undefined => undefined;

const isWhole = ({ summary, stop }: RunEnd): boolean => stop === null && summary.failed === 0;
const endCode = ({ stop }: RunEnd): number => (stop === null ? exitCodes.failed : exitCodeOf(stop));

async function show(
  run: Run,
  rows: ListRow[],
  { json }: DemoOptions,
  output: Output,
  look: Look,
  stopping: Stopping,
): Promise<RunEnd> {
  const { label, concurrency, folder } = run;
  const batch = await createBatch(
    {
      id: randomUUID(),
      rows,
      folder,
      limits: { concurrency, perHost: null },
      http: defaultHttpOptions,
      retry: defaultRetryOptions,
      maxBytes: Number.MAX_SAFE_INTEGER,
      sha256: json,
    },
    { clock: systemClock, random: Math.random },
  );
  const write = (event: JsonEvent): void => output.out(JSON.stringify({ ...event, run: run.id }));
  const failed: Download[] = [];
  if (!json) output.out(look.strong(label));
  const reporter = json
    ? createJsonLines({ write, folder, listOf, order: 'completed', clock: systemClock })
    : barsOf(output, look);
  const end = await runBatch(batch, keepFailures(reporter, failed), stopping);
  for (const line of failureList(failed, () => null, output.errColumns)) output.err(line);
  const { saved, bytes, elapsedMs } = end.summary;
  if (json) write(summaryEvent(end, folder, stopWord(end.stop)));
  else if (end.stop !== null) output.out(`  Stopped after ${formatCount(saved)} of ${formatCountOf(images, 'image')}.`);
  else output.out(`  ${formatCountOf(saved, 'image')}, ${formatBytes(bytes)} in ${formatDuration(elapsedMs)}\n`);
  return end;
}

/** Bars where there is a terminal; sixty finished lines twice over would only push the result off the screen. */
function barsOf({ isLive }: Output, look: Look): Reporter {
  if (!isLive) return silentReporter;
  return createLiveBars({ screen: createScreen(process.stdout), look, lines: null, clock: systemClock });
}

function tellComparison(
  [one, many]: readonly [Run, Run],
  [oneSummary, manySummary]: readonly [BatchSummary, BatchSummary],
  { json }: DemoOptions,
  output: Output,
  look: Look,
): void {
  const oneAtATimeMs = Math.round(oneSummary.elapsedMs);
  const atOnceMs = Math.round(manySummary.elapsedMs);
  const speedUp = Math.round((oneAtATimeMs / atOnceMs) * 100) / 100;
  if (json) {
    const { saved, bytes } = manySummary;
    output.out(
      JSON.stringify({
        event: 'comparison',
        images: saved,
        bytes,
        oneAtATimeMs,
        atOnceMs,
        concurrency: atOnce,
        speedUp,
      }),
    );
    return;
  }
  const chart = drawChart(
    [
      { label: one.label, ms: oneAtATimeMs, paint: look.dim },
      { label: many.label, ms: atOnceMs, paint: look.good },
    ],
    output.outColumns ?? 80,
    look,
  );
  for (const line of chart) output.out(line);
  output.out('');
  tellOut(
    `${look.strong(formatSpeedUp(speedUp))}: both times are measured, with the same ${formatCountOf(manySummary.saved, 'picture')}.`,
    output,
  );
}
