import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Program } from '../run-process.ts';
import type { Task } from './contestant.ts';

/** What is other than in the product, to see what it costs. */
export interface EngineOptions {
  /** Whether something has been downloaded before the clock starts. */
  isWarm?: boolean;
  sha256?: boolean;
  isDurable?: boolean;
  /** Whether the batch is recorded, so that it can be gone on with after a crash. */
  isRecorded?: boolean;
}

/** What `engine-process.ts` is told. */
export interface EngineOrder extends Required<EngineOptions> {
  urls: readonly string[];
  folder: string;
  scratch: string;
  concurrency: number;
}

/** What it tells, as JSON. */
export interface EngineResult {
  /** From the start of the first request to the last file's name. */
  ms: number;
  /** Of the process meanwhile, all its threads. */
  cpuMs: number;
  /** For so long SQLite has held up the main thread. */
  sqliteMs: number;
  done: number;
}

export async function engineRun(task: Task, options: EngineOptions): Promise<Program> {
  const order: EngineOrder = {
    isWarm: false,
    sha256: true,
    isDurable: true,
    isRecorded: true,
    ...options,
    urls: task.urls,
    folder: task.folder,
    scratch: task.scratch,
    concurrency: task.list.concurrency,
  };
  const file = join(task.scratch, 'order.json');
  await writeFile(file, JSON.stringify(order));
  return { command: process.execPath, args: [join(import.meta.dirname, 'engine-process.ts'), file] };
}

export function readEngineRun(stdout: string): EngineResult {
  const result: EngineResult = JSON.parse(stdout);
  return result;
}
