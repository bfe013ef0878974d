import { createHash } from 'node:crypto';
import { link, mkdir, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../test-support/fake-clock.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { commitPartFile, hashFile, holdsBytes, openPartFile, readFileHead, replaceWithPartFile } from './part-file.ts';

const tempDir = useTempDir();
const newPart = async (): Promise<string> => join(await tempDir(), 'part');

describe('a part file', () => {
  it('takes bytes before it is open, and asks to be waited for only when it has much to write', async () => {
    const path = await newPart();
    const part = openPartFile(path, 0, { clock: createFakeClock() });
    expect(part.append(Buffer.from('first '))).toBeUndefined();
    expect(part.append(Buffer.alloc((1 << 20) - 7, 'x'))).toBeUndefined();
    expect(part.length).toBe((1 << 20) - 1);
    const written = part.append(Buffer.from('!'));
    expect(written).toBeInstanceOf(Promise);
    await written;
    expect((await stat(path)).size).toBe(1 << 20);
    await part.discard();
  });

  it('writes what came slowly once a second, so that a killed process loses no more', async () => {
    const path = await newPart();
    const clock = createFakeClock();
    const part = openPartFile(path, 0, { clock });
    expect(part.append(Buffer.from('one '))).toBeUndefined();
    clock.advance(999);
    expect(part.append(Buffer.from('two '))).toBeUndefined();
    clock.advance(1);
    await part.append(Buffer.from('three'));
    expect(await readFile(path, 'utf8')).toBe('one two three');
    expect(part.append(Buffer.from(' four'))).toBeUndefined();
    await part.discard();
  });

  it('holds what was handed in, in order, whatever the pieces', async () => {
    const path = await newPart();
    const part = openPartFile(path, 0);
    const pieces = Array.from({ length: 300 }, (_, n) => Buffer.alloc(1 + ((n * 7919) % 30_000), n));
    // Nobody waits here: writes must not overtake each other all the same.
    for (const piece of pieces) void part.append(piece);
    await part.close(false);
    expect((await readFile(path)).equals(Buffer.concat(pieces))).toBe(true);
    expect(part.length).toBe(Buffer.concat(pieces).length);
  });

  it('goes on after the bytes that are to be kept, and drops what stands behind them', async () => {
    const path = await newPart();
    await writeFile(path, 'keep this, not that');
    const part = openPartFile(path, 9);
    void part.append(Buffer.from(' and more'));
    expect(part.length).toBe(18);
    await part.close(true);
    expect(await readFile(path, 'utf8')).toBe('keep this and more');
  });

  it('is not created over a file that is there, and leaves that alone when it is discarded', async () => {
    const path = await newPart();
    await writeFile(path, 'not ours');
    const part = openPartFile(path, 0);
    await expect(part.opened).rejects.toMatchObject({ code: 'EEXIST' });
    void part.append(Buffer.from('ours'));
    await expect(part.close(false)).rejects.toMatchObject({ code: 'EEXIST' });
    await part.discard();
    expect(await readFile(path, 'utf8')).toBe('not ours');
  });

  it('tells with the first write at the latest that it cannot be created, also when nobody listens before', async () => {
    const part = openPartFile(join(await tempDir(), 'missing', 'part'), 0);
    await expect(part.append(Buffer.alloc(1 << 20))).rejects.toMatchObject({ code: 'ENOENT' });
    await part.discard();
  });

  it('is not touched before what has to be prepared is done, nor when that fails', async () => {
    const path = await newPart();
    const prepare = async (): Promise<void> => {
      expect(await holdsBytes(path, 0)).toBe(false);
      throw new Error('no room');
    };
    const part = openPartFile(path, 0, { prepare });
    await expect(part.opened).rejects.toThrow('no room');
    expect(await holdsBytes(path, 0)).toBe(false);
  });

  it('is gone when it is discarded in the middle of a write, and stays closed', async () => {
    const path = await newPart();
    const part = openPartFile(path, 0);
    const written = part.append(Buffer.alloc(5 << 20));
    await Promise.all([part.discard(), written]);
    expect(await holdsBytes(path, 0)).toBe(false);
    await part.discard();
    await part.close(false);
  });

  it('can be closed twice', async () => {
    const path = await newPart();
    const part = openPartFile(path, 0);
    await part.close(false);
    await part.close(true);
    expect((await stat(path)).size).toBe(0);
  });
});

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

describe('looking into a part file', () => {
  it('tells whether it holds enough, and takes neither a link nor a folder for one', async () => {
    const folder = await tempDir();
    const path = join(folder, 'part');
    await writeFile(path, '12345');
    await symlink(path, join(folder, 'link'));
    expect(await holdsBytes(path, 5)).toBe(true);
    expect(await holdsBytes(path, 6)).toBe(false);
    expect(await holdsBytes(join(folder, 'link'), 1)).toBe(false);
    expect(await holdsBytes(folder, 0)).toBe(false);
    expect(await holdsBytes(join(folder, 'gone'), 0)).toBe(false);
  });

  it('reads its first bytes, or all of a shorter one, and its hash', async () => {
    const path = await newPart();
    const bytes = Buffer.alloc(3_000_000, 'image');
    await writeFile(path, bytes);
    expect(Buffer.from(await readFileHead(path, 7)).toString()).toBe('imageim');
    expect(await readFileHead(path, 4_000_000)).toHaveLength(3_000_000);
    expect(await hashFile(path)).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
});
