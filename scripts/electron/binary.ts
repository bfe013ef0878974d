import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { installedVersion, packageFolder } from '../project.ts';
import { runProcess } from '../process/run-process.ts';

export interface ElectronBinary {
  readonly path: string;
  readonly version: string;
}

const PROBE_MS = 20_000;

/** The executable inside Electron's dist folder, the same that the package `electron` names in its path.txt. */
export function executableName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * Electron's binary where it is already: in the folder that `ELECTRON_OVERRIDE_DIST_PATH` names, else where the package
 * `electron` puts it, in that package's version. Never downloads, which `require('electron')` would.
 */
export function findElectron(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  ownDist: string = path.join(packageFolder('electron'), 'dist'),
): ElectronBinary | undefined {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const dist = override || ownDist;
  const executable = path.join(dist, executableName(platform));
  const version = readText(path.join(dist, 'version'))?.trim().replace(/^v/, '');
  if (!version || !existsSync(executable)) return undefined;
  return override || version === installedVersion('electron') ? { path: executable, version } : undefined;
}

/**
 * Why a binary that is there would not start here, in words; undefined when it should. Electron runs as plain Node for
 * that, which loads all of its libraries and needs neither a display nor its sandbox.
 */
export async function whyElectronCannotRun(executable: string): Promise<string | undefined> {
  const outcome = await runProcess(executable, {
    args: ['-p', 'process.versions.electron'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    output: 'keep',
    totalMs: PROBE_MS,
  });
  if (outcome.kind === 'exited' && outcome.code === 0) return undefined;
  if (outcome.kind === 'timed-out') return 'it does not answer';
  if (outcome.kind === 'not-started') return outcome.message;
  const lastLine = outcome.output.trim().split('\n').at(-1);
  return lastLine || `it ended with ${outcome.kind === 'killed' ? outcome.signal : `code ${outcome.code}`}`;
}

/**
 * Why Chromium's sandbox would end Electron at its start on this Linux, in words; undefined when it should not. It needs
 * user namespaces, which some distributions keep from programs outside /usr, or a helper that belongs to root.
 * See electron/electron#42510.
 */
export function whySandboxFails(
  executable: string,
  readSetting: (file: string) => string | undefined = readText,
): string | undefined {
  const restricted =
    readSetting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns')?.trim() === '1' ||
    readSetting('/proc/sys/kernel/unprivileged_userns_clone')?.trim() === '0' ||
    readSetting('/proc/sys/user/max_user_namespaces')?.trim() === '0';
  if (!restricted) return undefined;
  const helper = path.join(path.dirname(executable), 'chrome-sandbox');
  const stats = statSync(helper, { throwIfNoEntry: false });
  if (stats?.uid === 0 && (stats.mode & 0o4000) !== 0) return undefined;
  return `this system gives it no sandbox (\`sudo chown root ${helper} && sudo chmod 4755 ${helper}\` would)`;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
