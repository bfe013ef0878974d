import type { Browser } from '../browser/find-usable-browser.ts';
import type { Display } from '../display.ts';
import type { ElectronBinary } from '../electron/binary.ts';

export type ElectronState =
  | { readonly kind: 'ready'; readonly binary: ElectronBinary }
  /** `because` reads on after "Electron is not used: ". */
  | { readonly kind: 'unusable'; readonly because: string };

export interface RuntimeFacts {
  readonly display: Display;
  readonly electron: ElectronState;
  readonly browser: Browser | undefined;
}

/** What shows the app to the person who starts it. */
export type Runtime =
  | { readonly kind: 'electron'; readonly binary: ElectronBinary }
  | { readonly kind: 'stand-in'; readonly browser: Browser; readonly because: string }
  | { readonly kind: 'terminal'; readonly because: string }
  | { readonly kind: 'none'; readonly because: string };

/** Electron where it can be had, else the stand-in where there is a browser; no window at all without a display. */
export function chooseRuntime({ display, electron, browser }: RuntimeFacts): Runtime {
  if (display.kind === 'none') return { kind: 'terminal', because: display.because };
  if (electron.kind === 'ready') return { kind: 'electron', binary: electron.binary };
  if (browser !== undefined) return { kind: 'stand-in', browser, because: electron.because };
  return { kind: 'none', because: electron.because };
}

export interface TestRuntimeFacts {
  readonly electron: ElectronBinary | undefined;
  readonly display: Display;
  /** Whether `xvfb-run` can bring a display of its own. */
  readonly hasXvfb: boolean;
}

/** What the end-to-end tests run on. The stand-in needs no display. */
export type TestRuntime =
  | { readonly kind: 'electron'; readonly binary: ElectronBinary; readonly underXvfb: boolean }
  | { readonly kind: 'stand-in' };

export function chooseTestRuntime({ electron, display, hasXvfb }: TestRuntimeFacts): TestRuntime {
  if (electron === undefined) return { kind: 'stand-in' };
  if (display.kind === 'there') return { kind: 'electron', binary: electron, underXvfb: false };
  return hasXvfb ? { kind: 'electron', binary: electron, underXvfb: true } : { kind: 'stand-in' };
}

/** As `stand-in (Node 24.21.0, Chromium 156.0.8078.79)`. */
export function describeStandIn(nodeVersion: string, browserVersion: string): string {
  return `stand-in (Node ${nodeVersion}, Chromium ${browserVersion})`;
}
