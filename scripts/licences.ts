import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildIfStale } from './build.ts';
import { importedPackages } from './package/bundle-imports.ts';
import { licencesDocument, shippedLicences } from './package/licences.ts';
import { readLock } from './package/lockfile.ts';
import { listenForInterruption } from './process/interruption.ts';
import { runProcess } from './process/run-process.ts';
import { Stop } from './process/stop.ts';
import { ROOT } from './project.ts';

const OUTPUT = path.join(ROOT, 'out', 'package');

/** Writes what is shipped under which licence, and the list of all parts (a CycloneDX SBOM from the lock file). */
export async function main(): Promise<number> {
  listenForInterruption();
  await buildIfStale();
  mkdirSync(OUTPUT, { recursive: true });
  const bundles = ['main', 'cli'].map((name) => readFileSync(path.join(ROOT, 'out', name, 'index.js'), 'utf8'));
  const licences = shippedLicences(readLock(), bundles.flatMap(importedPackages));
  writeFileSync(path.join(OUTPUT, 'LICENCES.txt'), licencesDocument(licences));
  const sbom = await runProcess('npm sbom --sbom-format cyclonedx --package-lock-only --loglevel=error', {
    cwd: ROOT,
    shell: true,
    output: 'keep',
  });
  if (sbom.kind !== 'exited' || sbom.code !== 0) throw new Stop(`npm could not list the parts: ${sbom.output.trim()}`);
  writeFileSync(path.join(OUTPUT, 'sbom.json'), sbom.output.slice(sbom.output.indexOf('{')));
  console.log(`${licences.length} packages are shipped. LICENCES.txt and sbom.json are in ${OUTPUT}`);
  return 0;
}
