import { putManifestBack, putTerminalManifest } from './package/terminal-manifest.ts';
import { ROOT } from './project.ts';

/** Around `npm pack`: `put` before it, `back` after it. */
export function main([step]: readonly string[]): void {
  if (step === 'put') putTerminalManifest(ROOT);
  else putManifestBack(ROOT);
}
