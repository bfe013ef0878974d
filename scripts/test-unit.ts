import { rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './browser/ensure-browser.ts';
import { type CommandHelp, saysHelp } from './process/arguments.ts';
import { listenForInterruption } from './process/interruption.ts';
import { runProcess } from './process/run-process.ts';
import { ROOT, packageFolder } from './project.ts';
import { describeCounts, isGood, withRunnerVerdict } from './report/counts.ts';
import { type TestReport, readVitest, readReport } from './report/read-report.ts';

const REPORT = path.join(ROOT, 'test-results', 'unit.json');

const HELP: CommandHelp = {
  command: 'npm run test:unit',
  text: `npm run test:unit -- [arguments]
  runs the unit tests: all, or those that the arguments name. They go to Vitest:
  npm run test:unit -- src/engine/queue       those of a folder or a file
  npm run test:unit -- -t 'resumes'           those of a name
  npx vitest --help                           all of Vitest's options`,
};

/** The unit tests alone; arguments go to Vitest. */
export async function main(args: readonly string[]): Promise<number> {
  if (saysHelp(args, HELP)) return 0;
  listenForInterruption();
  // The stand-in's own tests show pages in it.
  await ensureBrowser();
  const { counts } = await runUnitTests(args);
  console.log(describeCounts(counts));
  return isGood(counts) ? 0 : 1;
}

export async function runUnitTests(args: readonly string[] = []): Promise<TestReport> {
  rmSync(REPORT, { force: true });
  const vitest = path.join(packageFolder('vitest'), 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const outcome = await runProcess(process.execPath, { args: [vitest, 'run', ...reporters, ...args], cwd: ROOT });
  const { counts, failed } = readReport(REPORT, readVitest);
  return { counts: withRunnerVerdict(counts, outcome.kind === 'exited' && outcome.code === 0), failed };
}
