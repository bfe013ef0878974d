import { readFileSync } from 'node:fs';

/**
 * Whether a process runs. In a container without an init a zombie still answers `kill(pid, 0)`, yet it has no command
 * line.
 */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`).length > 0;
  } catch {
    return false;
  }
}
