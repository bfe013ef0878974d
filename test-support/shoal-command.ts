import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const entry = join(import.meta.dirname, '..', 'src', 'cli', 'index.ts');

export interface ShoalEnd {
  /** Null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
  /** Lines of standard output, without the last line break. */
  lines: string[];
  /** Lines of standard error. */
  errors: string[];
}

export interface ShoalOptions {
  /** Folder for what Shoal remembers; a test's own. */
  data: string;
  cwd?: string;
  /** Standard input, ended after it. */
  input?: string;
  env?: Record<string, string>;
  /** A program with its arguments that runs the command, such as strace. */
  under?: readonly string[];
}

export interface RunningShoal {
  child: ChildProcess;
  /** What has come on standard output so far. */
  readonly stdout: string;
  /** Resolves when standard output satisfies the condition; rejects when the process ends before. */
  waitForStdout: (isThere: (stdout: string) => boolean) => Promise<void>;
  /** The same for standard error. */
  waitForStderr: (isThere: (stderr: string) => boolean) => Promise<void>;
  end: Promise<ShoalEnd>;
}

/** Starts the real `shoal` command from its sources, with its output in pipes. */
export function startShoal(args: readonly string[], { data, cwd, input, env, under = [] }: ShoalOptions): RunningShoal {
  const [program = process.execPath, ...rest] = [...under, process.execPath, entry, ...args];
  const child = spawn(program, rest, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', SHOAL_DATA: data, ...env },
    stdio: 'pipe',
  });
  let stdout = '';
  let stderr = '';
  const changed = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    for (const look of changed) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const look of changed) look();
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const end = new Promise<ShoalEnd>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr, lines: linesOf(stdout), errors: linesOf(stderr) }));
  });
  const waitFor = async (isThere: () => boolean): Promise<void> => {
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (!isThere()) return;
        changed.delete(look);
        resolve();
      };
      changed.add(look);
      void end.then(() => reject(new Error(`ended too early: ${stdout}${stderr}`)));
      look();
    });
  };
  return {
    child,
    get stdout() {
      return stdout;
    },
    waitForStdout: async (isThere) => await waitFor(() => isThere(stdout)),
    waitForStderr: async (isThere) => await waitFor(() => isThere(stderr)),
    end,
  };
}

export async function runShoal(args: readonly string[], options: ShoalOptions): Promise<ShoalEnd> {
  return await startShoal(args, options).end;
}

const linesOf = (text: string): string[] => text.split('\n').slice(0, -1);
