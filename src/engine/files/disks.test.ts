import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useHangingDisks } from '../../../test-support/hanging-disk/hanging-disk.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { diskAbove, diskOf, findDisk, knownDisk, realPathOf } from './disks.ts';
import { createPatientLook, folderStatus } from './folder-status.ts';

const tempDir = useTempDir();
const hangingDisk = useHangingDisks();

describe('disks', () => {
  it('are told apart by their devices, also where a folder is yet to be made', async (context) => {
    const folder = await tempDir();
    const other = await hangingDisk(context);
    const disk = await findDisk(folder);
    expect(await findDisk(join(folder, 'not', 'there'))).toBe(disk);
    expect(await diskAbove(join(folder, 'a', 'b.jpg'))).toBe(disk);
    expect(diskOf(folder)).toBe(disk);
    const otherDisk = await findDisk(other.folder);
    expect(otherDisk).not.toBe(disk);
    expect(otherDisk.files).not.toBe(disk.files);
    expect(await knownDisk(other.folder)).toBe(otherDisk);
  });

  it('tell the path of a folder without links as it was when it was found, and ask nothing for it', async () => {
    const folder = await tempDir();
    const [link, one, two] = [join(folder, 'link'), join(folder, 'one'), join(folder, 'two')];
    await Promise.all([mkdir(one), mkdir(two)]);
    await symlink(one, link);
    expect(realPathOf(link)).toBe(link);
    await findDisk(link);
    expect(realPathOf(link)).toBe(one);
    await rm(link);
    await symlink(two, link);
    expect(realPathOf(link)).toBe(one);
    await findDisk(link);
    expect(realPathOf(link)).toBe(two);
    await rm(link);
    await findDisk(link);
    expect(realPathOf(link)).toBe(link);
  });

  it('are looked at by one at a time, in turn, whatever becomes of it', async () => {
    const disk = await findDisk(await tempDir());
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = disk.look(async () => {
      order.push('first');
      await gate.promise;
      throw new Error('not readable');
    });
    const others = ['second', 'third'].map(async (name) => await disk.look(async () => order.push(name)));
    expect(disk.silentSince).toBeGreaterThan(0);
    expect(order).toEqual(['first']);
    gate.resolve();
    await expect(first).rejects.toThrow('not readable');
    await Promise.all(others);
    expect(order).toEqual(['first', 'second', 'third']);
    expect(disk.silentSince).toBeNull();
  });

  it('that never answered are said not to, and others are found meanwhile', async (context) => {
    const dead = await hangingDisk(context);
    await dead.die();
    const finding = [1, 2].map(async (n) => await findDisk(join(dead.folder, String(n))));
    const look = createPatientLook(folderStatus, 20);
    expect(await look(dead.folder)).toMatchObject({ problem: { code: 'no-answer' } });
    expect(await folderStatus(await tempDir())).toMatchObject({ problem: null });
    dead.revive();
    expect(new Set(await Promise.all(finding))).toEqual(new Set([await findDisk(dead.folder)]));
    expect(await folderStatus(dead.folder)).toMatchObject({ problem: null });
  });
});
