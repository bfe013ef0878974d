import path from 'node:path';
import { parseArgs } from 'node:util';
import { whyNoBrowser } from './browser/ensure-browser.ts';
import type { Browser } from './browser/find-usable-browser.ts';
import { buildIfStale } from './build.ts';
import type { ElectronBinary } from './electron/binary.ts';
import { listenForInterruption } from './process/interruption.ts';
import { runProcess, type Outcome } from './process/run-process.ts';
import { Stop } from './process/stop.ts';
import { ROOT } from './project.ts';
import { chooseRuntime } from './runtime/choose-runtime.ts';
import { gatherFacts, isRoot } from './runtime/gather-facts.ts';

const HELP = `npm start -- [options]
  --demo      begin with the demo: a picture server inside Shoal, no network needed
  --keep DIR  with --demo: save the demo's pictures there
  --stand-in  use the installed Chrome, Chromium or Edge in place of Electron
  --retry     try Electron's download again, if it failed a short while ago
  --help      show this`;

/** Builds Shoal and shows it: in Electron, else in the stand-in, else as the demo in the terminal. */
export async function main(args: readonly string[]): Promise<number | undefined> {
  const options = readOptions(args);
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const stopListening = listenForInterruption();
  await buildIfStale();
  const runtime = chooseRuntime(await gatherFacts({ standIn: options['stand-in'], retryDownload: options.retry }));
  if (runtime.kind === 'terminal') {
    console.log(`There is no display (${runtime.because}): Shoal's demo runs here in the terminal.`);
    stopListening();
    return runTerminalDemo(options.keep);
  }
  const appArgs = options.demo ? ['--demo'] : [];
  if (options.keep !== undefined) process.env['SHOAL_DEMO_FOLDER'] = path.resolve(options.keep);
  if (runtime.kind === 'electron') return runElectron(runtime.binary, appArgs);
  const reason = `Electron is not used: ${runtime.because}.`;
  if (runtime.kind === 'stand-in') {
    console.log(`${reason} Shoal runs in the stand-in with Chromium ${runtime.browser.version}.`);
    return runStandIn(runtime.browser, appArgs);
  }
  throw new Stop(`${reason}\n${whyNoBrowser()} Meanwhile \`npx shoal demo\` shows Shoal in the terminal.`);
}

function readOptions(args: readonly string[]) {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { demo: flag, keep: { type: 'string' }, 'stand-in': flag, retry: flag, help: flag },
    });
    if (values.keep !== undefined && !values.demo) throw new Error('--keep goes with --demo');
    return values;
  } catch (error) {
    throw new Stop(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`, 2);
  }
}

async function runElectron({ path: executable }: ElectronBinary, args: readonly string[]): Promise<number> {
  const withoutSandbox = process.platform === 'linux' && isRoot();
  if (withoutSandbox) console.log('Electron runs without its sandbox, because you are root.');
  const all = [...(withoutSandbox ? ['--no-sandbox'] : []), ROOT, ...args];
  return toExitCode('Electron', await runProcess(executable, { args: all, env: appEnvironment() }));
}

async function runStandIn(browser: Browser, args: readonly string[]): Promise<number> {
  const all = [path.join(ROOT, 'standin', 'boot.ts'), ROOT, ...args];
  const env = { ...appEnvironment(), SHOAL_BROWSER: browser.path };
  return toExitCode('The stand-in', await runProcess(process.execPath, { args: all, env }));
}

/** VS Code's terminal makes every Electron that it starts a plain Node. */
function appEnvironment(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return env;
}

function toExitCode(what: string, outcome: Outcome): number {
  if (outcome.kind === 'exited' && outcome.code === 0) return 0;
  if (outcome.kind === 'not-started') throw new Stop(`${what} could not be started: ${outcome.message}`);
  const how =
    outcome.kind === 'exited' ? `code ${outcome.code}` : outcome.kind === 'killed' ? outcome.signal : 'nothing';
  const other = what === 'Electron' ? ' `npm start -- --stand-in` starts Shoal without it.' : '';
  throw new Stop(`${what} ended with ${how}.${other}`, outcome.kind === 'exited' ? outcome.code : 1);
}

/** In this very process, so that the terminal and its signals are the command's own. */
async function runTerminalDemo(keep: string | undefined): Promise<undefined> {
  const options = keep === undefined ? [] : ['--keep', keep];
  process.argv = [process.execPath, path.join(ROOT, 'bin', 'shoal.js'), 'demo', ...options];
  await import('../bin/shoal.js');
}
