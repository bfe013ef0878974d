import { tmpdir } from 'node:os';
import { Command } from 'commander';
import { roundsRange, sweepLevels } from '../../shared/compare/comparison.ts';
import { concurrencyRange, usualConcurrency } from '../../shared/batch.ts';
import { addGetOptions, type GetOptions, type RawGetOptions, readGetOptions } from './get-options.ts';
import { readWhole } from './option-values.ts';

/** What `shoal compare` was asked for. */
export interface CompareCommandOptions {
  /** Lists, requests and patience, as for `shoal get`; `folder` is where the scratch folder is made. */
  get: GetOptions;
  /** Compared with one at a time; the highest of a sweep. */
  concurrency: number;
  sweep: boolean;
  rounds: number;
  /** Null for the whole list. */
  sample: number | null;
  json: boolean;
}

/** The options as they stand on the command line. */
export interface RawCompareOptions extends RawGetOptions {
  rounds?: string;
  sample?: string;
  sweep?: boolean;
}

const defaultRounds = 3;
const mostSampled = 1_000_000;
const highestLevel = sweepLevels[sweepLevels.length - 1] ?? concurrencyRange.max;

/** Options of `shoal get` that make sense here as they are, besides those of the requests. */
const taken = new Set(['list', 'base', 'perHost', 'rate', 'ratePerHost', 'retries', 'timeout', 'maxSize']);

/** Declares the options, for help and for parsing; their values are read by `readCompareOptions`. */
export function addCompareOptions(command: Command): void {
  command
    .option(
      '--concurrency <n>',
      `what to compare one at a time with, 2 to ${concurrencyRange.max} (default: ${defaultLevelOf(false)}); with --sweep the highest, up to ${highestLevel} (default: ${highestLevel})`,
    )
    .option('--sweep', `go through ${sweepLevels.join(', ')} at once`)
    .option(
      '--rounds <n>',
      `how often each is run, ${roundsRange.min} to ${roundsRange.max} (default: ${defaultRounds})`,
    )
    .option('--sample <n>', 'take only so many images, of each host its share (default: all)')
    .option(
      '--to <dir>',
      "a folder on the disk that is to count; all is removed again (default: the system's temporary folder)",
    )
    .option('--json', 'one JSON object per line on standard output, everything else on standard error');
  const get = new Command();
  addGetOptions(get);
  for (const option of get.options) {
    if (taken.has(option.attributeName()) || option.helpGroupHeading === 'The requests:') command.addOption(option);
  }
}

/**
 * @param program name and version, the default user agent
 * @throws UsageError for the first value that cannot be used
 */
export function readCompareOptions(urls: string[], raw: RawCompareOptions, program: string): CompareCommandOptions {
  const { concurrency, sweep = false, rounds = String(defaultRounds), sample, json = false, ...rest } = raw;
  const highest = sweep ? highestLevel : concurrencyRange.max;
  const level = concurrency === undefined ? defaultLevelOf(sweep) : readWhole('--concurrency', concurrency, 2, highest);
  return {
    get: readGetOptions(urls, { ...rest, to: raw.to ?? tmpdir() }, program),
    concurrency: level,
    sweep,
    rounds: readWhole('--rounds', rounds, roundsRange.min, roundsRange.max),
    sample: sample === undefined ? null : readWhole('--sample', sample, 2, mostSampled),
    json,
  };
}

const defaultLevelOf = (sweep: boolean): number => (sweep ? highestLevel : usualConcurrency);
