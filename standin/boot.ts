import { open as openInspector } from 'node:inspector';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, quitOnSignals } from './app.ts';
import { launchBrowser } from './browser-process.ts';
import { electronModuleSource } from './electron.ts';
import { type LaunchOptions, locateApp, parseLaunchOptions } from './launch-options.ts';
import { answerRequests } from './requests.ts';
import { electronVersion, runtime } from './runtime.ts';
import { watchTargets } from './targets.ts';

/** The name under which the launcher was called; without it (`node standin/boot.ts .`) Node stays the executable. */
const launcher = process.env['STANDIN_EXE'];
delete process.env['STANDIN_EXE'];
if (launcher !== undefined) process.execPath = launcher;
process.argv = [process.execPath, ...process.argv.slice(2)];

// Read before a `-r` module runs: Playwright's cuts its own arguments out of process.argv.
const options = parseLaunchOptions(process.argv.slice(1));
if (options.switches.has('version')) console.log(`v${electronVersion}`);
else await start(options).catch(fail);

async function start({ target, switches, preloads }: LaunchOptions): Promise<void> {
  if (target === null) throw new Error('no app given (usage: electron .)');
  runtime.app = locateApp(target);
  runtime.switches = switches;
  const inspect = switches.get('inspect');
  if (inspect !== undefined) openInspector(inspect === '' ? 9229 : Number(inspect));
  const versions = {
    ...process.versions,
    electron: electronVersion,
    /** Not in Electron: how the app can tell on what it runs. */
    standin: process.versions.node,
    /** Known once the app is ready. */
    get chrome(): string {
      return runtime.browser?.version ?? '';
    },
  };
  Object.defineProperty(process, 'versions', { value: Object.freeze(versions), configurable: true });
  Object.assign(process, { type: 'browser' });
  provideElectron();
  surviveErrors();
  quitOnSignals();
  try {
    const requireFromHere = createRequire(path.join(process.cwd(), 'standin.js'));
    for (const module of preloads) requireFromHere(module);
    await import(pathToFileURL(runtime.app.entry).href);
  } catch (error) {
    console.error('App threw an error during load');
    console.error(error);
    process.exit(1);
  }
  await becomeReady();
}

/** After the app's main script, so that its `appendSwitch` counts. */
async function becomeReady(): Promise<void> {
  if (runtime.isEnding) return;
  const profile = path.join(app.getPath('userData'), 'chromium-profile');
  runtime.browser = await launchBrowser(runtime.switches, profile, () => {
    if (runtime.isEnding) return;
    console.error('electron stand-in: the browser is gone');
    process.exit(1);
  });
  if (runtime.isEnding) return runtime.browser.close();
  await watchTargets();
  await answerRequests();
  app.becomeReady();
}

/** `import` and `require` of electron get the stand-in, those of Playwright's debugger included. */
function provideElectron(): void {
  const url = new URL('./electron-module.js', import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' || specifier === 'electron/main'
        ? { url, format: 'module', shortCircuit: true }
        : next(specifier, context),
    load: (wanted, context, next) =>
      wanted === url ? { source: electronModuleSource(), format: 'module', shortCircuit: true } : next(wanted, context),
  });
}

/** Electron shows a dialog for an uncaught error and goes on, and warns of an unhandled rejection. */
function surviveErrors(): void {
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    console.error('A JavaScript error occurred in the main process');
    console.error(error);
  });
  process.on('unhandledRejection', (reason) => {
    if (process.listenerCount('unhandledRejection') === 1) console.error('UnhandledPromiseRejectionWarning:', reason);
  });
}

function fail(error: unknown): never {
  console.error(`electron stand-in: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
