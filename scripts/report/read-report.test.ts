import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runProcess } from '../process/run-process.ts';
import { CACHE, packageFolder } from '../project.ts';
import { readPlaywright, readVitest, readReport } from './read-report.ts';

/** Inside the project, so that the tests written there find their runner. */
async function makeTests(files: Record<string, string>): Promise<string> {
  await mkdir(CACHE, { recursive: true });
  const folder = mkdtempSync(path.join(CACHE, 'report-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}

it("reads what Vitest's own report says, with a file that does not load as one failed test", async () => {
  const folder = await makeTests({
    'mixed.test.mjs': `import { it } from 'vitest';
      it('passes', () => {}); it('passes too', () => {});
      it('fails', () => { throw new Error('on purpose'); });
      it.skip('is skipped', () => {}); it.todo('is to be written');`,
    'broken.test.mjs': `import { it } from 'vitest'; it('never runs', () => {}); throw new Error('on purpose');`,
  });
  const report = path.join(folder, 'report.json');
  const vitest = path.join(packageFolder('vitest'), 'vitest.mjs');
  const args = [vitest, 'run', '--root', folder, '--reporter=json', `--outputFile=${report}`];
  await runProcess(process.execPath, { args, output: 'keep' });
  const { counts, failed } = readReport(report, readVitest);
  expect(counts).toEqual({ passed: 2, failed: 2, skipped: 2 });
  expect(failed.toSorted()).toEqual([
    expect.stringMatching(/broken\.test\.mjs › on purpose$/),
    expect.stringMatching(/mixed\.test\.mjs › fails › Error: on purpose$/),
  ]);
});

it("reads what Playwright's own report says, with a file that does not load as one failed test", async () => {
  const files = {
    'playwright.config.mjs': `export default { reporter: [['json', { outputFile: 'report.json' }]] };`,
    'mixed.spec.mjs': `import { test } from '@playwright/test';
      test('passes', () => {}); test('fails', () => { throw new Error('on purpose'); }); test.skip('is skipped', () => {});`,
  };
  const run = async (more: Record<string, string>) => {
    const folder = await makeTests({ ...files, ...more });
    const args = [path.join(packageFolder('@playwright/test'), 'cli.js'), 'test'];
    await runProcess(process.execPath, { args, cwd: folder, output: 'keep' });
    return readReport(path.join(folder, 'report.json'), readPlaywright);
  };
  expect(await run({})).toEqual({
    counts: { passed: 1, failed: 1, skipped: 1 },
    failed: ['e2e/mixed.spec.mjs › fails › Error: on purpose'],
  });
  expect(await run({ 'broken.spec.mjs': `throw new Error('on purpose');` })).toMatchObject({
    counts: { failed: 1 },
    failed: [expect.stringContaining('on purpose')],
  });
});

it('finds nothing where a runner has left no report, or half of one', async () => {
  const folder = await makeTests({ 'half.json': '{"testResults": [' });
  const nothing = { counts: { passed: 0, failed: 0, skipped: 0 }, failed: [] };
  expect(readReport(path.join(folder, 'none.json'), readVitest)).toEqual(nothing);
  expect(readReport(path.join(folder, 'half.json'), readVitest)).toEqual(nothing);
});
