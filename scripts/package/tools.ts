import { existsSync } from 'node:fs';
import path from 'node:path';
import { runProcess } from '../process/run-process.ts';
import { Stop } from '../process/stop.ts';

/** A project of its own beside this file: electron-builder alone is 280 packages, which nobody else has to install. */
export const TOOLS = path.join(import.meta.dirname, 'tools');

/** @throws {Stop} when npm cannot install them */
export async function ensureTools(): Promise<void> {
  if (existsSync(path.join(TOOLS, 'node_modules', 'electron-builder'))) return;
  console.log('Installing what makes the packages (scripts/package/tools) …');
  const outcome = await runProcess('npm ci --ignore-scripts', { cwd: TOOLS, shell: true, output: 'keep' });
  if (outcome.kind !== 'exited' || outcome.code !== 0) {
    console.error(outcome.output.trim());
    throw new Stop('The tools that make the packages could not be installed; what npm said is above.');
  }
}
