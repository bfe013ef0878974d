import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';

export interface BenchOptions {
  isQuick: boolean;
  /** Less than that still: a look at each of two lists, as after all tests. */
  isBrief: boolean;
  /** Names of the lists that are wanted; null: all that belong. */
  only: readonly string[] | null;
  /** Rounds of every list; null: each list's own. */
  rounds: number | null;
  /** Whether the engine's own duties are measured as well. */
  wantsCosts: boolean;
  /** Whether HTTP/2 is measured against HTTP/1.1. */
  wantsProtocols: boolean;
  /** Where the files go; the disk that it is on is part of what is measured. */
  folder: string;
  /** Whether docs/performance.md is written anew. */
  writes: boolean;
  /** Whether the ratios are appended to docs/bench-history.csv. */
  keeps: boolean;
}

/** What a brief bench measures. */
const briefLists = ['W1', 'W2 at 64'];

/** @throws TypeError for an option that there is not, RangeError for a number of rounds that is none */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      brief: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string' },
      folder: { type: 'string', default: tmpdir() },
      write: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    },
  });
  const rounds = values.rounds === undefined ? null : Number(values.rounds);
  if (rounds !== null && (!Number.isInteger(rounds) || rounds < 1))
    throw new RangeError('--rounds wants a number from 1');
  const only = values.only?.split(',').map((name) => name.trim()) ?? (values.brief ? briefLists : null);
  return {
    isQuick: values.quick,
    isBrief: values.brief,
    only,
    wantsCosts: only === null ? !values.quick : only.includes('costs'),
    wantsProtocols: only === null ? !values.quick : only.includes('protocols'),
    rounds: rounds ?? (values.brief ? 1 : null),
    folder: values.folder,
    writes: values.write,
    keeps: values.keep,
  };
}
