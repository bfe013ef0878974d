import { appendFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Measured } from '../measure-list.ts';
import { runProcess } from '../run-process.ts';
import { median, pairedRatio } from '../statistics.ts';
import type { Machine } from './machine.ts';

const root = join(import.meta.dirname, '..', '..');
const file = join(root, 'docs', 'bench-history.csv');

/** Whose ratios have a column; the first is what the others are related to. */
const [own, ...others] = ['shoal, engine', 'shoal', 'wget2', 'curl', 'aria2', "article's script"] as const;

/** What one line of the history is about. */
export interface Occasion {
  /** `2026-01-31`. */
  date: string;
  /** Of the sources, short; with a `+` where they were changed since. */
  commit: string;
  machine: Machine;
}

/** The heads of the columns. A ratio is how many times the engine's time something has taken. */
export const historyHead = csvLine([
  'date',
  'commit',
  'list',
  'rounds',
  'engine s',
  ...['server alone', ...others].map((name) => `${name} ratio`),
  'load',
  'machine',
]);

/** A line for each list; the cell of a program that was not measured or has lost files is empty. */
export function historyLines({ date, commit, machine }: Occasion, measured: readonly Measured[]): string[] {
  return measured.flatMap(({ list, floorMs, entries }) => {
    const timesOf = (name: string): number[] => {
      const found = entries.find((entry) => entry.name === name);
      return found === undefined || found.faults.length > 0 ? [] : found.costs.map(({ wallMs }) => wallMs);
    };
    const ownMs = timesOf(own);
    if (ownMs.length === 0) return [];
    const ratios = [floorMs, ...others.map(timesOf)].map((times) => pairedRatio(times, ownMs)?.toFixed(2) ?? '');
    const seconds = (median(ownMs) / 1000).toFixed(3);
    const figures = [list.name, String(ownMs.length), seconds, ...ratios, machine.load.toFixed(1), machine.words];
    return [csvLine([date, commit, ...figures])];
  });
}

/** Appends what was measured to docs/bench-history.csv. */
export async function keepInHistory(machine: Machine, measured: readonly Measured[]): Promise<void> {
  await stat(file); // a new one would have no heads
  const date = new Date().toISOString().slice(0, 10);
  const lines = historyLines({ date, commit: await commitOf(), machine }, measured);
  await appendFile(file, lines.map((line) => `${line}\n`).join(''));
}

async function git(...args: string[]): Promise<string> {
  return (await runProcess({ command: 'git', args: ['-C', root, ...args] })).stdout.trim();
}

async function commitOf(): Promise<string> {
  const commit = await git('rev-parse', '--short', 'HEAD');
  return (await git('status', '--porcelain', '--', 'src')) === '' ? commit : `${commit}+`;
}

/** RFC 4180. */
function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
