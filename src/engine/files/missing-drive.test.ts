import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { isDriveMissing } from './missing-drive.ts';

const tempDir = useTempDir();
const mounted: string[] = [];
afterEach(() => {
  for (const folder of mounted.splice(0)) execFileSync('umount', ['-l', folder]);
});

describe('a folder that is missing', () => {
  it('has its drive where no drives are mounted', async () => {
    expect(await isDriveMissing(join(await tempDir(), 'harbour', 'boats'), ['/nowhere'])).toBe(false);
  });

  it('has lost its drive where nothing is left of the mount point, or it is empty', async () => {
    const media = await tempDir();
    expect(await isDriveMissing(join(media, 'stick', 'harbour'), [media])).toBe(true);
    await mkdir(join(media, 'anna', 'stick'), { recursive: true });
    expect(await isDriveMissing(join(media, 'anna', 'stick', 'harbour'), [media])).toBe(true);
    expect(await isDriveMissing('/nowhere/stick', ['/nowhere'])).toBe(true);
  });

  it('has its place among folders that lie where drives are mounted', async () => {
    const media = await tempDir();
    await mkdir(join(media, 'data', 'market'), { recursive: true });
    await writeFile(join(media, 'data', 'market', 'notes.txt'), '');
    expect(await isDriveMissing(join(media, 'data', 'harbour'), [media])).toBe(false);
    expect(await isDriveMissing(join(media, 'data', 'market', 'harbour'), [media])).toBe(false);
  });

  it('has its drive where that is mounted, and has lost it where only others are', async (context) => {
    const media = await tempDir();
    const stick = join(media, 'anna', 'stick');
    await mkdir(stick, { recursive: true });
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', stick], { stdio: 'pipe' });
    } catch (error) {
      context.skip(`no disk can be mounted here: ${String(error)}`);
    }
    mounted.push(stick);
    expect(await isDriveMissing(join(stick, 'harbour'), [media])).toBe(false);
    expect(await isDriveMissing(join(media, 'anna', 'other', 'harbour'), [media])).toBe(true);
  });
});
