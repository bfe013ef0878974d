import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { createNamePlans, type NamePlanPorts } from './name-plans.ts';

const tempDir = useTempDir();

function plansFor(rows: ListRow[], change: Partial<NamePlanPorts> = {}) {
  return createNamePlans({
    draft: { rows: () => rows, sourceOf: () => 's', version: 7 },
    folder: async () => null,
    onConflict: () => 'rename',
    saved: undefined,
    wallNow: () => Date.UTC(2026, 10, 22, 12),
    ...change,
  });
}

const rowsOf = (...names: string[]): ListRow[] =>
  names.map((name, n) => ({ line: n + 1, url: `https://a.example/${n}/${name}` }));

describe('a plan of all names', () => {
  it('numbers names that are taken, and says by which line or that it is by a file', async () => {
    const folder = await tempDir();
    await writeFile(join(folder, 'b.jpg'), '');
    const plans = plansFor(rowsOf('a.jpg', 'b.jpg', 'A.jpg', 'c.jpg'), { folder: async () => folder });
    const summary = await plans.make('');
    expect(summary).toMatchObject({ version: 7, rows: 4, renumbered: 2, skipped: 0, folders: 0, isFolderRead: true });
    const names = plans.names(summary.plan, 0, 10, 'all');
    expect(names.map(({ index, name }) => [index, name])).toEqual([
      [0, 'a.jpg'],
      [1, 'b (1).jpg'],
      [2, 'A (1).jpg'],
      [3, 'c.jpg'],
    ]);
    expect(names[1]?.note).toEqual({ kind: 'renumbered', wanted: 'b.jpg', byIndex: null, byLine: null });
    expect(names[2]?.note).toEqual({ kind: 'renumbered', wanted: 'A.jpg', byIndex: 0, byLine: 1 });
    expect(plans.names(summary.plan, 1, 10, 'renumbered').map(({ index }) => index)).toEqual([2]);
  });

  it('leaves out what a file stands for where files are kept', async () => {
    const folder = await tempDir();
    await writeFile(join(folder, 'b.jpg'), '');
    const plans = plansFor(rowsOf('a.jpg', 'b.jpg'), { folder: async () => folder, onConflict: () => 'skip' });
    const summary = await plans.make('');
    expect(summary).toMatchObject({ renumbered: 0, skipped: 1 });
    expect(plans.names(summary.plan, 0, 10, 'skipped')).toMatchObject([{ index: 1, note: { kind: 'name-taken' } }]);
  });

  it('follows the template, and counts its folders', async () => {
    const plans = plansFor([...rowsOf('a.jpg', 'b.jpg'), { line: 3, url: 'https://b.example/c.jpg' }]);
    const summary = await plans.make('{date}/{host}/{index:03}.{ext}');
    expect(summary).toMatchObject({ folders: 2, isFolderRead: false });
    expect(plans.names(summary.plan, 2, 1, 'all')).toMatchObject([{ name: '2026-11-22/b.example/003.jpg' }]);
    await expect(plans.make('{nothing}')).rejects.toMatchObject({ code: 'bad-template' });
  });

  it('takes a folder that is yet to be made for an empty one', async () => {
    const missing = join(await tempDir(), 'later');
    const summary = await plansFor(rowsOf('a.jpg'), { folder: async () => missing }).make('');
    expect(summary.isFolderRead).toBe(true);
  });

  it('gives no names of an earlier plan, and none of credentials', async () => {
    const plans = plansFor([{ line: 1, url: 'https://fish:secret@a.example/1.jpg' }]);
    const first = await plans.make('');
    const second = await plans.make('x-{name}');
    expect(() => plans.names(first.plan, 0, 1, 'all')).toThrow(/planned anew/);
    expect(JSON.stringify(plans.names(second.plan, 0, 1, 'all'))).not.toContain('secret');
  });
});
