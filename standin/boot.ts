import { open as openInspector } from 'node:inspector';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, quitOnSignals } from './app.ts';
import { launchBrowser } from './browser-process.ts';
import { type LaunchOptions, locateApp, parseLaunchOptions } from './launch-options.ts';
import { lifecycle } from './lifecycle.ts';
import { openProtocol } from './protocol.ts';
import { interceptRequests, updatePatterns } from './requests.ts';
import { runtime } from './runtime.ts';
import { watchTargets } from './targets.ts';
import { electronVersion } from './versions.ts';

/** The name under which the launcher was called; without it (`node standin/boot.ts .`) Node stays the executable. */
const launcher = process.env['STANDIN_EXE'];
delete process.env['STANDIN_EXE'];
if (launcher !== undefined) process.execPath = launcher;
process.argv = [process.execPath, ...process.argv.slice(2)];

// Read before a `-r` module runs: Playwright's cuts its own arguments out of process.argv.
const options = parseLaunchOptions(process.argv.slice(1));
if (options.version) console.log(`v${electronVersion}`);
else await start(options).catch(fail);

async function start({ target, switches, preloads }: LaunchOptions): Promise<void> {
  if (target === null) throw new Error('no app given (usage: electron .)');
  runtime.app = locateApp(target);
  runtime.switches = switches;
  openDebugger(switches);
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
  Object.assign(process, { type: 'browser', defaultApp: true, sandboxed: false });
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

/** After the app's main script, so that its `setPath` and `appendSwitch` count. */
async function becomeReady(): Promise<void> {
  if (lifecycle.isEnding) return;
  const profile = path.join(app.getPath('sessionData'), 'chromium-profile');
  const browser = await launchBrowser(runtime.switches, profile, () => {
    if (lifecycle.isEnding) return;
    console.error('electron stand-in: the browser is gone');
    process.exit(1);
  });
  runtime.browser = browser;
  if (lifecycle.isEnding) {
    await browser.close();
    return;
  }
  await watchTargets();
  await interceptRequests();
  openProtocol(() => void updatePatterns().catch(() => undefined));
  app.becomeReady();
}

function openDebugger(switches: ReadonlyMap<string, string>): void {
  const address = switches.get('inspect');
  if (address === undefined) return;
  const [host, port] = address.includes(':') ? address.split(':') : ['127.0.0.1', address];
  openInspector(port === '' ? 9229 : Number(port), host);
}

/** `import` and `require` of electron get the stand-in, those of Playwright's debugger included. */
function provideElectron(): void {
  const names = ['electron', 'electron/main', 'electron/common'];
  const url = new URL('./electron.ts', import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      names.includes(specifier) ? { url, format: 'module-typescript', shortCircuit: true } : next(specifier, context),
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
