import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { licencesDocument, shippedLicences } from './package/licences.ts';
import { readLock } from './package/lockfile.ts';
import { partsList } from './package/sbom.ts';
import { listenForInterruption } from './process/interruption.ts';
import { ROOT } from './project.ts';

const OUTPUT = path.join(ROOT, 'out', 'package');

/** Writes what app and terminal are made of under which licence, and the list of all parts (a CycloneDX SBOM from the lock file). */
export async function main(): Promise<number> {
  listenForInterruption();
  mkdirSync(OUTPUT, { recursive: true });
  const lock = readLock();
  const licences = shippedLicences(lock, Object.keys(lock['']?.dependencies ?? {}));
  writeFileSync(path.join(OUTPUT, 'LICENCES.txt'), licencesDocument(licences));
  writeFileSync(path.join(OUTPUT, 'sbom.json'), await partsList());
  console.log(`${licences.length} packages are shipped. LICENCES.txt and sbom.json are in ${OUTPUT}`);
  return 0;
}
