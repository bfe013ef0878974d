import { execFileSync } from 'node:child_process';
import { lstat, mkdir, readFile, readlink, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, type TestContext } from 'vitest';
import { imageBytes } from '../../../test-support/image-bytes.ts';
import { removeFolder } from '../../../test-support/remove-folder.ts';
import { filesIn, receivedBytes, until, useBatches } from '../../../test-support/run-batch.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { openPartFile } from '../files/part-file.ts';

const startServer = useServers();
const tempDir = useTempDir();
const { create, run } = useBatches();

const image = imageBytes();

const mounted: string[] = [];
afterEach(() => {
  for (const folder of mounted.splice(0)) execFileSync('umount', ['-l', folder]);
});

/** A small disk of its own; the test is skipped, and says why, where none can be mounted. */
async function smallDisk(context: TestContext, size: string): Promise<string> {
  const folder = await tempDir();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    context.skip(`no disk can be mounted here: ${String(error)}`);
  }
  mounted.push(folder);
  return folder;
}

const remount = (folder: string, options: string): void =>
  void execFileSync('mount', ['-o', `remount,${options}`, folder], { stdio: 'pipe' });

describe('0.4 H2', () => {
  it('a file that is there already is never touched', async () => {
    const folder = await tempDir();
    await writeFile(join(folder, 'picture.jpg'), 'mine');
    await writeFile(join(folder, 'Picture (1).JPG'), 'mine too');
    const before = await stat(join(folder, 'picture.jpg'));
    const server = await startServer();
    const { files } = await run(server.url('ok'), { folder });
    expect([...files.keys()].toSorted()).toEqual(['Picture (1).JPG', 'picture (2).jpg', 'picture.jpg']);
    expect(files.get('picture.jpg')?.toString()).toBe('mine');
    expect(files.get('picture (2).jpg')?.equals(image)).toBe(true);
    const after = await stat(join(folder, 'picture.jpg'));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  it('a file that comes while the download runs is never touched', async () => {
    const server = await startServer();
    const gate = server.hold('/ok');
    const batch = await create([server.url('ok'), server.url('ok', { format: 'png', name: 'other.jpg' })]);
    batch.start();
    await gate.waitFor(2);
    for (const name of ['picture.jpg', 'other.png']) await writeFile(join(batch.folder, name), 'mine');
    gate.open();
    await batch.whenFinished();
    const files = await filesIn(batch.folder);
    expect([...files.keys()].toSorted()).toEqual(['other (1).png', 'other.png', 'picture (1).jpg', 'picture.jpg']);
    for (const name of ['picture.jpg', 'other.png']) expect(files.get(name)?.toString()).toBe('mine');
  });

  it('a folder in the way of a name is left alone', async () => {
    const folder = await tempDir();
    await mkdir(join(folder, 'picture.jpg'));
    const server = await startServer();
    const { files } = await run(server.url('ok'), { folder });
    expect([...files.keys()]).toEqual(['picture (1).jpg']);
  });

  it('nothing is written outside the folder, whatever the path says', async () => {
    const parent = await tempDir();
    const folder = join(parent, 'images');
    await mkdir(folder);
    const server = await startServer();
    const names = [
      '..%2F..%2Fup.jpg',
      '..%5C..%5Cup.jpg',
      '%2Fetc%2Fup.jpg',
      'up.jpg%00.png',
      '..',
      '%2e%2e',
      '.hidden',
    ];
    const { summary } = await run(
      names.map((name) => server.url('ok', { name })),
      { folder },
    );
    expect(summary.saved + summary.failed).toBe(names.length);
    expect([...(await filesIn(parent)).keys()]).toEqual([]);
    for (const name of (await filesIn(folder)).keys()) expect(name).toMatch(/^[^./\\\0][^/\\\0]*$/);
  });
});

describe('H1', () => {
  it('a link at the final name is never followed', async () => {
    const folder = await tempDir();
    const elsewhere = join(await tempDir(), 'precious.txt');
    await writeFile(elsewhere, 'precious');
    await symlink(elsewhere, join(folder, 'picture.jpg'));
    await symlink(join(folder, 'nowhere'), join(folder, 'dangling.jpg'));
    const server = await startServer();
    const { files } = await run([server.url('ok'), server.url('ok', { name: 'dangling.jpg' })], { folder });
    expect(files.get('picture (1).jpg')?.equals(image)).toBe(true);
    expect(files.get('dangling (1).jpg')?.equals(image)).toBe(true);
    expect(await readFile(elsewhere, 'utf8')).toBe('precious');
    expect(await readlink(join(folder, 'picture.jpg'))).toBe(elsewhere);
  });

  it('a link that comes to the final name while the download runs is never followed', async () => {
    const elsewhere = join(await tempDir(), 'precious.txt');
    await writeFile(elsewhere, 'precious');
    const server = await startServer();
    const gate = server.hold('/ok');
    const batch = await create([server.url('ok')]);
    batch.start();
    await gate.waitFor(1);
    await symlink(elsewhere, join(batch.folder, 'picture.jpg'));
    gate.open();
    await batch.whenFinished();
    expect(await readFile(elsewhere, 'utf8')).toBe('precious');
    expect((await lstat(join(batch.folder, 'picture (1).jpg'))).isFile()).toBe(true);
  });

  it.each([0, 3])('a link at the name of a part file is never written through (%i bytes kept)', async (kept) => {
    const folder = await tempDir();
    const elsewhere = join(folder, 'precious.txt');
    await writeFile(elsewhere, 'precious');
    await symlink(elsewhere, join(folder, 'part'));
    const part = openPartFile(join(folder, 'part'), kept);
    await expect(part.opened).rejects.toMatchObject({ code: kept === 0 ? 'EEXIST' : 'ELOOP' });
    void part.append(Buffer.from('bytes'));
    await expect(part.close(false)).rejects.toBeDefined();
    expect(await readFile(elsewhere, 'utf8')).toBe('precious');
  });
});

it('F2 a file that the disk has no room for is refused before its first byte, however small', async (context) => {
  const folder = await smallDisk(context, '1m');
  const server = await startServer();
  const batch = await create([server.url('hugeLength', { length: 1_100_000 })], { folder });
  batch.start();
  await until(batch, ({ status }) => status.kind === 'stalled');
  const message = expect.stringContaining('the file needs 1.1 MB');
  expect(batch.status).toMatchObject({ failure: { code: 'disk-full', message } });
});

describe('H3', () => {
  it('a full disk frees what the download had, rests the batch, and going on completes it', async (context) => {
    const folder = await smallDisk(context, '1m');
    const server = await startServer();
    const urls = [server.url('chunked', { bytes: 3_000_000 }), server.url('ok', { name: 'small.jpg' })];
    const batch = await create(urls, { folder, concurrency: 1 });
    batch.start();
    await until(batch, ({ status }) => status.kind === 'stalled');
    expect(batch.status).toMatchObject({ failure: { code: 'disk-full', message: expect.stringContaining(folder) } });
    expect([...(await filesIn(folder)).keys()]).toEqual([]);
    expect(server.requests).toHaveLength(1);
    remount(folder, 'size=20m');
    batch.resumeAll();
    expect(await batch.whenFinished()).toMatchObject({ saved: 2, failed: 0 });
    expect((await filesIn(folder)).get('picture.jpg')?.equals(imageBytes({ bytes: 3_000_000 }))).toBe(true);
  });

  it('a disk that becomes read-only rests the batch, and going on completes it', async (context) => {
    const folder = await smallDisk(context, '10m');
    const server = await startServer();
    const batch = await create([server.url('ok')], { folder });
    remount(folder, 'ro');
    batch.start();
    await until(batch, ({ status }) => status.kind === 'stalled');
    expect(batch.status).toMatchObject({ failure: { code: 'folder-read-only' } });
    remount(folder, 'rw');
    batch.resumeAll();
    expect(await batch.whenFinished()).toMatchObject({ saved: 1 });
  });

  it('a folder that is removed while the download runs rests the batch, and going on completes it', async () => {
    const folder = join(await tempDir(), 'images');
    await mkdir(folder);
    const server = await startServer();
    const gate = server.hold('/ok');
    const urls = Array.from({ length: 12 }, (_, n) => server.url('ok', { seed: n + 1, name: `${n}.jpg` }));
    const batch = await create(urls, { folder, concurrency: 4 });
    batch.start();
    await gate.waitFor(4);
    await until(batch, (snapshot) => receivedBytes(snapshot) > 0);
    await removeFolder(folder);
    gate.open();
    await until(batch, ({ status, progress }) => status.kind === 'stalled' && progress.length === 0);
    expect(batch.status).toMatchObject({
      failure: { code: 'folder-missing', message: expect.stringContaining(folder) },
    });
    expect(batch.totals().counts).toMatchObject({ queued: 12, failed: 0 });
    await mkdir(folder);
    batch.resumeAll();
    expect(await batch.whenFinished()).toMatchObject({ saved: 12, failed: 0 });
    const files = await filesIn(folder);
    for (const n of urls.keys()) expect(files.get(`${n}.jpg`)?.equals(imageBytes({ seed: n + 1 }))).toBe(true);
    expect(files.size).toBe(12);
  });

  it('a file in the place of the folder rests the batch', async () => {
    const folder = join(await tempDir(), 'images');
    await mkdir(folder);
    const server = await startServer();
    const batch = await create([server.url('ok')], { folder });
    await rename(folder, `${folder}-away`);
    await writeFile(folder, 'a file');
    batch.start();
    await until(batch, ({ status }) => status.kind === 'stalled');
    expect(batch.status).toMatchObject({ failure: { code: 'folder-missing' } });
    await rm(folder);
    await rename(`${folder}-away`, folder);
    batch.resumeAll();
    expect(await batch.whenFinished()).toMatchObject({ saved: 1 });
  });
});

describe('G5', () => {
  it('500 URLs with one name that finish together give 500 files with the right bytes each', async () => {
    const server = await startServer();
    const urls = Array.from({ length: 500 }, (_, n) => server.url('ok', { bytes: 1000, seed: n + 1, name: '1.jpg' }));
    const gate = server.hold('/ok');
    const batch = await create(urls, { concurrency: 500 });
    batch.start();
    await gate.waitFor(500);
    gate.open();
    expect(await batch.whenFinished()).toMatchObject({ saved: 500 });
    const files = await filesIn(batch.folder);
    expect(files.size).toBe(500);
    const right = urls.map((_, n) =>
      files.get(batch.download(n).name)?.equals(imageBytes({ bytes: 1000, seed: n + 1 })),
    );
    expect(right).toEqual(urls.map(() => true));
  });

  it('the same list into another empty folder gives the same names, whatever finishes first', async () => {
    const server = await startServer();
    const urls = Array.from({ length: 60 }, (_, n) =>
      server.url('ok', {
        bytes: 1000 + n * 997,
        seed: n + 1,
        name: ['1.jpg', '1.JPG', '1', 'photo.jpeg'][n % 4] ?? '',
      }),
    );
    const first = await run(urls, { concurrency: 16 });
    const second = await run(urls, { concurrency: 3 });
    expect(second.downloads.map(({ name }) => name)).toEqual(first.downloads.map(({ name }) => name));
    for (const [name, bytes] of first.files) expect(second.files.get(name)?.equals(bytes)).toBe(true);
  });
});
