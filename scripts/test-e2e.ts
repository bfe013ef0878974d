import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './browser/ensure-browser.ts';
import type { Browser } from './browser/find-usable-browser.ts';
import { buildIfStale } from './build.ts';
import { findDisplay } from './display.ts';
import { findElectron, whyElectronCannotRun } from './electron/binary.ts';
import { type CommandHelp, saysHelp } from './process/arguments.ts';
import { listenForInterruption } from './process/interruption.ts';
import { runProcess } from './process/run-process.ts';
import { ROOT, packageFolder } from './project.ts';
import { describeCounts, isGood, withRunnerVerdict } from './report/counts.ts';
import { type TestReport, readPlaywright, readReport } from './report/read-report.ts';
import { chooseTestRuntime, describeStandIn, type TestRuntime } from './runtime/choose-runtime.ts';

const REPORT = path.join(ROOT, 'test-results', 'e2e.json');
const STAND_IN_DIST = path.join(ROOT, 'standin', 'dist');
const XVFB_RUN = '/usr/bin/xvfb-run';

const HELP: CommandHelp = {
  command: 'npm run test:e2e',
  text: `npm run test:e2e -- [arguments]
  builds the app where that is needed and runs the end-to-end tests: all, or those that the arguments name. They go to Playwright:
  npm run test:e2e -- recovery                those of a file
  npm run test:e2e -- --grep pause            those of a name
  npx playwright test --help                  all of Playwright's options`,
};

/** The end-to-end tests alone; arguments go to Playwright. */
export async function main(args: readonly string[]): Promise<number> {
  if (saysHelp(args, HELP)) return 0;
  listenForInterruption();
  await buildIfStale();
  const { counts } = await runEndToEndTests(await ensureBrowser(), args);
  console.log(describeCounts(counts));
  return isGood(counts) ? 0 : 1;
}

/** Needs the built app. The first line says what the tests run on. */
export async function runEndToEndTests(browser: Browser, args: readonly string[] = []): Promise<TestReport> {
  const runtime = await findTestRuntime();
  console.log(
    runtime.kind === 'electron'
      ? `Electron ${runtime.binary.version}`
      : describeStandIn(process.versions.node, browser.version),
  );
  rmSync(REPORT, { force: true });
  const playwright = [process.execPath, path.join(packageFolder('@playwright/test'), 'cli.js'), 'test', ...args];
  const underXvfb = runtime.kind === 'electron' && runtime.underXvfb ? [XVFB_RUN, '--auto-servernum'] : [];
  const [command = process.execPath, ...rest] = [...underXvfb, ...playwright];
  const outcome = await runProcess(command, { args: rest, cwd: ROOT, env: testEnvironment(runtime) });
  const { counts, failed } = readReport(REPORT, readPlaywright);
  return { counts: withRunnerVerdict(counts, outcome.kind === 'exited' && outcome.code === 0), failed };
}

async function findTestRuntime(): Promise<TestRuntime> {
  const binary = findElectron(process.env);
  const starts = binary !== undefined && (await whyElectronCannotRun(binary.path)) === undefined;
  return chooseTestRuntime({
    electron: starts ? binary : undefined,
    display: await findDisplay(process.env),
    hasXvfb: existsSync(XVFB_RUN),
  });
}

/** `_electron.launch()` asks the package `electron` for the binary, and that asks these. */
function testEnvironment(runtime: TestRuntime): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _, ...ours } = process.env;
  // The specs start the app some 150 times: it need not be compiled each time, nor the stand-in.
  const env = { ...ours, NODE_COMPILE_CACHE: path.join(ROOT, 'node_modules', '.cache', 'compile') };
  if (runtime.kind === 'electron') return env;
  return {
    ...env,
    ELECTRON_OVERRIDE_DIST_PATH: STAND_IN_DIST,
    ELECTRON_EXEC_PATH: path.join(STAND_IN_DIST, 'electron'),
  };
}
