import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTempDir, useTempDir } from './temp-dir.ts';

const tempDir = useTempDir();
const seen: string[] = [];

describe('temporary folders', () => {
  it('are empty, and another one each time', async () => {
    seen.push(await tempDir(), await tempDir());
    expect(new Set(seen).size).toBe(2);
    for (const folder of seen) expect(await readdir(folder)).toEqual([]);
    await writeFile(join(seen[0] ?? '', 'a.jpg'), 'a');
  });

  it('are gone after the test', async () => {
    expect(seen).toHaveLength(2);
    for (const folder of seen) await expect(stat(folder)).rejects.toThrow('ENOENT');
  });

  it('are removed also where a test has made them read-only', async () => {
    const dir = await makeTempDir();
    await mkdir(join(dir.path, 'locked'));
    await writeFile(join(dir.path, 'locked', 'a.jpg'), 'a');
    await chmod(join(dir.path, 'locked'), 0o500);
    await chmod(dir.path, 0o500);
    await dir.remove();
    await expect(stat(dir.path)).rejects.toThrow('ENOENT');
  });
});
