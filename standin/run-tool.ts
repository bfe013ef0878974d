import { spawn } from 'node:child_process';

export interface ToolRun {
  tool: string;
  args: string[];
  /** What PowerShell and osascript read instead of quoted words in their scripts. */
  env?: Record<string, string>;
}

export interface ToolAnswer {
  exitCode: number | null;
  /** Without the last line break. */
  stdout: string;
  stderr: string;
}

/** Runs one of the desktop's dialogs to its end; null where the program is not installed. */
async function runTool({ tool, args, env = {} }: ToolRun): Promise<ToolAnswer | null> {
  const child = spawn(tool, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (data: string) => (stdout += data));
  child.stderr.setEncoding('utf8').on('data', (data: string) => (stderr += data));
  const endWithApp = (): void => void child.kill();
  process.once('exit', endWithApp);
  return new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', (exitCode) => {
      process.off('exit', endWithApp);
      resolve({ exitCode, stdout: stdout.replace(/\r?\n$/, ''), stderr: stderr.trim() });
    });
  });
}

/** The first of these that is installed, and what it said. Throws `missing` when there is none. */
export async function runFirst(runs: ToolRun[], missing: string): Promise<ToolAnswer & { tool: string }> {
  for (const run of runs) {
    const answer = await runTool(run);
    if (answer === null) continue;
    if (/cannot open display|could not connect to display/i.test(answer.stderr))
      throw new Error(`${run.tool} found no display to show its window on.`);
    return { ...answer, tool: run.tool };
  }
  throw new Error(missing);
}

export function quoteForAppleScript(text: string): string {
  return `"${text.replace(/[\\"]/g, String.raw`\$&`)}"`;
}
