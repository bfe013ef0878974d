import path from 'node:path';
import { ensureBrowser } from './browser/ensure-browser.ts';
import { buildIfStale } from './build.ts';
import { runChecks } from './checks.ts';
import { type CommandHelp, refuseArguments, saysHelp } from './process/arguments.ts';
import { Interrupted, listenForInterruption } from './process/interruption.ts';
import { runProcess } from './process/run-process.ts';
import { ROOT } from './project.ts';
import {
  ONE_FAILED,
  ONE_PASSED,
  describeCounts,
  describePart,
  isGood,
  sumCounts,
  type Counts,
} from './report/counts.ts';
import { runEndToEndTests } from './test-e2e.ts';
import { runUnitTests } from './test-unit.ts';

interface Part {
  readonly name: string;
  readonly counts: Counts;
  /** Told once more at the end: a log may be cut before it. */
  readonly failed?: readonly string[];
}

const HELP: CommandHelp = {
  command: 'npm test',
  text: `npm test
  runs everything: checks, build, unit tests, end-to-end tests, a brief bench. It takes no options.

Parts of it, each with its own \`-- --help\`:
  npm run check                       types, lint, format, unused code
  npm run test:unit -- src/engine     unit tests, of one folder or file, or by Vitest's options
  npm run test:e2e -- --grep pause    end-to-end tests, by Playwright's options`,
};

/** Everything: the checks, the build, the unit tests, the end-to-end tests, a look at the speed. What fails stops nothing that can still run. */
export async function main(args: readonly string[]): Promise<number> {
  if (saysHelp(args, HELP)) return 0;
  refuseArguments(args, HELP);
  listenForInterruption();
  const parts: Part[] = await runChecks();
  const built = await attempt(buildIfStale);
  const browser = await attempt(ensureBrowser);
  parts.push({ name: 'build', counts: built.ok ? ONE_PASSED : ONE_FAILED });
  parts.push({ name: 'unit', ...(await runUnitTests()) });
  const endToEnd = built.ok && browser.ok ? await runEndToEndTests(browser.value) : { counts: ONE_FAILED };
  parts.push({ name: 'end-to-end', ...endToEnd });
  parts.push({ name: 'bench', counts: await benchBriefly() });

  const total = sumCounts(parts.map(({ counts }) => counts));
  console.log('');
  for (const { name, counts, failed = [] } of parts) {
    for (const test of failed) console.log(`failed: ${test}`);
    console.log(describePart(name, counts));
  }
  console.log(describeCounts(total));
  return isGood(total) ? 0 : 1;
}

/** Prints how Shoal compares with what else is installed. It fails where a file is missing or wrong, never for its figures. */
async function benchBriefly(): Promise<Counts> {
  const args = [path.join(ROOT, 'bench', 'bench.ts'), '--brief'];
  const outcome = await runProcess(process.execPath, { args, cwd: ROOT });
  return outcome.kind === 'exited' && outcome.code === 0 ? ONE_PASSED : ONE_FAILED;
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

async function attempt<T>(step: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await step() };
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    console.error(error instanceof Error ? error.message : String(error));
    return { ok: false };
  }
}
