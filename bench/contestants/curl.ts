import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nameOf } from '../server/wish.ts';
import type { Contestant } from './contestant.ts';
import { versionOf } from './version-of.ts';

export const curl: Contestant = {
  name: 'curl',
  async version() {
    const line = await versionOf('curl');
    return line?.split(' ').slice(0, 2).join(' ') ?? null;
  },
  async program({ list, urls, folder, scratch }) {
    const config = join(scratch, 'curl.conf');
    const lines = urls.map((url, number) => `url = "${url}"\noutput = "${join(folder, nameOf(number))}"`);
    await writeFile(config, lines.join('\n'));
    return {
      command: 'curl',
      args: [
        '--disable',
        '--silent',
        '--fail',
        '--retry',
        '5',
        '--parallel',
        '--parallel-max',
        String(list.concurrency),
        '--config',
        config,
      ],
    };
  },
};
