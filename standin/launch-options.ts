import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface LaunchOptions {
  /** Modules of `-r`, loaded before the app. */
  preloads: string[];
  /** `--name=value` -> value; `''` for a switch without one. */
  switches: Map<string, string>;
  /** The app's folder, as given. */
  target: string | null;
}

export interface AppLocation {
  appPath: string;
  entry: string;
  manifest: { name?: string; productName?: string; version?: string; main?: string };
}

/** Reads Electron's command line: switches, `-r module`, and the first bare word, which is the app. */
export function parseLaunchOptions(args: string[]): LaunchOptions {
  const options: LaunchOptions = { preloads: [], switches: new Map(), target: null };
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '-r') options.preloads.push(args[++index] ?? '');
    else if (arg.startsWith('--')) {
      const [name = '', ...value] = arg.slice(2).split('=');
      options.switches.set(name, value.join('='));
    } else if (options.target === null && !arg.startsWith('-')) options.target = arg;
  }
  return options;
}

/** Throws when the folder holds no package.json. */
export function locateApp(target: string): AppLocation {
  const appPath = path.resolve(target);
  const file = path.join(appPath, 'package.json');
  if (!existsSync(file)) throw new Error(`there is no app at ${appPath}: it has no package.json`);
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as AppLocation['manifest'];
  return { appPath, entry: path.join(appPath, manifest.main ?? 'index.js'), manifest };
}
