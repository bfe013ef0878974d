import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** The project's folder. */
export const ROOT = path.resolve(import.meta.dirname, '..');

/** For what only saves time: `npm ci` empties it. */
export const CACHE = path.join(ROOT, 'node_modules', '.cache', 'shoal');

const packageSchema = z.object({ version: z.string(), scripts: z.record(z.string(), z.string()).default({}) });

/** The command line of a script of package.json, so that `npm run` and our own commands run the very same one. */
export function packageScript(name: string): string {
  const command = readPackage(ROOT).scripts[name];
  if (command === undefined) throw new Error(`package.json has no script "${name}".`);
  return command;
}

export function packageFolder(name: string): string {
  return path.join(ROOT, 'node_modules', name);
}

/** The version that npm installed, as `45.4.1`. */
export function installedVersion(packageName: string): string {
  return readPackage(packageFolder(packageName)).version;
}

function readPackage(folder: string): z.infer<typeof packageSchema> {
  return packageSchema.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
}
