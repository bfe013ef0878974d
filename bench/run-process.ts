import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a run of a program has cost. */
export interface Cost {
  wallMs: number;
  /** Of the program and all it has started, user and system. */
  cpuMs: number;
  /** Resident bytes at most, of its largest process; null where the system does not tell. */
  peakBytes: number | null;
}

export interface Run extends Cost {
  /** Null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Program {
  command: string;
  args: readonly string[];
  env?: Record<string, string>;
}

/** So often the high-water mark is read: it never falls, so that only what a process takes in its last moments is missed. */
const lookMs = 15;
/** Nothing here takes so long, unless it hangs. */
const mostMs = 600_000;

/**
 * Runs a program in a shell that afterwards tells how much time its children have taken (POSIX `times`): Node tells of its
 * children neither that nor their memory.
 */
export async function runProcess({ command, args, env }: Program): Promise<Run> {
  const began = performance.now();
  const child = spawn('sh', ['-c', '"$@"; code=$?; times >&3; exit $code', 'sh', command, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const [, stdout, stderr, times] = child.stdio;
  const texts = [stdout, stderr, times].map(async (stream) => {
    let text = '';
    if (stream !== null && stream !== undefined && 'read' in stream)
      for await (const part of stream) text += String(part);
    return text;
  });
  let peakBytes: number | null = null;
  const look = setInterval(() => {
    const seen = child.pid === undefined ? null : peakOfChildren(child.pid);
    if (seen !== null) peakBytes = Math.max(peakBytes ?? 0, seen);
  }, lookMs);
  const bound = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), mostMs);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    const wallMs = performance.now() - began;
    const [out = '', err = '', cpu = ''] = await Promise.all(texts);
    return { code, wallMs, cpuMs: cpuMsOfChildren(cpu), peakBytes, stdout: out, stderr: err };
  } finally {
    clearInterval(look);
    clearTimeout(bound);
  }
}

/** Reads what `times` prints: user and system of the shell, then in a second line `0m1.230000s 0m0.450000s` of its children. */
export function cpuMsOfChildren(text: string): number {
  const [, children = ''] = text.trim().split('\n');
  return [...children.matchAll(/(\d+)m([\d.,]+)s/g)].reduce(
    (sum, [, minutes, seconds = '0']) => sum + Number(minutes) * 60_000 + Number(seconds.replace(',', '.')) * 1000,
    0,
  );
}

/** The high-water mark of the largest process below one, on Linux. */
function peakOfChildren(pid: number): number | null {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    const own = children.map((child) => {
      const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1];
      return Math.max(Number(kilobytes ?? 0) * 1024, peakOfChildren(Number(child)) ?? 0);
    });
    return own.length === 0 ? null : Math.max(...own);
  } catch {
    return null; // gone already, or no Linux
  }
}
