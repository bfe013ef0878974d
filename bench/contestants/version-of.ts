import { runProcess } from '../run-process.ts';

/** The first line that a program prints about itself; null where it cannot be run. */
export async function versionOf(command: string, args: readonly string[] = ['--version']): Promise<string | null> {
  const { code, stdout } = await runProcess({ command, args });
  return code === 0 ? (stdout.split('\n')[0] ?? command) : null;
}
