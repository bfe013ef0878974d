import path from 'node:path';
import { isFresh } from '../bin/freshness.js';
import { runProcess } from './process/run-process.ts';
import { Stop } from './process/stop.ts';
import { ROOT, packageScript } from './project.ts';

const OUTPUTS = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html', 'out/cli/index.js'];
const SOURCES = ['src', 'package.json', 'package-lock.json', 'electron.vite.config.ts', 'vite.cli.config.ts'];

/**
 * Builds the app and the terminal, unless what is in out/ is newer than its sources.
 *
 * @throws {Stop} when the build fails, after printing what it said
 */
export async function buildIfStale(): Promise<void> {
  if (isFresh(OUTPUTS.map(inProject), SOURCES.map(inProject))) return;
  console.log('Building Shoal …');
  const outcome = await runProcess(packageScript('build'), { cwd: ROOT, shell: true, output: 'keep' });
  if (outcome.kind === 'exited' && outcome.code === 0) return;
  // Vite's own stack says nothing about our source.
  console.error(outcome.output.replaceAll(/^ +at .*\n?/gm, '').trim());
  throw new Stop('Shoal could not be built; the reason is above.');
}

function inProject(file: string): string {
  return path.join(ROOT, file);
}
