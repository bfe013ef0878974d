import { execFileSync } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Command name -> where the packages put the binary itself. */
const linuxBinaries: Record<string, string[]> = {
  'google-chrome': ['/opt/google/chrome/chrome'],
  chromium: [
    '/usr/lib/chromium/chromium',
    '/usr/lib64/chromium-browser/chromium-browser',
    '/usr/lib/chromium-browser/chromium-browser',
  ],
  'microsoft-edge': ['/opt/microsoft/msedge/msedge'],
};
const linuxCommands = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPlaces = [
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Chromium\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
];

/**
 * The installed Chrome, Chromium or Edge, or null. `SHOAL_BROWSER` (a path) goes before everything else; a value that
 * is no executable file gives null, so that another browser does not hide a typing error.
 */
export function findBrowser(): string | null {
  const given = process.env['SHOAL_BROWSER'];
  const found = (given ? [given] : candidates()).find(isExecutable);
  return found === undefined ? null : withoutWrapper(found);
}

/** "156.0.8078.79", or null where the browser does not tell. */
export function chromiumVersion(file: string): string | null {
  try {
    return /\d+(\.\d+)+/.exec(tellVersion(file))?.[0] ?? null;
  } catch {
    return null;
  }
}

function tellVersion(file: string): string {
  if (process.platform !== 'win32')
    return execFileSync(file, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  // On Windows Chrome opens a window instead of answering --version.
  const command = '(Get-Item -LiteralPath $env:SHOAL_FILE).VersionInfo.ProductVersion';
  return execFileSync('powershell', ['-NoProfile', '-Command', command], {
    encoding: 'utf8',
    env: { ...process.env, SHOAL_FILE: file },
  });
}

function candidates(): string[] {
  if (process.platform === 'darwin')
    return ['', process.env['HOME'] ?? ''].flatMap((root) =>
      macApps.map((name) => `${root}/Applications/${name}.app/Contents/MacOS/${name}`),
    );
  if (process.platform === 'win32')
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
      const root = process.env[name];
      return root === undefined ? [] : windowsPlaces.map((place) => path.join(root, place));
    });
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const onPath = linuxCommands.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...Object.values(linuxBinaries).flat(), ...onPath];
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** What lies on PATH is often a shell script, which stays alive as a parent and costs us the child's exit code. */
function withoutWrapper(file: string): string {
  if (process.platform !== 'linux' || readFileSync(file).subarray(0, 2).toString() !== '#!') return file;
  const family = Object.keys(linuxBinaries).find((name) => path.basename(file).startsWith(name));
  return linuxBinaries[family ?? '']?.find(isExecutable) ?? file;
}
