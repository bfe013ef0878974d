import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from './cdp.ts';
import { findBrowser } from './find-browser.ts';
import { isProcessAlive } from './process-alive.ts';

const baseSwitches = [
  '--remote-debugging-pipe',
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-breakpad',
  '--disable-search-engine-choice-screen',
  '--disable-back-forward-cache', // Electron has none: a page that was left is gone
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-infobars',
  '--disk-cache-size=1', // what a custom scheme serves is never kept on disk
  '--hide-crash-restore-bubble',
  '--deny-permission-prompts',
  '--password-store=basic',
  '--autoplay-policy=no-user-gesture-required', // Electron's default
  '--allow-file-access-from-files', // Electron's file: pages may load module scripts and fetch() from file:
];
const disabledFeatures = [
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'GlobalMediaControls',
  'WebUIOmniboxPopup', // pages of the browser's own that cost more than the app's
  'WebUIOmniboxAimPopup',
  'LocalNetworkAccessChecks', // images of custom schemes come from 127.0.0.1, see body-server.ts
];
const exitGraceMs = 5000;

export interface BrowserProcess {
  connection: Connection;
  executable: string;
  profileFolder: string;
  headless: boolean;
  /** "156.0.8078.79" */
  version: string;
  /** Asks Chromium to end, so that it flushes the profile, and kills it after five seconds. */
  close(): Promise<void>;
}

/** Whether windows can be shown. `SHOAL_HEADLESS=1` says no. */
export function hasDisplay(): boolean {
  if (process.env['SHOAL_HEADLESS'] === '1') return false;
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/**
 * Starts Chromium on a profile. Where another instance still uses the profile after two seconds, a temporary one is
 * taken. Throws when there is no browser, and when it ends at once, with what it said.
 */
export async function launchBrowser(
  switches: ReadonlyMap<string, string>,
  profileFolder: string,
  onGone: () => void,
): Promise<BrowserProcess> {
  const executable = findBrowser();
  if (executable === null)
    throw new Error('no Chrome, Chromium or Edge was found. Install one, or set SHOAL_BROWSER to its path.');
  for (let tries = 0; tries < 40 && isProfileInUse(profileFolder); tries++) await delay(50);
  const temporary = isProfileInUse(profileFolder) ? mkdtempSync(path.join(tmpdir(), 'standin-profile-')) : null;
  const folder = temporary ?? profileFolder;
  mkdirSync(folder, { recursive: true });
  const headless = !hasDisplay();

  const child = spawn(executable, browserArguments(switches, folder, headless), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: browserEnvironment(process.env),
    detached: process.platform !== 'win32', // else Ctrl+C in a terminal would end it before the app has quit
  });
  const lastLines = relayStderr(child.stderr as Readable);
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`exit code ${code ?? signal}`));
  });
  const isRunning = (): boolean => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  process.once('exit', () => {
    if (isRunning()) child.kill('SIGKILL');
    if (temporary) rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  });
  const connection = new Connection(child.stdio[3] as Writable, child.stdio[4] as Readable, onGone);
  const { product } = await Promise.race([
    connection.root.send('Browser.getVersion'),
    exited.then((how) => {
      throw new Error(`${executable} ended at its start (${how}):\n${lastLines.join('\n')}`);
    }),
  ]);
  return {
    connection,
    executable,
    profileFolder: folder,
    headless,
    version: product.replace(/^.*\//, ''),
    async close() {
      connection.root.send('Browser.close').catch(() => undefined);
      const timer = setTimeout(() => child.kill('SIGKILL'), exitGraceMs);
      await exited;
      clearTimeout(timer);
    },
  };
}

/**
 * Chromium reads file names by the locale, and in the C locale, which a bare server or container has, a dropped file whose
 * name is not ASCII has no path and no content.
 */
function browserEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || 'C';
  return locale === 'C' || locale === 'POSIX' ? { ...env, LC_ALL: 'C.UTF-8' } : env;
}

function browserArguments(switches: ReadonlyMap<string, string>, folder: string, headless: boolean): string[] {
  const merged = new Map(switches);
  for (const own of ['user-data-dir', 'inspect', 'inspect-brk', 'headless']) merged.delete(own);
  const features = [...disabledFeatures, ...(merged.get('disable-features') ?? '').split(',')].filter(Boolean);
  merged.set('disable-features', [...new Set(features)].join(','));
  if (process.getuid?.() === 0) merged.set('no-sandbox', ''); // Chromium's sandbox refuses to work for root
  if (merged.has('no-sandbox')) merged.set('test-type', ''); // else a bar across every window warns of it
  return [
    ...baseSwitches,
    `--user-data-dir=${folder}`,
    ...(headless ? ['--headless=new', '--mute-audio'] : []),
    ...[...merged].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
  ];
}

/** Chromium's lock is a link to `<host>-<pid>`. */
function isProfileInUse(folder: string): boolean {
  try {
    const pid = Number(/-(\d+)$/.exec(readlinkSync(path.join(folder, 'SingletonLock')))?.[1]);
    return Boolean(pid) && isProcessAlive(pid);
  } catch {
    return false;
  }
}

/** Hands on the lines that Playwright waits for, and returns the last twenty, kept up to date. */
function relayStderr(stderr: Readable): string[] {
  const lines: string[] = [];
  let rest = '';
  stderr.setEncoding('utf8').on('data', (data: string) => {
    const parts = (rest + data).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      if (line.startsWith('DevTools listening on ')) process.stderr.write(`${line}\n`);
      else if (/Missing X server|cannot open display/i.test(line)) process.stderr.write('Unable to open X display.\n');
      lines.push(line);
      if (lines.length > 20) lines.shift();
    }
  });
  return lines;
}
