import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface LaunchOptions {
  /** Modules of `-r`, loaded before the app. */
  preloads: string[];
  /** `--name=value` -> value; `''` for a switch without one. */
  switches: Map<string, string>;
  /** The app's folder or script, as given. */
  target: string | null;
  version: boolean;
}

export interface AppManifest {
  name?: string;
  productName?: string;
  version?: string;
  main?: string;
}

export interface AppLocation {
  appPath: string;
  entry: string;
  manifest: AppManifest;
}

/** Reads Electron's command line: switches, `-r module`, and the first bare word, which is the app. */
export function parseLaunchOptions(args: string[]): LaunchOptions {
  const options: LaunchOptions = { preloads: [], switches: new Map(), target: null, version: false };
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '-r' || arg === '--require') options.preloads.push(args[++index] ?? '');
    else if (arg === '-v' || arg === '--version') options.version = true;
    else if (arg.startsWith('--')) {
      const [name = '', ...value] = arg.slice(2).split('=');
      options.switches.set(name, value.join('='));
    } else if (options.target === null && !arg.startsWith('-')) options.target = arg;
  }
  return options;
}

/** Throws when there is no such file or folder. */
export function locateApp(target: string): AppLocation {
  const full = path.resolve(target);
  if (!existsSync(full)) throw new Error(`there is no app at ${full}`);
  if (statSync(full).isDirectory()) {
    const manifest = readManifest(full);
    if (!manifest) throw new Error(`there is no package.json in ${full}`);
    return { appPath: full, entry: path.join(full, manifest.main ?? 'index.js'), manifest };
  }
  for (let folder = path.dirname(full); ; folder = path.dirname(folder)) {
    const manifest = readManifest(folder);
    if (manifest) return { appPath: folder, entry: full, manifest };
    if (folder === path.dirname(folder)) return { appPath: path.dirname(full), entry: full, manifest: {} };
  }
}

function readManifest(folder: string): AppManifest | null {
  const file = path.join(folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as AppManifest) : null;
}
