import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { sumCounts, type Counts } from './counts.ts';

const vitestSchema = z.object({
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** Sums the JSON report of Vitest. A file that failed outside of its tests (it did not load, its worker died) counts as one. */
export function countVitest(report: unknown): Counts {
  return sumCounts(
    vitestSchema.parse(report).testResults.map((file) => {
      const count = (status: string): number => file.assertionResults.filter((test) => test.status === status).length;
      const [passed, failed] = [count('passed'), count('failed')];
      return {
        passed,
        failed: failed === 0 && file.status === 'failed' ? 1 : failed,
        skipped: file.assertionResults.length - passed - failed,
      };
    }),
  );
}

/** Sums the JSON report of Playwright. Errors outside of tests (a spec that did not load) count as one each. */
export function countPlaywright(report: unknown): Counts {
  const { stats, errors } = playwrightSchema.parse(report);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

/** Nothing passed and nothing failed where the runner has left no report, or half of one. */
export function readReport(file: string, count: (report: unknown) => Counts): Counts {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
