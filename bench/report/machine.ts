import { readFile, statfs } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem, type as systemName, release } from 'node:os';
import { formatMegabytes } from './table.ts';

/** The machine without its name. */
export interface Machine {
  words: string;
  /** Programs that wanted to run at the beginning, on average over a minute, beside the bench. */
  load: number;
}

/** File systems by the number that statfs(2) gives. */
const fileSystems: Record<number, string> = {
  0xef53: 'ext4',
  0x1021994: 'tmpfs',
  0x9123683e: 'btrfs',
  0x58465342: 'xfs',
};

/** @param folder that the files go to */
export async function describeMachine(folder: string): Promise<Machine> {
  const [first] = cpus();
  const { type } = await statfs(folder);
  const system = await systemVersion();
  const [load = 0] = loadavg();
  const words = [
    `${availableParallelism()} × ${first?.model.trim() ?? 'an unknown processor'}`,
    `${formatMegabytes(totalmem())} MB`,
    system,
    `Node ${process.versions.node}`,
    `files on ${fileSystems[type] ?? 'another file system'}`,
  ].join(', ');
  return { words, load };
}

async function systemVersion(): Promise<string> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const name = /^PRETTY_NAME="(.*)"$/m.exec(text)?.[1];
  return name ?? `${systemName()} ${release()}`;
}
