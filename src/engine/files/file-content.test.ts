import { createHash } from 'node:crypto';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { diskOf } from './disks.ts';
import { hashFile, holdsBytes, readFileHead } from './file-content.ts';

const tempDir = useTempDir();
const disk = diskOf('anywhere');

describe('looking into a file', () => {
  it('tells whether it holds enough, and takes neither a link nor a folder for one', async () => {
    const folder = await tempDir();
    const path = join(folder, 'part');
    await writeFile(path, '12345');
    await symlink(path, join(folder, 'link'));
    expect(await holdsBytes(path, 5, disk)).toBe(true);
    expect(await holdsBytes(path, 6, disk)).toBe(false);
    expect(await holdsBytes(join(folder, 'link'), 1, disk)).toBe(false);
    expect(await holdsBytes(folder, 0, disk)).toBe(false);
    expect(await holdsBytes(join(folder, 'gone'), 0, disk)).toBe(false);
  });

  it('reads its first bytes, or all of a shorter one, and its hash', async () => {
    const path = join(await tempDir(), 'part');
    const bytes = Buffer.alloc(3_000_000, 'image');
    await writeFile(path, bytes);
    expect(Buffer.from(await readFileHead(path, 7)).toString()).toBe('imageim');
    expect(await readFileHead(path, 4_000_000)).toHaveLength(3_000_000);
    expect(await hashFile(path)).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
});
