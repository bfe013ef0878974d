import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ROOT } from '../project.ts';
import { bundleMain } from './bundle-main.ts';
import { importedPackages } from './bundle-imports.ts';
import { licencesDocument, shippedLicences } from './licences.ts';
import { readLock } from './lockfile.ts';

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  productName: z.string(),
  main: z.string(),
});

/**
 * Lays out what goes into the app's archive: the main process with all packages in one file, preload and window as they
 * were built, the licences, and a manifest without anything else.
 *
 * @param folder emptied first
 * @param out the build
 * @returns every file in it, by its path with `/`, sorted
 */
export async function stageApp(folder: string, out: string = path.join(ROOT, 'out')): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of ['preload', 'renderer']) {
    cpSync(path.join(out, part), path.join(folder, 'out', part), { recursive: true });
  }
  const main = path.join(out, 'main', 'index.js');
  await bundleMain(main, path.join(folder, 'out', 'main'));
  const chunks = readdirSync(path.dirname(main)).filter((name) => name.endsWith('.js'));
  const imported = chunks.flatMap((name) =>
    importedPackages(readFileSync(path.join(path.dirname(main), name), 'utf8')),
  );
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')));
  // By the name of its desktop entry Linux finds the taskbar's icon for progress and badge.
  const own = { ...manifest, type: 'module', author: 'The Shoal maintainers', desktopName: 'shoal.desktop' };
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
  writeFileSync(path.join(folder, 'LICENCES.txt'), licencesDocument(shippedLicences(readLock(), imported)));
  cpSync(path.join(ROOT, 'LICENSE'), path.join(folder, 'LICENSE'));
  return listFiles(folder);
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
