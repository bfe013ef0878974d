import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFault } from './check-files.ts';
import type { Contestant } from './contestants/contestant.ts';
import type { LoadResult } from './floor/load.ts';
import { idealMs, type List, urlsOf } from './lists.ts';
import { type Cost, runProcess } from './run-process.ts';

/** One contestant's rounds of a list. */
export interface Entry {
  name: string;
  /** `wallMs` is what counts: of the whole process, or what the contestant has measured itself. */
  costs: Cost[];
  /** What was wrong with the files of a round, or with the program itself, each once. */
  faults: string[];
}

export interface Measured {
  list: List;
  /** What no scheduling can beat, of the latencies alone. */
  idealMs: number;
  /** What the load generator has needed, which writes nothing: the server is not slower than this. */
  floorMs: number[];
  /** Bytes per second that came to the load generator in its best round. */
  floorBytesPerSecond: number;
  entries: Entry[];
}

export interface MeasureOptions {
  rounds: number;
  /** No second round begins after this moment, on performance.now()'s clock. */
  until: number;
  /** A folder for everything. */
  work: string;
  port: number;
}

let runs = 0;

/** All contestants in turn, round after round, so that what the machine does otherwise is spread over all of them. */
export async function measureList(
  list: List,
  contestants: readonly Contestant[],
  { rounds, until, work, port }: MeasureOptions,
): Promise<Measured> {
  const taking = contestants.filter((contestant) => contestant.skips?.(list) !== true);
  const entries: Entry[] = taking.map(({ name }) => ({ name, costs: [], faults: [] }));
  const measured: Measured = { list, idealMs: idealMs(list), floorMs: [], floorBytesPerSecond: 0, entries };
  for (let round = 0; round < rounds && (round === 0 || performance.now() < until); round++) {
    const { ms, bytes } = await load(list, work, port);
    measured.floorMs.push(ms);
    measured.floorBytesPerSecond = Math.max(measured.floorBytesPerSecond, (bytes / ms) * 1000);
    for (const [index, contestant] of taking.entries()) {
      const { cost, fault } = await runOnce(list, contestant, work, port);
      entries[index]?.costs.push(cost);
      if (fault !== null && entries[index]?.faults.includes(fault) === false) entries[index].faults.push(fault);
    }
  }
  return measured;
}

async function load(list: List, work: string, port: number): Promise<LoadResult> {
  const file = join(work, 'floor.txt');
  await writeFile(file, urlsOf(list, port, `run${runs++}`).join('\n'));
  const { stdout } = await runProcess({
    command: process.execPath,
    args: [join(import.meta.dirname, 'floor', 'load.ts'), file, String(list.concurrency)],
  });
  const result: LoadResult = JSON.parse(stdout);
  return result;
}

/**
 * So many bytes of a run are removed at once, others with the bench's folder at its end. ext4 does not give away again what
 * belonged to a file within the last minutes, and looks for it one by one: after 10,000 files were removed, making a new one
 * takes ten times as long, for whoever is measured next.
 */
const removedAtOnce = 1e9;

/** One run of one contestant, its files checked. */
export async function runOnce(
  list: List,
  contestant: Contestant,
  work: string,
  port: number,
): Promise<{ cost: Cost; fault: string | null; stdout: string }> {
  const run = `run${runs++}`;
  const scratch = join(work, run);
  const folder = join(scratch, 'out');
  await mkdir(folder, { recursive: true });
  const urls = urlsOf(list, port, run);
  const listFile = join(scratch, 'list.txt');
  await writeFile(listFile, `${urls.join('\n')}\n`);
  try {
    const program = await contestant.program({ list, urls, listFile, folder, scratch });
    const { code, stdout, stderr, wallMs, cpuMs, peakBytes } = await runProcess(program);
    const lost = await findFault(list, folder);
    const told = code === 0 ? '' : ` (exit code ${code}) ${stderr.trim().slice(0, 200)}`;
    const fault = lost === null && told === '' ? null : `${lost ?? ''}${told}`.trim();
    const ownMs = fault === null ? contestant.ownMs?.(stdout) : undefined;
    return { cost: { wallMs: ownMs ?? wallMs, cpuMs, peakBytes }, fault, stdout };
  } finally {
    if (list.count * list.bytes > removedAtOnce) await rm(scratch, { recursive: true, force: true });
  }
}
