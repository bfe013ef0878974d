import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { areFileCallsUnderWay } from './calls-under-way.ts';
import { diskOf, silentSince } from './disks.ts';

const tempDir = useTempDir();

// To open a pipe to write takes as long as nobody reads it.
it.skipIf(process.platform === 'win32')('knows of a call that does not come back until it does', async () => {
  const pipe = join(await tempDir(), 'pipe');
  await promisify(execFile)('mkfifo', [pipe]);
  expect(silentSince()).toBeNull();
  const onThread = diskOf(pipe).files.open(pipe, 1, false).opened;
  onThread.catch(() => undefined);
  expect(silentSince()).toBeGreaterThan(0);
  expect(areFileCallsUnderWay()).toBe(true);
  const inPool = open(pipe, 'w');
  await using reader = await open(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  await using writer = await inPool;
  await expect(onThread).rejects.toMatchObject({ code: 'EINVAL' }); // a pipe cannot be cut
  expect(silentSince()).toBeNull();
  await expect.poll(areFileCallsUnderWay).toBe(false);
  expect([reader.fd, writer.fd]).not.toContain(-1);
});

it.skipIf(process.platform === 'win32')('knows of one in the pool of Node', async () => {
  const pipe = join(await tempDir(), 'pipe');
  await promisify(execFile)('mkfifo', [pipe]);
  await expect.poll(areFileCallsUnderWay).toBe(false);
  const opened = open(pipe, 'r+'); // in itself both ends, and so it comes back
  expect(areFileCallsUnderWay()).toBe(true);
  await (await opened).close();
  await expect.poll(areFileCallsUnderWay).toBe(false);
});
