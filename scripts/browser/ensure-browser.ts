import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runProcess, type Outcome } from '../process/run-process.ts';
import { Stop } from '../process/stop.ts';
import { packageFolder } from '../project.ts';
import { browserAdvice, distributionOf } from './browser-advice.ts';
import { findUsableBrowser, playwrightBrowser, type Browser } from './find-usable-browser.ts';

const PLAYWRIGHT_MS = 300_000;
const PLAYWRIGHT_IDLE_MS = 90_000;
/** Of each of Playwright's five attempts; its own bound of 30 s makes minutes of a silent firewall. */
const PLAYWRIGHT_CONNECT_MS = 10_000;
const APT_MS = 600_000;

/**
 * A browser for the tests, which is got when there is none: through Playwright's own download, else as Debian's package.
 * Everything started from now on finds it, by way of `SHOAL_BROWSER`.
 *
 * @throws {Stop} with what to do, when there is no way to get one
 */
export async function ensureBrowser(): Promise<Browser> {
  const browser = (await findUsableBrowser()) ?? (await getBrowser());
  process.env['SHOAL_BROWSER'] = browser.path;
  return browser;
}

/** Why the stand-in cannot show a window, and what to do: there is no browser, or not where the person says. */
export function whyNoBrowser(): string {
  const named = process.env['SHOAL_BROWSER'];
  return named
    ? `SHOAL_BROWSER names no browser that starts here: ${named}. Without it Shoal looks for an installed one.`
    : `The stand-in for it needs Chrome, Chromium or Edge, and there is none. ${adviseBrowser()}`;
}

/** What to tell somebody who has no browser. */
function adviseBrowser(): string {
  const osRelease = '/etc/os-release';
  return browserAdvice(process.platform, existsSync(osRelease) ? distributionOf(readFileSync(osRelease, 'utf8')) : '');
}

async function getBrowser(): Promise<Browser> {
  if (process.env['SHOAL_BROWSER']) {
    throw new Stop(`SHOAL_BROWSER names no browser that starts here: ${process.env['SHOAL_BROWSER']}`);
  }
  const failures: string[] = [];
  for (const get of [downloadWithPlaywright, installDebianPackage]) {
    const failure = await get();
    const browser = failure === undefined ? await findUsableBrowser() : undefined;
    if (browser !== undefined) {
      console.log(`Got Chromium ${browser.version}.`);
      return browser;
    }
    const reason = failure ?? 'the browser is there now, but does not start';
    console.log(`  … ${reason}.`);
    failures.push(reason);
  }
  throw new Stop(
    `The tests need Chrome, Chromium or Edge, and there is none (${failures.join('; ')}). ${adviseBrowser()} SHOAL_BROWSER can name one elsewhere.`,
  );
}

/** @returns why it failed */
async function downloadWithPlaywright(): Promise<string | undefined> {
  if ((await playwrightBrowser()) !== null) {
    return "Playwright's browser is there but does not start (`npx playwright install-deps chromium` brings what it lacks)";
  }
  console.log('There is no browser for the tests: getting one through Playwright …');
  const outcome = await runProcess(process.execPath, {
    args: [path.join(packageFolder('playwright'), 'cli.js'), 'install', '--no-shell', 'chromium'],
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: String(PLAYWRIGHT_CONNECT_MS), ...process.env },
    output: 'keep',
    onText: (text) => {
      for (const line of text.match(/^.*\d+% of .*$/gm) ?? []) console.log(`  ${line.trim()}`);
    },
    idleMs: PLAYWRIGHT_IDLE_MS,
    totalMs: PLAYWRIGHT_MS,
  });
  return whyFailed("Playwright's download", outcome, /^Error: (.*)$/m);
}

/** @returns why it failed */
async function installDebianPackage(): Promise<string | undefined> {
  const isRoot = process.getuid?.() === 0;
  if (!existsSync('/usr/bin/apt-get')) return 'there is no apt-get here';
  if (!isRoot) return 'only root may install the package chromium';
  console.log("Getting the distribution's package chromium through apt-get …");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, output: 'keep', totalMs: APT_MS } as const;
  // An update that fails for one source still leaves the others usable, so that the installation decides.
  await runProcess('apt-get', { ...options, args: ['update'] });
  const outcome = await runProcess('apt-get', {
    ...options,
    args: ['-o', 'DPkg::Lock::Timeout=120', 'install', '--yes', 'chromium'],
  });
  return whyFailed('apt-get', outcome, /^E: (.*)$/m);
}

function whyFailed(what: string, outcome: Outcome, errorLine: RegExp): string | undefined {
  if (outcome.kind === 'exited' && outcome.code === 0) return undefined;
  if (outcome.kind === 'timed-out') return `${what} took too long`;
  if (outcome.kind === 'not-started') return `${what} could not be started: ${outcome.message}`;
  return `${what} failed: ${errorLine.exec(outcome.output)?.[1] ?? 'it gave no reason'}`;
}
