import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runShoal, startShoal } from '../../test-support/shoal-command.ts';
import { useTempDir } from '../../test-support/temp-dir.ts';

const tempDir = useTempDir();

describe('shoal demo', () => {
  it('measures the same pictures one at a time and 16 at once, and keeps them where it is told', async () => {
    const kept = join(await tempDir(), 'pictures');
    const tmp = await tempDir();
    const end = await runShoal(['demo', '--keep', kept, '--json'], { data: await tempDir(), env: { TMPDIR: tmp } });
    expect(end).toMatchObject({ code: 0, stderr: '' });
    const events = end.lines.map((line) => JSON.parse(line));
    const done = (run: string): unknown[] => events.filter((one) => one.run === run && one.event === 'done');
    expect(done('one-at-a-time')).toHaveLength(60);
    expect(done('at-once')).toHaveLength(60);
    const comparison = events.at(-1);
    expect(comparison).toMatchObject({ event: 'comparison', images: 60, concurrency: 16 });
    expect(comparison.oneAtATimeMs).toBeGreaterThan(60 * 150);
    expect(comparison.speedUp).toBeGreaterThan(1);
    expect(comparison.speedUp).toBeCloseTo(comparison.oneAtATimeMs / comparison.atOnceMs, 1);
    expect(await readdir(kept)).toHaveLength(60);
    expect(await readdir(tmp)).toEqual([]);
  });

  it('shows both times and the speed-up in words, and leaves nothing behind', async () => {
    const tmp = await tempDir();
    const end = await runShoal(['demo'], { data: await tempDir(), env: { TMPDIR: tmp } });
    expect(end).toMatchObject({ code: 0, stderr: '' });
    expect(end.stdout).toMatch(/^One at a time\n {2}60 images, [\d.]+ MB in [\d.]+ s$/m);
    expect(end.stdout).toMatch(/^16 at once\n {2}60 images, [\d.]+ MB in [\d.]+ m?s$/m);
    expect(end.stdout).toMatch(/^ {2}One at a time {2}[█#]+ {2}[\d.]+ s\n {2}16 at once {5}[█#]+ {2}[\d.]+ m?s$/m);
    expect(end.stdout).toMatch(/^[\d.]+ times as fast: both times are measured/m);
    expect(await readdir(tmp)).toEqual([]);
  });

  it('cleans up when it is stopped', async () => {
    const tmp = await tempDir();
    const { child, end, waitForStdout } = startShoal(['demo', '--json'], {
      data: await tempDir(),
      env: { TMPDIR: tmp },
    });
    await waitForStdout((text) => text.split('"event":"done"').length === 3);
    child.kill('SIGINT');
    expect((await end).code).toBe(130);
    expect(await readdir(tmp)).toEqual([]);
  });

  it('says how far it was when it is stopped', async () => {
    const { child, end, waitForStdout } = startShoal(['demo'], { data: await tempDir() });
    await waitForStdout((text) => text.includes('One at a time'));
    child.kill('SIGINT');
    const { code, stdout } = await end;
    expect(code).toBe(130);
    expect(stdout).toMatch(/^One at a time\n {2}Stopped after \d+ of 60 images\.\n$/m);
  });

  it('refuses a folder that cannot be used before it begins', async () => {
    const cwd = await tempDir();
    await mkdir(join(cwd, 'a'));
    const end = await runShoal(['demo', '--keep', join(process.execPath, 'x')], { data: await tempDir(), cwd });
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.errors).toEqual([expect.stringMatching(/^shoal demo: .* is a file, not a folder\./)]);
  });

  it('ends with a sentence where temporary files have no place', async () => {
    const gone = join(await tempDir(), 'gone');
    const end = await runShoal(['demo'], { data: await tempDir(), env: { TMPDIR: gone } });
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.errors).toEqual([`shoal demo: No folder can be made in ${gone}, where temporary files go (ENOENT).`]);
  });
});
