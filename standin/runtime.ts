import type { BrowserProcess } from './browser-process.ts';
import type { AppLocation } from './launch-options.ts';

/** A window as the app's end sees it. */
export interface ClosableWindow {
  close(): void;
}

/** The version of Electron whose behaviour is imitated. */
export const electronVersion = '45.4.1';

/** What the modules share. Apart from `app`, since Playwright replaces `app.isReady` and `app.whenReady`. */
export const runtime = {
  /** Set by the boot before the app's main script runs. */
  app: { appPath: '', entry: '', manifest: {} } as AppLocation,
  /** Chromium's switches, from the command line and `app.commandLine`. */
  switches: new Map<string, string>(),
  browser: null as BrowserProcess | null,
  isReady: false,
  isQuitting: false,
  /** Nothing may start any more. */
  isEnding: false,
  windows: new Set<ClosableWindow>(),
};

/** Throws before the app is ready. */
export function currentBrowser(): BrowserProcess {
  if (!runtime.browser) throw new Error('the browser is started when the app becomes ready');
  return runtime.browser;
}

/** What a listener gets first, as in Electron. */
export class PreventableEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}
