import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { Interrupted, interruption } from './interruption.ts';

export interface RunOptions {
  readonly args?: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The command is a line for the system's shell. */
  readonly shell?: boolean;
  /** `show` gives the child our terminal; `keep` collects what it prints. */
  readonly output?: 'show' | 'keep';
  /** With `keep`: each piece of what it prints, as it comes. */
  readonly onText?: (text: string) => void;
  /** End it when it has printed nothing for so long; not with `show`, whose output we do not see. */
  readonly idleMs?: number;
  readonly totalMs?: number;
}

export type Outcome =
  | { readonly kind: 'exited'; readonly code: number; readonly output: string }
  | { readonly kind: 'killed'; readonly signal: NodeJS.Signals; readonly output: string }
  | { readonly kind: 'timed-out'; readonly output: string }
  | { readonly kind: 'not-started'; readonly message: string; readonly output: string };

/** How long a child has to end tidily after a signal before it is killed. */
const GRACE_MS = 10_000;

/**
 * Runs a program to its end. It leads a process group of its own, so that a signal reaches it exactly once, through us,
 * and whatever it started goes with it.
 *
 * @throws {Interrupted} after the child has ended, when a signal came meanwhile
 */
export async function runProcess(command: string, options: RunOptions = {}): Promise<Outcome> {
  interruption.throwIfAborted();
  const output = options.output ?? 'show';
  const child = spawn(command, options.args ?? [], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    shell: options.shell ?? false,
    stdio: output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const killNow = (): void => signalGroup(child, 'SIGKILL');
  process.once('exit', killNow);
  const collected = collect(child, options.onText);
  const bounds = bound(child, options);
  const onInterruption = (): void => {
    const reason: unknown = interruption.reason;
    signalGroup(child, reason instanceof Interrupted ? reason.signal : 'SIGTERM');
    setTimeout(killNow, GRACE_MS).unref();
  };
  interruption.addEventListener('abort', onInterruption, { once: true });
  try {
    const { code, signal } = await ended(child);
    const text = collected();
    if (bounds.exceeded()) return { kind: 'timed-out', output: text };
    if (signal !== null) return { kind: 'killed', signal, output: text };
    return { kind: 'exited', code: code ?? 1, output: text };
  } catch (error) {
    return { kind: 'not-started', message: error instanceof Error ? error.message : String(error), output: '' };
  } finally {
    bounds.clear();
    interruption.removeEventListener('abort', onInterruption);
    process.off('exit', killNow);
    if (interruption.aborted) {
      killNow();
      interruption.throwIfAborted();
    }
  }
}

type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

async function ended(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code, signal) => resolve({ code, signal }));
  });
}

function collect(child: ChildProcess, onText: RunOptions['onText']): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      chunks.push(text);
      onText?.(text);
    });
  }
  return () => chunks.join('');
}

interface Bounds {
  exceeded(): boolean;
  clear(): void;
}

function bound(child: ChildProcess, { idleMs, totalMs }: RunOptions): Bounds {
  let exceeded = false;
  const stop = (): void => {
    exceeded = true;
    signalGroup(child, 'SIGKILL');
  };
  const total = totalMs === undefined ? undefined : setTimeout(stop, totalMs);
  const idle = idleMs === undefined ? undefined : setTimeout(stop, idleMs);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', () => idle?.refresh());
  return {
    exceeded: () => exceeded,
    clear: () => {
      clearTimeout(total);
      clearTimeout(idle);
    },
  };
}

/** To the child and to everything it started, as far as that stayed in its group. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    // Windows hands Ctrl+C to every program of the console by itself.
    if (signal !== 'SIGINT') spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nobody is left in the group, which is what a signal is for.
  }
}
