import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { FileThread } from './file-thread.ts';

const tempDir = useTempDir();
const thread = new FileThread();

describe('the thread for files', () => {
  it('writes what it is given in its order, and tells its hash and when the file was changed', async () => {
    const path = join(await tempDir(), 'part');
    const bytes = Buffer.alloc(5_000_000, 'thirteen byte');
    const { file } = thread.open(path, 0, true);
    // Nobody waits in between, and it is more than the memory that goes there holds.
    const writes = [thread.write(file, 0, [bytes.subarray(0, 3), bytes.subarray(3, 2_400_000)], false)];
    await writes[0];
    writes.push(thread.write(file, 2_400_000, [bytes.subarray(2_400_000)], true));
    expect(await Promise.all(writes)).toEqual([null, createHash('sha256').update(bytes).digest('hex')]);
    const changedAt = await thread.close(file, true);
    expect((await readFile(path)).equals(bytes)).toBe(true);
    expect(changedAt).toBe((await stat(path)).mtimeMs);
  });

  it('writes what stands in shared memory from there, and may do so beside all else', async () => {
    const folder = await tempDir();
    const shared = Buffer.from(new SharedArrayBuffer(300_000)).fill('shared');
    const files = ['a', 'b', 'c'].map((name) => thread.open(join(folder, name), 0, false).file);
    const pieces = [shared.subarray(6, 100_002), shared.subarray(100_002, 200_004), shared.subarray(200_010, 300_000)];
    await Promise.all([
      ...files.map(async (file) => await thread.write(file, 0, pieces, true)),
      ...files.map(async (file) => await thread.close(file, true)),
    ]);
    for (const name of ['a', 'b', 'c']) {
      expect((await readFile(join(folder, name))).equals(Buffer.concat(pieces))).toBe(true);
    }
  });

  it('knows the hash of large files too, of which several are written at once, from whatever memory', async () => {
    const folder = await tempDir();
    const size = 9 << 20;
    const images = ['a', 'b', 'c'].map((name) => Buffer.alloc(size, `image ${name}`));
    const hashes = images.map(async (image, index) => {
      const { file } = thread.open(join(folder, `${index}`), 0, true, size);
      const shared = Buffer.from(new SharedArrayBuffer(1 << 20));
      for (let at = 0; at < size; at += shared.length) {
        const piece = image.subarray(at, at + shared.length);
        shared.set(piece); // the same memory again as soon as the last piece is written
        const hash = await thread.write(file, at, [index === 0 || at === 0 ? piece : shared], false);
        expect(hash).toBeNull();
      }
      const hash = await thread.write(file, size, [], true);
      await thread.close(file, false);
      return hash;
    });
    expect(await Promise.all(hashes)).toEqual(images.map((image) => createHash('sha256').update(image).digest('hex')));
    expect((await readFile(join(folder, '2'))).equals(images[2] ?? Buffer.alloc(0))).toBe(true);
  });

  it('does not know the hash of a large file that could not be written', async () => {
    const folder = await tempDir();
    const { file } = thread.open(join(folder, 'part'), 0, true, 9 << 20);
    const beyond = Number.MAX_SAFE_INTEGER - 1;
    await expect(thread.write(file, beyond, [Buffer.from('x')], false)).rejects.toMatchObject({ code: 'EFBIG' });
    await expect(thread.write(file, 0, [Buffer.from('later')], true)).rejects.toMatchObject({ code: 'EFBIG' });
    await thread.discard(file, join(folder, 'part'));
  });

  it('knows the hash of an empty file, and none where it was not asked for', async () => {
    const folder = await tempDir();
    const { file } = thread.open(join(folder, 'empty'), 0, true);
    expect(await thread.write(file, 0, [], true)).toBe(createHash('sha256').digest('hex'));
    const other = thread.open(join(folder, 'other'), 0, false).file;
    expect(await thread.write(other, 0, [Buffer.from('x')], true)).toBeNull();
    await Promise.all([thread.close(file, false), thread.close(other, false)]);
  });

  it('tells each caller the error of its own call', async () => {
    const folder = await tempDir();
    await writeFile(join(folder, 'taken'), 'not ours');
    const [taken, missing, good] = ['taken', 'missing/part', 'good'].map((name) =>
      thread.open(join(folder, name), 0, false),
    );
    await expect(taken?.opened).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(missing?.opened).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(thread.write(missing?.file ?? 0, 0, [Buffer.from('x')], false)).rejects.toMatchObject({
      code: 'EBADF',
    });
    await thread.write(good?.file ?? 0, 0, [Buffer.from('x')], false);
    await thread.close(good?.file ?? 0, false);
    await expect(thread.move(join(folder, 'good'), join(folder, 'taken'))).rejects.toMatchObject({ code: 'EEXIST' });
    await thread.move(join(folder, 'good'), join(folder, 'named'));
    expect((await readdir(folder)).sort()).toEqual(['named', 'taken']);
  });

  it('does not take a file whose write has failed for whole, whatever is written later', async () => {
    const path = join(await tempDir(), 'part');
    const { file } = thread.open(path, 0, true);
    const beyond = Number.MAX_SAFE_INTEGER - 1; // further in than a file can be
    await expect(thread.write(file, beyond, [Buffer.from('x')], false)).rejects.toMatchObject({ code: 'EFBIG' });
    await expect(thread.write(file, 0, [Buffer.from('later')], true)).rejects.toMatchObject({ code: 'EFBIG' });
    await expect(thread.close(file, true)).rejects.toMatchObject({ code: 'EFBIG' });
    await thread.discard(file, path);
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('lets its callers know when it dies, and another one takes its place', async () => {
    const folder = await tempDir();
    const dying = new FileThread();
    const { file, opened } = dying.open(join(folder, 'one'), 0, false);
    await opened;
    const write = dying.write(file, 0, [Buffer.alloc(10)], true);
    await dying.end();
    await expect(write).rejects.toMatchObject({ code: 'EIO' });
    const next = dying.open(join(folder, 'two'), 0, false);
    await next.opened;
    await dying.write(next.file, 0, [Buffer.from('again')], true);
    await dying.close(next.file, false);
    expect(await readFile(join(folder, 'two'), 'utf8')).toBe('again');
    await dying.end();
  });
});
