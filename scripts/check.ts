import { runChecks } from './checks.ts';
import { listenForInterruption } from './process/interruption.ts';
import { isGood, sumCounts } from './report/counts.ts';

export async function main(): Promise<number> {
  listenForInterruption();
  const results = await runChecks();
  return isGood(sumCounts(results.map(({ counts }) => counts))) ? 0 : 1;
}
