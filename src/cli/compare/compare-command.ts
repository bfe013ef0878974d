import { randomUUID } from 'node:crypto';
import { systemClock } from '../../engine/clock.ts';
import { type RunningComparison, startComparison } from '../../engine/compare/comparison.ts';
import { DownloadError } from '../../engine/download-error.ts';
import { dataFolder } from '../data-folder.ts';
import { sweepAbandoned } from '../../engine/recovery/sweep.ts';
import { openStore, type Store } from '../../engine/store/store.ts';
import type { HttpClientOptions } from '../../engine/transfer/request/http-client.ts';
import { defaultRetryOptions } from '../../engine/transfer/retry-policy.ts';
import type { CompareResult } from '../../shared/compare/comparison.ts';
import { compareLevels } from '../../shared/compare/levels.ts';
import { type ComparePlan, planComparison } from '../../shared/compare/plan.ts';
import { hostOf } from '../../shared/url-list/display-url.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';
import type { CompareCommandOptions } from '../options/compare-options.ts';
import { type CompareReporter, createCompareReporter } from './compare-reporter.ts';
import { exitCodes } from '../exit-codes.ts';
import { gatherLists } from '../lists/gather-lists.ts';
import { httpOptionsFor } from '../options/http-options.ts';
import { exitCodeOf, type Stopping } from '../interruption.ts';
import type { Output } from '../output.ts';
import { type Stop, stopWord } from '../run-batch.ts';
import { prepareFolder } from '../target-folder.ts';
import { UsageError } from '../usage-error.ts';

/** How often it is told how far a run is. */
const tickMs = 100;

/**
 * Runs a list one at a time and many at once, in turn, and shows both times. What is downloaded is removed again.
 *
 * @returns the exit code: 0 when there is something to compare at every level
 * @throws UsageError before anything has started
 */
export async function compare(options: CompareCommandOptions, output: Output, stopping: Stopping): Promise<number> {
  const { rows } = await gatherLists(options.get, output);
  const http = await httpOptionsFor(options.get, output);
  const folder = await prepareFolder(options.get.folder);
  const { rounds, sample } = options;
  const levels = compareLevels(options.concurrency, options.sweep, Math.min(rows.length, sample ?? Infinity));
  // Sizes are not known before anything was downloaded: hosts alone decide which images stand for the list.
  const plan = planComparison(
    rows.map(({ url }) => ({ host: hostOf(url), bytes: null })),
    { levels, rounds, sample },
    null,
  );
  if (plan.cost.images < 2) throw new UsageError('At least two images are needed to compare anything.');
  const reporter = createCompareReporter(options, output);
  reporter.planned(plan.cost, { levels, rounds, sample });
  const id = randomUUID();
  const store = await openForScratch(id, folder.path);
  try {
    stopping.takeOver();
    return await run(id, { ...options, levels }, [...rows], plan, folder.path, http, { output, stopping, reporter });
  } finally {
    store?.history.forget(id);
    store?.close();
  }
}

interface Ways {
  output: Output;
  stopping: Stopping;
  reporter: CompareReporter;
}

async function run(
  id: string,
  { get, levels, rounds }: CompareCommandOptions & { levels: number[] },
  list: readonly ListRow[],
  { chosen, cost }: ComparePlan,
  folder: string,
  http: HttpClientOptions,
  { output, stopping, reporter }: Ways,
): Promise<number> {
  const { limits, retries, maxBytes, bytesPerSecond, bytesPerSecondPerHost } = get;
  const rows = chosen.flatMap((index) => list[index] ?? []).map(({ line, url }) => ({ line, url }));
  const retry = { ...defaultRetryOptions, retries };
  const batch = { id, rows, folder, limits, http, retry, maxBytes, bytesPerSecond, bytesPerSecondPerHost };
  const comparison = startComparison(
    { batch, ofImages: cost.ofImages, levels, rounds, known: null, runBytes: null },
    { clock: systemClock, random: Math.random },
    { run: (done) => reporter.run(done) },
  );
  let stop: Stop | null = null;
  void stopping.stopped.then((reason) => {
    stop = reason;
    comparison.cancel();
  });
  const ticking = setInterval(() => reporter.tick(comparison.progress(), comparison.result()), tickMs);
  const result = await endOf(comparison, output).finally(() => {
    clearInterval(ticking);
    reporter.pause();
  });
  reporter.end(comparison.result(), stopWord(stop));
  if (stop !== null) return exitCodeOf(stop);
  return result !== null && isComparable(result) ? exitCodes.ok : exitCodes.failed;
}

/** @returns null when it was stopped, or the disk has stopped it */
async function endOf(comparison: RunningComparison, output: Output): Promise<CompareResult | null> {
  try {
    return await comparison.ended;
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error;
    output.err(visibleText(error.message));
    return null;
  }
}

const isComparable = ({ levels }: CompareResult): boolean => levels.every(({ runs }) => runs > 0);

/** Records where the scratch folder is, so that another command clears it away if this one is killed. Works without, too. */
async function openForScratch(id: string, folder: string): Promise<Store | undefined> {
  try {
    const store = openStore(dataFolder(), () => undefined);
    await sweepAbandoned(store.history);
    await store.history.add({ id, label: 'comparison', folder, rows: [], options: {}, resumable: false });
    return store;
  } catch {
    return undefined;
  }
}
