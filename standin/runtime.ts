import type { BrowserProcess } from './browser-process.ts';
import type { AppLocation } from './launch-options.ts';

/** What the modules share: set once by the boot, before the app's main script runs. */
interface Runtime {
  app: AppLocation;
  /** Chromium's switches, from the command line and `app.commandLine`. */
  switches: Map<string, string>;
  browser: BrowserProcess | null;
}

export const runtime: Runtime = {
  app: { appPath: process.cwd(), entry: '', manifest: {} },
  switches: new Map(),
  browser: null,
};

/** Throws before the app is ready. */
export function currentBrowser(): BrowserProcess {
  if (!runtime.browser) throw new Error('the browser is started when the app becomes ready');
  return runtime.browser;
}
