import { join } from 'node:path';
import { type EngineOptions, type EngineResult, readEngineRun } from '../contestants/engine-run.ts';
import { engine } from '../contestants/shoal.ts';
import { type List, lists } from '../lists.ts';
import { runOnce } from '../measure-list.ts';
import { runProcess } from '../run-process.ts';
import { median } from '../statistics.ts';
import { measureChecks } from './check-cost.ts';

/** What one of the engine's own duties costs. */
export interface DutyCost {
  duty: string;
  list: string;
  with: EngineResult[];
  without: EngineResult[];
}

export interface Costs {
  duties: DutyCost[];
  /** Time to store a list of 100,000 rows. */
  storeMs: number;
  /** Time to look at a picture. */
  checkUs: number;
}

interface Duty {
  duty: string;
  list: string;
  without: EngineOptions;
}

const duties: readonly Duty[] = [
  { duty: 'SHA-256 of every file', list: 'W3', without: { sha256: false } },
  { duty: 'SHA-256 of every file', list: 'W4', without: { sha256: false } },
  { duty: 'names only for what would survive a power cut', list: 'W2 at 64', without: { isDurable: false } },
  { duty: 'names only for what would survive a power cut', list: 'W3', without: { isDurable: false } },
  { duty: 'a record to go on from after a crash', list: 'W2 at 64', without: { isRecorded: false } },
  { duty: 'a record to go on from after a crash', list: 'W3', without: { isRecorded: false } },
];

/** Each duty with and without, in turn. */
export async function measureCosts(
  { work, port }: { work: string; port: number },
  rounds = 5,
  wanted: (duty: Duty) => boolean = () => true,
): Promise<Costs> {
  const costs: DutyCost[] = [];
  for (const { duty, list: name, without } of duties.filter(wanted)) {
    const list = listOf(name);
    const cost: DutyCost = { duty, list: name, with: [], without: [] };
    for (let round = 0; round < rounds; round++) {
      cost.with.push(await engineRound(list, {}, work, port));
      cost.without.push(await engineRound(list, without, work, port));
    }
    costs.push(cost);
  }
  return { duties: costs, storeMs: await storeMs(work), checkUs: await measureChecks(work) };
}

async function engineRound(list: List, options: EngineOptions, work: string, port: number): Promise<EngineResult> {
  const { fault, stdout } = await runOnce(list, engine('engine', { isWarm: true, ...options }), work, port);
  if (fault !== null) throw new Error(`${list.name}: ${fault}`);
  return readEngineRun(stdout);
}

async function storeMs(work: string): Promise<number> {
  const times: number[] = [];
  for (const round of ['store1', 'store2', 'store3']) {
    const { stdout } = await runProcess({
      command: process.execPath,
      args: [join(import.meta.dirname, 'store-process.ts'), join(work, round)],
    });
    const { ms }: { ms: number } = JSON.parse(stdout);
    times.push(ms);
  }
  return median(times);
}

function listOf(name: string): List {
  const found = lists.find((list) => list.name === name);
  if (found === undefined) throw new RangeError(`no list ${name}`);
  return found;
}
