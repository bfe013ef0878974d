import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { Stop } from './process/stop.ts';
import { ROOT } from './project.ts';

const HELP = `npm run fuzz -- [options]
  --target NAME   only this one: url-list, content-disposition, image-header, ipc-schemas
  --minutes N     for each, 10 without it
  --seed N        to repeat a run
  --help          show this`;
const TARGETS = ['url-list', 'content-disposition', 'image-header', 'ipc-schemas'];
const KEPT = path.join(ROOT, 'fuzz', 'kept');
/** An input that takes longer than this never ends. */
const HANG_MS = 30_000;
const MAX_INPUT = 1 << 20;

const messageSchema = z.object({ problem: z.string(), input: z.instanceof(Uint8Array) });

/** Feeds random inputs to what reads strangers' bytes. Findings are kept in fuzz/kept, where a test tries them ever after. */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const minutes = numberOf('--minutes', options.minutes ?? '10');
  const seed = numberOf('--seed', options.seed ?? String(Math.floor(Math.random() * 2 ** 31)));
  let findings = 0;
  for (const name of options.target === undefined ? TARGETS : [options.target]) {
    if (!TARGETS.includes(name)) throw new Stop(`There is no target ${name}.\n\n${HELP}`, 2);
    findings += await fuzz(name, seed, minutes * 60_000);
  }
  return findings === 0 ? 0 : 1;
}

function readOptions(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const help = { type: 'boolean', default: false } as const;
    return parseArgs({ args: [...args], options: { target: text, minutes: text, seed: text, help } }).values;
  } catch (error) {
    throw new Stop(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`, 2);
  }
}

function numberOf(option: string, text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new Stop(`${option} takes a number, not ${text}.\n\n${HELP}`, 2);
  return Number(text);
}

/** @returns how many findings there were */
async function fuzz(name: string, seed: number, durationMs: number): Promise<number> {
  const shared = new SharedArrayBuffer(8 + MAX_INPUT);
  const counters = new Int32Array(shared, 0, 2);
  const worker = new Worker(path.join(ROOT, 'fuzz', 'worker.ts'), { workerData: { name, seed, shared } });
  let findings = 0;
  const keep = (problem: string, input: Uint8Array): void => {
    findings++;
    const file = path.join(KEPT, name, createHash('sha256').update(input).digest('hex').slice(0, 12));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, input);
    console.log(`${name}: ${problem}\n  kept as ${path.relative(ROOT, file)}`);
  };
  worker.on('message', (message: unknown) => {
    const { problem, input } = messageSchema.parse(message);
    keep(problem, input);
  });
  const { promise: failed, reject } = Promise.withResolvers<never>();
  worker.on('error', reject);
  let seen = 0;
  let seenAt = Date.now();
  const { promise: hung, resolve: markHung } = Promise.withResolvers<void>();
  const watch = setInterval(() => {
    const count = Atomics.load(counters, 0);
    if (count !== seen) [seen, seenAt] = [count, Date.now()];
    else if (Date.now() - seenAt > HANG_MS) markHung();
  }, 1000);
  const { promise: ended, resolve: markEnded } = Promise.withResolvers<'time'>();
  const end = setTimeout(() => markEnded('time'), durationMs);
  try {
    const reason = await Promise.race([ended, hung, failed]);
    if (reason !== 'time') keep('does not end', new Uint8Array(shared, 8, Atomics.load(counters, 1)).slice());
  } finally {
    clearInterval(watch);
    clearTimeout(end);
    await worker.terminate();
  }
  console.log(`${name}: ${Atomics.load(counters, 0)} inputs, ${findings} findings (seed ${seed})`);
  return findings;
}
