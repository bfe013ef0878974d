import path from 'node:path';
import { findUsableBrowser } from '../browser/find-usable-browser.ts';
import { findDisplay } from '../display.ts';
import { findElectron, whyElectronCannotRun, whySandboxFails } from '../electron/binary.ts';
import { downloadElectron } from '../electron/download.ts';
import { forgetFailure, recallFailure, rememberFailure } from '../electron/failure-marker.ts';
import { createProgressLine } from '../electron/progress-line.ts';
import { CACHE, installedVersion } from '../project.ts';
import type { ElectronState, RuntimeFacts } from './choose-runtime.ts';

export interface RuntimeWish {
  /** Do not look for Electron. */
  readonly standIn: boolean;
  /** Try a download again that failed a short while ago. */
  readonly retryDownload: boolean;
}

const STALL_MS = 20_000;
/** A failure that comes so soon is not remembered: trying again costs nothing, and the network may be back. */
const SHORT_MS = 3_000;
const ANNOUNCE_MS = 1_000;
const MARKER = path.join(CACHE, 'electron-download.json');

/** Looks at this machine, only as far as the choice needs it: without a display nothing is downloaded. */
export async function gatherFacts(wish: RuntimeWish): Promise<RuntimeFacts> {
  const display = await findDisplay(process.env);
  if (display.kind === 'none') return { display, electron: unusable('there is no display'), browser: undefined };
  const electron = wish.standIn ? unusable('the stand-in was asked for') : await prepareElectron(wish.retryDownload);
  return { display, electron, browser: electron.kind === 'ready' ? undefined : await findUsableBrowser() };
}

/** Electron's binary, downloaded if need be, and known to start here. */
async function prepareElectron(retryDownload: boolean): Promise<ElectronState> {
  let binary = findElectron(process.env);
  if (binary === undefined) {
    const failure = await download(retryDownload);
    if (failure !== undefined) return unusable(failure);
    binary = findElectron(process.env);
    if (binary === undefined) return unusable('its download left no binary that fits this machine');
  }
  const problem =
    (await whyElectronCannotRun(binary.path)) ??
    (process.platform === 'linux' && !isRoot() ? whySandboxFails(binary.path) : undefined);
  return problem === undefined ? { kind: 'ready', binary } : unusable(`its binary is there but cannot run: ${problem}`);
}

/** @returns why there is no binary now, after "Electron is not used: " */
async function download(retry: boolean): Promise<string | undefined> {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (given) return `ELECTRON_OVERRIDE_DIST_PATH names ${given}, and Electron is not there`;
  const version = installedVersion('electron');
  const failed = retry ? undefined : recallFailure(MARKER, version, Date.now());
  if (failed !== undefined) {
    const minutes = Math.ceil((Date.now() - failed.failedAt) / 60_000);
    return `its download failed ${minutes} min ago (${failed.because}); \`npm start -- --retry\` tries again`;
  }
  // Where there is no network it fails at once, and at every start: then the reason alone is told.
  const announce = setTimeout(() => {
    console.log(`Downloading Electron ${version}, which only the first start does …`);
  }, ANNOUNCE_MS);
  const progress = createProgressLine(`Electron ${version}`, process.stdout);
  const startedAt = Date.now();
  const result = await downloadElectron({ onProgress: progress.update, stallMs: STALL_MS }).finally(() => {
    clearTimeout(announce);
    progress.end();
  });
  if (result.kind === 'ready') {
    forgetFailure(MARKER);
    return undefined;
  }
  const failedAt = Date.now();
  if (failedAt - startedAt > SHORT_MS) rememberFailure(MARKER, { version, failedAt, because: result.because });
  return `its download failed (${result.because})`;
}

function unusable(because: string): ElectronState {
  return { kind: 'unusable', because };
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}
