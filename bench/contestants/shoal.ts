import { join } from 'node:path';
import type { Contestant } from './contestant.ts';
import { type EngineOptions, engineRun, readEngineRun } from './engine-run.ts';

const root = join(import.meta.dirname, '..', '..');

/** The whole program, as somebody types it. */
export const shoal: Contestant = {
  name: 'shoal',
  version: async () => `shoal on Node ${process.versions.node}`,
  program: ({ list, listFile, folder, scratch }) => ({
    command: process.execPath,
    args: [
      join(root, 'bin', 'shoal.js'),
      'get',
      '--list',
      listFile,
      '--to',
      folder,
      '--concurrency',
      String(list.concurrency),
      '--quiet',
    ],
    env: { SHOAL_DATA: join(scratch, 'data') },
  }),
};

/** @param options what is other than in the product */
export function engine(name: string, options: EngineOptions = {}): Contestant {
  return {
    name,
    version: async () => `shoal's engine on Node ${process.versions.node}`,
    program: (task) => engineRun(task, options),
    ownMs: (stdout) => readEngineRun(stdout).ms,
  };
}

/** The engine in a process that has downloaded something before, as a running app has. */
export const warmEngine = engine('shoal, engine', { isWarm: true });
