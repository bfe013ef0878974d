import { join } from 'node:path';
import type { Contestant } from './contestant.ts';
import { versionOf } from './version-of.ts';

const script = join(import.meta.dirname, 'article.py');
// Debian's own Python has Debian's own packages, whatever other Python stands before it in the path.
const pythons = ['python3', '/usr/bin/python3'];

async function findPython(): Promise<{ command: string; version: string } | null> {
  for (const command of pythons) {
    const version = await versionOf(command, [
      '-c',
      'import requests, platform; print("requests", requests.__version__, "on Python", platform.python_version())',
    ]);
    if (version !== null) return { command, version };
  }
  return null;
}

/** @param workers 0: the pool's default; null: as many as the list has at once */
function article(name: string, workers: number | null): Omit<Contestant, 'skips'> {
  return {
    name,
    isSlow: true,
    version: async () => (await findPython())?.version ?? null,
    async program({ list, listFile, folder }) {
      const { command = 'python3' } = (await findPython()) ?? {};
      return { command, args: [script, listFile, folder, String(workers ?? list.concurrency)] };
    },
  };
}

/** The article's script in its three ways. */
export const articles: readonly Contestant[] = [
  { ...article("article's script", null), skips: ({ count }) => count > 20_000 },
  { ...article("article's script, default workers", 0), skips: ({ isShort }) => !isShort },
  { ...article("article's script, one at a time", 1), skips: ({ isShort }) => !isShort },
];
