import { execFileSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, type TestContext } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { createMissingFolder } from './create-missing-folder.ts';
import { createPatientLook, folderStatus } from './folder-status.ts';
import { assertRoom } from './free-space.ts';

const tempDir = useTempDir();
const mounted: string[] = [];
afterEach(() => {
  for (const folder of mounted.splice(0)) execFileSync('umount', ['-l', folder]);
});

/** A small disk of its own; the test is skipped, and says why, where none can be mounted. */
async function disk(context: TestContext, options: string): Promise<string> {
  const folder = await tempDir();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    context.skip(`no disk can be mounted here: ${String(error)}`);
  }
  mounted.push(folder);
  return folder;
}

describe('the status of a folder', () => {
  it('is good where a file can be created, and nothing is left of the trial', async () => {
    const folder = await tempDir();
    const status = await folderStatus(folder);
    expect(status).toMatchObject({ path: folder, problem: null });
    expect(status.freeBytes).toBeGreaterThan(0);
    expect(await readdir(folder)).toEqual([]);
  });

  it('asks for a folder where none was chosen', async () => {
    expect(await folderStatus(null)).toMatchObject({ path: null, problem: { code: 'none-chosen' } });
  });

  it('tells that a folder is missing', async () => {
    const path = join(await tempDir(), 'gone');
    expect(await folderStatus(path)).toMatchObject({ problem: { code: 'missing' }, freeBytes: null });
  });

  it('tells that the drive of a folder is missing, and does not make that folder elsewhere', async () => {
    const status = await folderStatus('/run/media/nobody-here/stick/images');
    expect(status).toMatchObject({ problem: { code: 'no-drive' }, freeBytes: null });
    const path = join(await tempDir(), 'images');
    expect(await createMissingFolder(path, async () => ({ ...status, path }))).toEqual({ ...status, path });
    expect(await folderStatus(path)).toMatchObject({ problem: { code: 'missing' } });
  });

  it('is good after it was made, and tells of the folder above where that cannot be written to', async (context) => {
    const path = join(await tempDir(), 'harbour', 'images');
    expect(await createMissingFolder(path)).toMatchObject({ path, problem: null });
    const above = await disk(context, 'size=5m,ro');
    expect(await createMissingFolder(join(above, 'images'))).toMatchObject({
      path: above,
      problem: { code: 'read-only' },
    });
  });

  it('tells that a file stands there, or on the way', async () => {
    const path = join(await tempDir(), 'file');
    await writeFile(path, '');
    expect(await folderStatus(path)).toMatchObject({ problem: { code: 'not-a-folder' } });
    expect(await folderStatus(join(path, 'below'))).toMatchObject({ problem: { code: 'not-a-folder' } });
  });

  it('tells that a disk is read-only', async (context) => {
    const folder = await disk(context, 'size=5m,ro');
    expect(await folderStatus(folder)).toMatchObject({ problem: { code: 'read-only' } });
  });

  it('tells that a disk is full', async (context) => {
    const folder = await disk(context, 'size=5m');
    await writeFile(join(folder, 'filler'), Buffer.alloc(4_500_000));
    const status = await folderStatus(folder);
    expect(status).toMatchObject({ problem: { code: 'full' } });
    expect(status.freeBytes).toBeLessThan(1_000_000);
  });

  it('takes a disk that does not tell its room for good', async (context) => {
    const folder = await disk(context, 'size=0'); // no bound, and so no number of blocks
    expect(await folderStatus(folder)).toEqual({ path: folder, problem: null, freeBytes: null });
    await expect(assertRoom(folder, 1e15)).resolves.toBeUndefined();
  });

  it('tells that a disk takes no more files, though it has room', async (context) => {
    const folder = await disk(context, 'size=5m,nr_inodes=2');
    await writeFile(join(folder, 'last'), '');
    expect(await folderStatus(folder)).toMatchObject({ problem: { code: 'full' } });
  });

  it('does not wait for ever for a disk that does not answer, nor ask it twice', async () => {
    const answers: (() => void)[] = [];
    const look = createPatientLook(async (path) => {
      await new Promise<void>((resolve) => answers.push(resolve));
      return { path, problem: null, freeBytes: 5 };
    }, 1);
    expect(await look('/dead')).toMatchObject({ path: '/dead', problem: { code: 'no-answer' } });
    expect(await look('/dead')).toMatchObject({ problem: { code: 'no-answer' } });
    expect(answers).toHaveLength(1);
    answers[0]?.();
    await expect.poll(async () => (void look('/dead'), answers.length)).toBe(2);
  });

  it('says in a sentence what is wrong and what to do, and names the folder', async () => {
    const path = join(await tempDir(), 'gone');
    const { problem } = await folderStatus(path);
    expect(problem?.message).toContain(path);
    expect(problem?.message).toMatch(/\. .+\.$/);
  });
});
