import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ROOT } from '../project.ts';

const names = z.record(z.string(), z.string()).default({});
const entrySchema = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  hasInstallScript: z.boolean().default(false),
  dependencies: names,
  optionalDependencies: names,
  devDependencies: names,
});
const lockSchema = z.object({ packages: z.record(z.string(), entrySchema) });

export type LockEntry = z.infer<typeof entrySchema>;
/** By their folder, as `node_modules/got`; '' is the project itself. */
export type Lock = Record<string, LockEntry>;

export function readLock(): Lock {
  return lockSchema.parse(JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'))).packages;
}

/**
 * The folders of packages and of everything that they need, by Node's rules: a package is looked for beside the one that
 * asks, then further up. Sorted.
 *
 * @throws when one is not in the lock
 */
export function closure(lock: Lock, packages: readonly string[]): string[] {
  const found = new Set<string>();
  const add = (name: string, from: string): void => {
    const folder = resolve(lock, name, from);
    if (found.has(folder)) return;
    found.add(folder);
    for (const needed of Object.keys(lock[folder]?.dependencies ?? {})) add(needed, folder);
  };
  for (const name of packages) add(name, '');
  return [...found].sort();
}

function resolve(lock: Lock, name: string, from: string): string {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const folder = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (lock[folder] !== undefined) return folder;
    if (at === '') throw new Error(`${name}, which ${from || 'the app'} needs, is not in package-lock.json.`);
  }
}

/** `node_modules/a/node_modules/@b/c` -> `@b/c` */
export function packageName(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
