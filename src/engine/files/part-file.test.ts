import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../test-support/fake-clock.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { diskOf } from './disks.ts';
import { holdsBytes } from './file-content.ts';
import { openPartFile } from './part-file.ts';

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
      expect(await holdsBytes(path, 0, diskOf(path))).toBe(false);
      throw new Error('no room');
    };
    const part = openPartFile(path, 0, { prepare });
    await expect(part.opened).rejects.toThrow('no room');
    expect(await holdsBytes(path, 0, diskOf(path))).toBe(false);
  });

  it('is gone when it is discarded in the middle of a write, and stays closed', async () => {
    const path = await newPart();
    const part = openPartFile(path, 0);
    const written = part.append(Buffer.alloc(5 << 20));
    await Promise.all([part.discard(), written]);
    expect(await holdsBytes(path, 0, diskOf(path))).toBe(false);
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
