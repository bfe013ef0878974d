import { runProcess } from './process/run-process.ts';
import { ROOT, packageScript } from './project.ts';
import { ONE_FAILED, ONE_PASSED, type Counts } from './report/counts.ts';

/** Scripts of package.json, and what each looks for. */
const CHECKS = [
  { script: 'check:types', name: 'types' },
  { script: 'check:lint', name: 'lint' },
  { script: 'check:format', name: 'format' },
  { script: 'check:unused', name: 'unused code' },
] as const;

export interface CheckResult {
  readonly name: string;
  readonly counts: Counts;
}

/** Runs every check, also after one that failed. Only a check that failed shows what it printed. */
export async function runChecks(): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { script, name } of CHECKS) {
    const outcome = await runProcess(packageScript(script), { cwd: ROOT, shell: true, output: 'keep' });
    const passed = outcome.kind === 'exited' && outcome.code === 0;
    console.log(`check ${name}: ${passed ? 'ok' : 'failed'}`);
    if (!passed) console.log(outcome.output.trimEnd());
    results.push({ name: `check ${name}`, counts: passed ? ONE_PASSED : ONE_FAILED });
  }
  return results;
}
