import { existsSync } from 'node:fs';
import { chromiumVersion, findBrowser } from '../../standin/find-browser.ts';

export interface Browser {
  readonly path: string;
  /** As `156.0.8078.79`. */
  readonly version: string;
}

/** A browser that starts here: an installed one, else the one that Playwright has downloaded before. */
export async function findUsableBrowser(): Promise<Browser | undefined> {
  const installed = usable(findBrowser());
  // What the person named is what they get.
  if (installed !== undefined || process.env['SHOAL_BROWSER']) return installed;
  return usable(await playwrightBrowser());
}

/** Where Playwright keeps its Chromium, if it has one. */
export async function playwrightBrowser(): Promise<string | null> {
  const { chromium } = await import('playwright');
  const file = chromium.executablePath();
  return existsSync(file) ? file : null;
}

function usable(file: string | null): Browser | undefined {
  // A browser that lacks a library fails already when it is asked for its version.
  const version = file === null ? null : chromiumVersion(file);
  return file === null || version === null ? undefined : { path: file, version };
}
