import { runProcess } from '../process/run-process.ts';
import { Stop } from '../process/stop.ts';
import { ROOT } from '../project.ts';

/** All parts, of development too, as CycloneDX in JSON, from the lock file alone. @throws {Stop} when npm cannot list them */
export async function partsList(): Promise<string> {
  const sbom = await runProcess('npm sbom --sbom-format cyclonedx --package-lock-only --loglevel=error', {
    cwd: ROOT,
    shell: true,
    output: 'keep',
  });
  if (sbom.kind !== 'exited' || sbom.code !== 0) throw new Stop(`npm could not list the parts: ${sbom.output.trim()}`);
  return sbom.output.slice(sbom.output.indexOf('{'));
}
