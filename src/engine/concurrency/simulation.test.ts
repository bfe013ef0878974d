import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge, overOf, tableOf } from '../../../test-support/links/judge.ts';
import { scenes } from '../../../test-support/links/scenes.ts';
import { simulate } from '../../../test-support/links/simulate.ts';

const document = join(import.meta.dirname, '../../../docs/auto-concurrency.md');
/** `UPDATE_TABLES=1 npx vitest run src/engine/concurrency/simulation.test.ts` writes them anew. */
const isUpdate = process.env['UPDATE_TABLES'] === '1';

describe('automatic concurrency, over 2,000 downloads', () => {
  it.each(Object.entries(scenes))('takes at most a tenth longer than the best fixed number: %s', (_name, scene) => {
    for (const verdict of judge(scene, 2000)) {
      expect({ seed: verdict.seed, over: overOf(verdict) }).toSatisfy(({ over }) => over <= 0.1);
      expect(verdict.auto.refused / verdict.auto.requests).toBeLessThanOrEqual(0.05);
      expect(verdict.auto.failed).toBe(0);
    }
  });

  it('is never above the ceilings of the person', () => {
    for (const scene of Object.values(scenes)) {
      expect(simulate(scene, 500, { concurrency: 10, perHost: null, auto: true }, 1).peak).toBeLessThanOrEqual(10);
      const { peak } = simulate(scene, 500, { concurrency: 64, perHost: 5, auto: true }, 1);
      expect(peak).toBeLessThanOrEqual(5 * scene.hosts.length);
    }
  });

  it('says what it has tried, and the same for the same seed', () => {
    const [scene] = Object.values(scenes);
    if (scene === undefined) throw new Error('no scenes');
    const run = () => simulate(scene, 2000, { concurrency: 64, perHost: null, auto: true }, 1).reasons;
    expect(run()).toEqual(run());
    expect(run()[0]).toMatchObject({ kind: 'trial', host: 'far.example', from: 16, to: 32, isKept: true });
  });
});

describe('the tables in docs/auto-concurrency.md', () => {
  it.each([20, 100, 2000, 20_000])('are what the simulation gives, for %i downloads', async (downloads) => {
    const table = tableOf(scenes, downloads);
    if (isUpdate) await writeTable(downloads, table);
    expect(cellsOf((await partsOf(downloads)).table)).toEqual(cellsOf(table));
  });
});

/** The document around one table, and the lines of that. */
async function partsOf(downloads: number): Promise<{ before: string; table: string[]; after: string }> {
  const mark = `<!-- simulated: ${downloads} -->\n`;
  const [before = '', rest = ''] = (await readFile(document, 'utf8')).split(mark);
  const end = rest.indexOf('<!-- end -->');
  return { before: before + mark, table: rest.slice(0, end).trim().split('\n'), after: rest.slice(end) };
}

async function writeTable(downloads: number, table: readonly string[]): Promise<void> {
  const { before, after } = await partsOf(downloads);
  await writeFile(document, `${before}\n${table.join('\n')}\n\n${after}`);
}

/** Without the blanks that only make columns, and without the line of dashes. */
function cellsOf(lines: readonly string[]): string[][] {
  return lines
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => !cells.some((cell) => /^-+$/.test(cell)));
}
