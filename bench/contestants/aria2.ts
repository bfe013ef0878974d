import type { Contestant } from './contestant.ts';
import { versionOf } from './version-of.ts';

export const aria2: Contestant = {
  name: 'aria2',
  version: async () => await versionOf('aria2c'),
  program: ({ list, listFile, folder }) => ({
    command: 'aria2c',
    args: [
      `--input-file=${listFile}`,
      `--dir=${folder}`,
      `--max-concurrent-downloads=${list.concurrency}`,
      '--file-allocation=none', // quicker here than its default
      '--retry-wait=1',
      '--max-tries=10',
      '--quiet=true',
      '--no-conf=true',
    ],
  }),
};
