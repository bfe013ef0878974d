import { link, mkdir, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { commitPartFile, replaceWithPartFile } from './final-name.ts';

const tempDir = useTempDir();

async function partIn(folder: string): Promise<string> {
  const path = join(folder, 'part');
  await writeFile(path, 'image');
  return path;
}

describe('giving a file its final name', () => {
  it('leaves one file with the final name', async () => {
    const folder = await tempDir();
    expect(await commitPartFile(await partIn(folder), folder, 'a.jpg')).toBe(true);
    expect(await readdir(folder)).toEqual(['a.jpg']);
    expect((await stat(join(folder, 'a.jpg'))).nlink).toBe(1);
  });

  it.each([
    ['file', async (path: string) => await writeFile(path, 'mine')],
    ['folder', async (path: string) => await mkdir(path)],
    ['link', async (path: string) => await symlink('elsewhere', path)],
    [
      'second name of another file',
      async (path: string) => {
        await writeFile(`${path}-other`, 'mine');
        await link(`${path}-other`, path);
      },
    ],
  ])('never takes it from a %s', async (_what, put) => {
    const folder = await tempDir();
    const part = await partIn(folder);
    await put(join(folder, 'a.jpg'));
    expect(await commitPartFile(part, folder, 'a.jpg')).toBe(false);
    expect(await readFile(part, 'utf8')).toBe('image');
    expect(await readFile(join(folder, 'a.jpg'), 'utf8').catch(() => 'mine')).toBe('mine');
  });

  it('fails when the part file or the folder is gone', async () => {
    const folder = await tempDir();
    await expect(commitPartFile(join(folder, 'part'), folder, 'a.jpg')).rejects.toMatchObject({ code: 'ENOENT' });
    const part = await partIn(folder);
    await expect(commitPartFile(part, join(folder, 'gone'), 'a.jpg')).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readFile(part, 'utf8')).toBe('image');
  });

  it('in place of a file replaces that, or the link itself, and never a folder', async () => {
    const folder = await tempDir();
    const elsewhere = join(folder, 'elsewhere');
    await writeFile(elsewhere, 'precious');
    await writeFile(join(folder, 'a.jpg'), 'old');
    expect(await replaceWithPartFile(await partIn(folder), folder, 'a.jpg')).toBe(true);
    expect(await readFile(join(folder, 'a.jpg'), 'utf8')).toBe('image');
    await symlink(elsewhere, join(folder, 'b.jpg'));
    expect(await replaceWithPartFile(await partIn(folder), folder, 'b.jpg')).toBe(true);
    expect(await readFile(elsewhere, 'utf8')).toBe('precious');
    await expect(readlink(join(folder, 'b.jpg'))).rejects.toMatchObject({ code: 'EINVAL' });
    await mkdir(join(folder, 'c.jpg'));
    expect(await replaceWithPartFile(await partIn(folder), folder, 'c.jpg')).toBe(false);
    await rm(join(folder, 'part'));
    await expect(replaceWithPartFile(join(folder, 'part'), folder, 'd.jpg')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
