import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { licencesDocument, shippedLicences } from './package/licences.ts';
import { readLock } from './package/lockfile.ts';
import { partsList } from './package/sbom.ts';
import { type CommandHelp, refuseArguments, saysHelp } from './process/arguments.ts';
import { listenForInterruption } from './process/interruption.ts';
import { ROOT } from './project.ts';

const OUTPUT = path.join(ROOT, 'out', 'package');

const HELP: CommandHelp = {
  command: 'npm run licences',
  text: `npm run licences
  writes LICENCES.txt and sbom.json into out/package. It takes no options.`,
};

/** Writes what app and terminal are made of under which licence, and the list of all parts (a CycloneDX SBOM from the lock file). */
export async function main(args: readonly string[]): Promise<number> {
  if (saysHelp(args, HELP)) return 0;
  refuseArguments(args, HELP);
  listenForInterruption();
  mkdirSync(OUTPUT, { recursive: true });
  const lock = readLock();
  const licences = shippedLicences(lock, Object.keys(lock['']?.dependencies ?? {}));
  writeFileSync(path.join(OUTPUT, 'LICENCES.txt'), licencesDocument(licences));
  writeFileSync(path.join(OUTPUT, 'sbom.json'), await partsList());
  console.log(`${licences.length} packages are shipped. LICENCES.txt and sbom.json are in ${OUTPUT}`);
  return 0;
}
