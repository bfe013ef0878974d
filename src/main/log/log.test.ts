import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { diagnosticsText } from './diagnostics.ts';
import { openLogFile } from './log-file.ts';
import { createLog } from './log.ts';

const tempDir = useTempDir();
vi.spyOn(console, 'error').mockImplementation(() => undefined);

describe('the log', () => {
  it('keeps the newest lines in three files, none larger than allowed', async () => {
    const folder = join(await tempDir(), 'logs');
    const file = openLogFile(folder, 1000);
    for (let n = 0; n < 200; n++) file.append(`line ${n} ${'.'.repeat(20)}`);
    expect((await readdir(folder)).sort()).toEqual(['shoal.1.log', 'shoal.2.log', 'shoal.log']);
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(1000);
    const lines = file.tail(1e6).trim().split('\n');
    expect(lines.at(-1)).toContain('line 199 ');
    const numbers = lines.map((line) => Number(line.split(' ')[1]));
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, n) => 200 - numbers.length + n));
    expect(file.tail(5)).toHaveLength(5);
  });

  it('goes on in the file of an earlier start', async () => {
    const folder = await tempDir();
    openLogFile(folder, 1000).append('first');
    openLogFile(folder, 1000).append('second');
    expect(await readFile(join(folder, 'shoal.log'), 'utf8')).toBe('first\nsecond\n');
  });

  it.skipIf(process.platform === 'win32')('is for its owner only', async () => {
    const folder = await tempDir();
    openLogFile(folder, 1000).append('first');
    expect((await stat(join(folder, 'shoal.log'))).mode & 0o077).toBe(0);
  });

  it('cuts a line that would fill it', async () => {
    const folder = await tempDir();
    openLogFile(folder, 1000).append('x'.repeat(100_000));
    expect((await stat(join(folder, 'shoal.log'))).size).toBeLessThanOrEqual(1000);
  });

  it('throws nothing where it cannot be written', async () => {
    const folder = join(await tempDir(), 'logs');
    await writeFile(folder, 'a file is in the way');
    const file = openLogFile(folder, 1000);
    expect(() => file.append('x')).not.toThrow();
    expect(file.tail(10)).toBe('');
    await mkdir(join(await tempDir(), 'shoal.log'));
  });

  it('holds the time and the error, and no secret', async () => {
    const folder = await tempDir();
    const log = createLog(openLogFile(folder, 1e6), () => new Date(0));
    log.note('Started with https://ann:secret1@proxy.example:3128');
    log.error('GET http://h/?sig=abcdsecret1', Object.assign(new Error('no'), { headers: { cookie: 'secret1' } }));
    const text = await readFile(join(folder, 'shoal.log'), 'utf8');
    expect(text).toMatch(
      /^1970-01-01T00:00:00\.000Z note Started with https:\/\/proxy\.example:3128\n1970-01-01T00:00:00\.000Z error GET http:\/\/h\/\?sig=abcd…: Error: no\n/,
    );
    expect(text).not.toMatch(/ann|secret1/);
    expect(vi.mocked(console.error).mock.calls.join()).not.toMatch(/secret1/);
  });
});

it('diagnostics tell what runs and what failed, and no URL, folder of the person or secret', () => {
  const text = diagnosticsText({
    version: '1.2.3',
    runtime: 'Electron 45',
    system: 'linux x64 6.1',
    settings: defaultSettings,
    counts: { done: 3, failed: 1 },
    log: 'error /home/ann/pictures: https://ann:pw@example.com/private/a.jpg?token=abcdefghijkl refused\n',
    home: '/home/ann',
  });
  expect(text).toContain('Shoal 1.2.3\nElectron 45\nlinux x64 6.1\n');
  expect(text).toContain('"failed":1');
  expect(text).toContain('error ~/pictures: https://example.com/… refused');
  expect(text).not.toMatch(/ann|pw|private|abcd/);
});
