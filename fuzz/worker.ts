import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { createRandom } from '../test-support/random.ts';
import { mutate } from './mutate.ts';
import { targets } from './targets.ts';

/** How much time of the processor one input may take, in ms: the clock would count what else the machine does. */
const slowMs = 3000;
/** Inputs that the next ones are made from. */
const maxPool = 400;

const { name, seed, shared } = z
  .object({ name: z.string(), seed: z.number(), shared: z.instanceof(SharedArrayBuffer) })
  .parse(workerData);
const target = targets.find((one) => one.name === name);
if (target === undefined || parentPort === null) throw new Error(`there is no target ${name}`);

/** Number of inputs so far, the length of the present one, and the input itself: what the watcher saves when it hangs. */
const counters = new Int32Array(shared, 0, 2);
const current = new Uint8Array(shared, 8);
const random = createRandom(seed);
const pool = [...target.seeds];
const told = new Set<string>();

for (;;) {
  const base = pool[Math.floor(random() * pool.length)] ?? new Uint8Array();
  const input = mutate(base, pool, target.words, random);
  current.set(input);
  Atomics.store(counters, 1, input.length);
  Atomics.add(counters, 0, 1);
  const before = process.threadCpuUsage();
  let problem: string | null = null;
  try {
    await target.check(input);
  } catch (error) {
    problem = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  const { user, system } = process.threadCpuUsage(before);
  const ms = (user + system) / 1000;
  problem ??= ms > slowMs ? `took ${Math.round(ms)} ms for ${input.length} bytes` : null;
  const kind = problem?.replaceAll(/\d+/g, '#').slice(0, 80);
  if (problem !== null && kind !== undefined && !told.has(kind)) {
    told.add(kind);
    parentPort.postMessage({ problem, input });
  }
  if (problem === null && input.length < 4096 && random() < 0.05) {
    if (pool.length < maxPool) pool.push(input);
    else pool[target.seeds.length + Math.floor(random() * (maxPool - target.seeds.length))] = input;
  }
}
