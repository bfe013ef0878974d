import { runProcess } from '../run-process.ts';
import type { Contestant } from './contestant.ts';
import { versionOf } from './version-of.ts';

export const wget2: Contestant = {
  name: 'wget2',
  async version() {
    return (await versionOf('wget2'))?.split(' - ')[0] ?? null;
  },
  async program({ list, listFile, folder }) {
    return {
      command: 'wget2',
      args: [
        '--no-config',
        '--quiet',
        '--progress=none',
        '--tries=5',
        '--waitretry=1',
        ...(await asksAgain()),
        `--max-threads=${list.concurrency}`,
        `--input-file=${listFile}`,
        `--directory-prefix=${folder}`,
      ],
    };
  },
};

/** Only later versions can be told to ask a busy server again. */
async function asksAgain(): Promise<string[]> {
  const { stdout } = await runProcess({ command: 'wget2', args: ['--help'] });
  return stdout.includes('retry-on-http-status') ? ['--retry-on-http-status=503'] : [];
}
