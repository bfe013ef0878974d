import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runProcess } from './run-process.ts';

function node(script: string, options: Parameters<typeof runProcess>[1] = {}) {
  return runProcess(process.execPath, { args: ['-e', script], output: 'keep', ...options });
}

/** A process that has ended but was not waited for still has a pid; its command line is empty then, and while it is being replaced. */
function isRunning(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

function moduleUrl(name: string): string {
  return pathToFileURL(path.join(import.meta.dirname, name)).href;
}

/** A command of ours that has started something in the background, whose pid it prints. */
const RUNS_A_SHELL = `
  import { listenForInterruption } from '${moduleUrl('interruption.ts')}';
  import { runProcess } from '${moduleUrl('run-process.ts')}';
  listenForInterruption();
  await runProcess('sleep 601 & echo $!; wait', { shell: true }).catch((error) => process.exit(error.exitCode));
`;

/** The process itself is ended with the test, however that ends. */
async function printedPid(child: ChildProcess & { stdout: Readable }): Promise<number> {
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  const pid = Number(line);
  onTestFinished(() => {
    if (isRunning(pid)) process.kill(pid, 'SIGKILL');
  });
  return pid;
}

it('tells the exit code and what was printed', async () => {
  expect(await node("console.log('out'); process.exitCode = 3;")).toEqual({ kind: 'exited', code: 3, output: 'out\n' });
});

it('hands over what is printed as it comes', async () => {
  const pieces: string[] = [];
  await node("console.error('one')", { onText: (text) => pieces.push(text) });
  expect(pieces.join('')).toBe('one\n');
});

it('tells that a program is not there', async () => {
  expect(await runProcess('/no/such/program', { output: 'keep' })).toMatchObject({ kind: 'not-started' });
});

describe.skipIf(process.platform !== 'linux')('on Linux', () => {
  it('tells the signal that ended a program', async () => {
    const outcome = await node("process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000);");
    expect(outcome).toMatchObject({ kind: 'killed', signal: 'SIGTERM' });
  });

  it.each([{ totalMs: 1_500 }, { idleMs: 1_500 }])(
    'ends a program that takes too long, and what it started: %o',
    async (bound) => {
      const script = `const child = require('node:child_process').spawn('sleep', ['600']); console.log(child.pid);
      setInterval(() => {}, 1000);`;
      const outcome = await node(script, bound);
      expect(outcome.kind).toBe('timed-out');
      const grandchild = Number(outcome.output);
      expect(grandchild).toBeGreaterThan(0);
      await expect.poll(() => isRunning(grandchild)).toBe(false);
    },
  );

  it('ends everything on Ctrl+C, with the exit code that a shell expects', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', RUNS_A_SHELL], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const grandchild = await printedPid(child);
    await expect.poll(() => isRunning(grandchild)).toBe(true);
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(130);
    await expect.poll(() => isRunning(grandchild)).toBe(false);
  });

  it('ends everything when the shell that npm runs us through is killed', async () => {
    const shell = spawn('sh', ['-c', '"$NODE" --input-type=module -e "$SCRIPT"; true'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE: process.execPath, SCRIPT: RUNS_A_SHELL },
    });
    const grandchild = await printedPid(shell);
    await expect.poll(() => isRunning(grandchild)).toBe(true);
    shell.kill('SIGKILL');
    await expect.poll(() => isRunning(grandchild)).toBe(false);
  });
});
