import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { ROOT } from '../project.ts';
import { sumCounts, type Counts } from './counts.ts';

/** What a runner's report says. */
export interface TestReport {
  readonly counts: Counts;
  /** Each failed test with the first line of why, for whoever sees only the end of a log. */
  readonly failed: readonly string[];
}

const vitestSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
});

const playwrightSuiteSchema = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      file: z.string(),
      ok: z.boolean(),
      tests: z.array(z.object({ results: z.array(z.object({ error: z.object({ message: z.string() }).optional() })) })),
    }),
  ),
  get suites() {
    return z.array(playwrightSuiteSchema).optional();
  },
});

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.object({ message: z.string().default('') })),
  suites: z.array(playwrightSuiteSchema).default([]),
});

/** Reads the JSON report of Vitest. A file that failed outside of its tests (it did not load, its worker died) counts as one. */
export function readVitest(report: unknown): TestReport {
  const files = vitestSchema.parse(report).testResults.map((file): TestReport => {
    const count = (status: string): number => file.assertionResults.filter((test) => test.status === status).length;
    const [passed, failed] = [count('passed'), count('failed')];
    const isBroken = failed === 0 && file.status === 'failed';
    const name = path.relative(ROOT, file.name);
    const tests = file.assertionResults.filter(({ status }) => status === 'failed');
    return {
      counts: { passed, failed: isBroken ? 1 : failed, skipped: file.assertionResults.length - passed - failed },
      failed: isBroken
        ? [describe(name, '', file.message)]
        : tests.map(({ fullName, failureMessages }) => describe(name, fullName, failureMessages[0])),
    };
  });
  return { counts: sumCounts(files.map(({ counts }) => counts)), failed: files.flatMap(({ failed }) => failed) };
}

/** Reads the JSON report of Playwright. Errors outside of tests (a spec that did not load) count as one each. */
export function readPlaywright(report: unknown): TestReport {
  const { stats, errors, suites } = playwrightSchema.parse(report);
  const specs = suites.flatMap(specsOf).filter(({ ok }) => !ok);
  return {
    counts: {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
      skipped: stats.skipped,
    },
    failed: [
      ...errors.map(({ message }) => describe('Playwright', '', message)),
      ...specs.map(({ file, title, tests }) => {
        const why = tests.flatMap(({ results }) => results).find(({ error }) => error !== undefined)?.error;
        return describe(`e2e/${file}`, title, why?.message);
      }),
    ],
  };
}

type PlaywrightSuite = z.infer<typeof playwrightSuiteSchema>;

function specsOf({ specs, suites = [] }: PlaywrightSuite): PlaywrightSuite['specs'] {
  return [...specs, ...suites.flatMap(specsOf)];
}

function describe(file: string, test: string, message = ''): string {
  const [why = ''] = stripVTControlCharacters(message).trim().split('\n');
  return [file, test, why].filter((part) => part !== '').join(' › ');
}

/** Nothing passed and nothing failed where the runner has left no report, or half of one. */
export function readReport(file: string, read: (report: unknown) => TestReport): TestReport {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { counts: { passed: 0, failed: 0, skipped: 0 }, failed: [] };
  }
}
