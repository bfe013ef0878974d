import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { claimOwner } from './owner.ts';

const tempDir = useTempDir();
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Another process that has a name there until it is killed. */
async function startOther(data: string): Promise<{ id: string; kill: () => Promise<void> }> {
  const module = pathToFileURL(join(import.meta.dirname, 'owner.ts')).href;
  const script = `
    import { claimOwner } from ${JSON.stringify(module)};
    const owner = claimOwner(${JSON.stringify(data)});
    console.log(owner.id);
    setInterval(() => owner, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [id] = await once(createInterface(child.stdout), 'line');
  return {
    id,
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

describe('an owner', () => {
  it('is alive while it is open, for itself and for another of the same process', async () => {
    const data = await tempDir();
    const [one, two] = [claimOwner(data), claimOwner(data)];
    expect([one.isAlive(one.id), one.isAlive(two.id), two.isAlive(one.id)]).toEqual([true, true, true]);
    two.close();
    expect(one.isAlive(two.id)).toBe(false);
    one.close();
  });

  it('is alive for another process until it is killed, and dead from then on', async () => {
    const data = await tempDir();
    const other = await startOther(data);
    const own = claimOwner(data);
    expect(own.isAlive(other.id)).toBe(true);
    await other.kill();
    expect(own.isAlive(other.id)).toBe(false);
    own.close();
  });

  it('leaves no file behind, and clears those of the dead away', async () => {
    const data = await tempDir();
    const other = await startOther(data);
    await other.kill();
    expect(await readdir(join(data, 'running'))).not.toEqual([]);
    const own = claimOwner(data);
    expect(await readdir(join(data, 'running'))).toEqual([`${own.id}.lock`]);
    own.close();
    expect(await readdir(join(data, 'running'))).toEqual([]);
  });

  it('does not clear away what belongs to a living process', async () => {
    const data = await tempDir();
    const other = await startOther(data);
    claimOwner(data).close();
    expect(await readdir(join(data, 'running'))).toEqual([`${other.id}.lock`]);
  });

  it('takes a name that nobody has ever had for dead', async () => {
    const own = claimOwner(await tempDir());
    expect(own.isAlive('11111111-2222-4333-8444-555555555555')).toBe(false);
    own.close();
  });

  it('cannot be had where nothing can be locked', async () => {
    const data = await tempDir();
    await mkdir(join(data, 'x'));
    await writeFile(join(data, 'x', 'running'), 'a file in the way');
    expect(() => claimOwner(join(data, 'x'))).toThrow(/EEXIST|ENOTDIR/);
  });
});
