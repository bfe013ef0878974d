import { readdir, readFile } from 'node:fs/promises';

/**
 * What the window's process holds in memory, in bytes: of the processes below the app that draw a page, the largest.
 *
 * @returns null where there is no `/proc`
 */
export async function windowResidentBytes(appPid: number): Promise<number | null> {
  const pids = await readdir('/proc').catch(() => []);
  const found = await Promise.all(pids.filter((name) => /^\d+$/.test(name)).map(readProcess));
  const processes = new Map(found.filter((process) => process !== null).map((process) => [process.pid, process]));
  const isBelowApp = ({ parent }: Process): boolean => {
    const above = processes.get(parent);
    return parent === appPid || (above !== undefined && isBelowApp(above));
  };
  const renderers = [...processes.values()].filter((process) => process.isRenderer && isBelowApp(process));
  return renderers.length === 0 ? null : Math.max(...renderers.map(({ residentBytes }) => residentBytes));
}

interface Process {
  pid: number;
  parent: number;
  residentBytes: number;
  isRenderer: boolean;
}

/** Null where it has ended meanwhile. */
async function readProcess(pid: string): Promise<Process | null> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const numberIn = (field: string): number => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    return {
      pid: Number(pid),
      parent: numberIn('PPid'),
      residentBytes: 1024 * numberIn('VmRSS'),
      isRenderer: command.includes('--type=renderer'),
    };
  } catch {
    return null;
  }
}
