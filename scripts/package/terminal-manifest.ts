import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { NODE_MAJOR } from '../../bin/node-24.js';

/** What stands in the project's package.json and is true of the terminal's package too. */
const kept = z.object({
  name: z.string(),
  version: z.string(),
  private: z.boolean().optional(),
  description: z.string(),
  license: z.string(),
  bin: z.record(z.string(), z.string()),
  files: z.array(z.string()),
  type: z.string(),
});

/**
 * The manifest of the terminal's package: its bundle holds all packages that it needs, so that it depends on none.
 *
 * @param whole the project's package.json
 */
export function terminalManifest(whole: string): string {
  const manifest = { ...kept.parse(JSON.parse(whole)), engines: { node: `>=${NODE_MAJOR}` } };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** npm packs the package.json that it finds; the project's own waits here meanwhile. */
const waitingPlace = path.join('out', 'package.json.whole');

/** Puts the terminal's manifest in the place of the project's, until `putManifestBack`. */
export function putTerminalManifest(root: string): void {
  putManifestBack(root); // an earlier `npm pack` may have been killed
  const manifest = path.join(root, 'package.json');
  const waiting = path.join(root, waitingPlace);
  const lean = `${waiting}.lean`;
  mkdirSync(path.dirname(waiting), { recursive: true });
  writeFileSync(lean, terminalManifest(readFileSync(manifest, 'utf8')));
  const { atime, mtime } = statSync(manifest);
  copyFileSync(manifest, waiting);
  utimesSync(waiting, atime, mtime); // or the app would be built anew after each `npm pack`
  renameSync(lean, manifest);
}

/** Leaves a package.json alone that somebody has put back already, or has written since. */
export function putManifestBack(root: string): void {
  const manifest = path.join(root, 'package.json');
  const waiting = path.join(root, waitingPlace);
  if (!existsSync(waiting)) return;
  if (readFileSync(manifest, 'utf8') === terminalManifest(readFileSync(waiting, 'utf8'))) renameSync(waiting, manifest);
  else rmSync(waiting);
}
