import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { useTempDir } from '../../test-support/temp-dir.ts';
import { REMEMBER_MS, forgetFailure, recallFailure, rememberFailure } from './failure-marker.ts';

const tempDir = useTempDir();
const FAILURE = { version: '45.4.1', failedAt: 1_000_000, because: 'github.com answered 403' };

async function marker(): Promise<string> {
  return path.join(await tempDir(), 'cache', 'electron.json');
}

describe('a failed download', () => {
  it('is remembered for a while', async () => {
    const file = await marker();
    rememberFailure(file, FAILURE);
    expect(recallFailure(file, '45.4.1', FAILURE.failedAt + REMEMBER_MS - 1)).toEqual(FAILURE);
    expect(recallFailure(file, '45.4.1', FAILURE.failedAt + REMEMBER_MS)).toBeUndefined();
  });

  it('says nothing about another version of Electron', async () => {
    const file = await marker();
    rememberFailure(file, FAILURE);
    expect(recallFailure(file, '45.5.0', FAILURE.failedAt)).toBeUndefined();
  });

  it('does not last because the clock was set back', async () => {
    const file = await marker();
    rememberFailure(file, FAILURE);
    expect(recallFailure(file, '45.4.1', FAILURE.failedAt - 1)).toBeUndefined();
  });

  it('is forgotten on demand', async () => {
    const file = await marker();
    rememberFailure(file, FAILURE);
    forgetFailure(file);
    expect(recallFailure(file, '45.4.1', FAILURE.failedAt)).toBeUndefined();
  });

  it('is not read out of a damaged file', async () => {
    const file = path.join(await tempDir(), 'electron.json');
    await writeFile(file, '{"version":');
    expect(recallFailure(file, '45.4.1', FAILURE.failedAt)).toBeUndefined();
  });
});
