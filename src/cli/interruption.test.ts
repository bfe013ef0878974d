import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { FaultServer } from '../../test-support/fault-server.ts';
import { imageBytes } from '../../test-support/image-bytes.ts';
import { startShoal } from '../../test-support/shoal-command.ts';
import { useTempDir } from '../../test-support/temp-dir.ts';
import { useServers } from '../../test-support/use-servers.ts';

const tempDir = useTempDir();
const startServer = useServers();
let server: FaultServer;
let data: string;
let folder: string;

beforeEach(async () => {
  server = await startServer();
  data = await tempDir();
  folder = join(await tempDir(), 'pictures');
});

const pictures = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => server.url('ok', { bytes: 200_000, name: `${n}.jpg` }));

describe('a shoal command that is stopped', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('by %s keeps what it has saved, leaves no part file, and ends with %i', async (signal, code) => {
    const gate = server.hold('/ok', 'body');
    const { child, end, waitForStdout } = startShoal(['get', ...pictures(20), '--to', folder, '--concurrency', '4'], {
      data,
    });
    await gate.waitFor(4);
    gate.release(2);
    await waitForStdout((text) => text.split('\n').length === 3);
    await gate.waitFor(4);
    await expect
      .poll(async () => (await readdir(folder)).filter((name) => name.endsWith('.shoal-part')))
      .toHaveLength(4);
    // The held downloads would never end: whoever waited for them would wait for ever.
    child.kill(signal);
    const { code: ended, lines, stderr } = await end;
    expect(ended).toBe(code);
    expect(lines.at(-1)).toMatch(
      /^Stopped: 2 of 20 images saved, 400 kB in .* The same command again saves what is missing\.$/,
    );
    expect(stderr).toBe(`Created the folder ${folder}.\n`);
    expect((await readdir(folder)).map((name) => /^\d+\.jpg$/.test(name))).toEqual([true, true]);
    expect(server.requests).toHaveLength(6);
  });

  it('saves the rest, and only that, when it comes again', async () => {
    const args = ['get', ...pictures(6), '--to', folder, '--concurrency', '3', '--json'];
    const gate = server.hold('/ok', 'body');
    const first = startShoal(args, { data });
    await gate.waitFor(3);
    gate.release(1);
    await first.waitForStdout((text) => text.includes('"event":"done"'));
    first.child.kill('SIGINT');
    const stopped = await first.end;
    expect(JSON.parse(stopped.lines.at(-1) ?? '')).toMatchObject({
      event: 'summary',
      saved: 1,
      cancelled: 5,
      stopped: 'SIGINT',
    });
    gate.open();
    const second = await startShoal(args, { data }).end;
    expect(second.code).toBe(0);
    expect(JSON.parse(second.lines.at(-1) ?? '')).toMatchObject({ saved: 5, skipped: 1, stopped: null });
    expect((await readdir(folder)).sort()).toEqual(['0.jpg', '1.jpg', '2.jpg', '3.jpg', '4.jpg', '5.jpg']);
  });

  it('keeps what it has begun, says so, and goes on there when it comes again', async () => {
    const bytes = 4_000_000;
    const urls = Array.from({ length: 3 }, (_, n) => server.url('resumable', { bytes, name: `${n}.jpg` }));
    const args = ['get', ...urls, '--to', folder];
    const gate = server.hold('/resumable', 'body');
    const first = startShoal(args, { data });
    await gate.waitFor(3);
    // Bytes are written by the megabyte: something of each image has come.
    const written = async (): Promise<number[]> =>
      await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
    await expect.poll(async () => (await written()).filter((size) => size > 0)).toHaveLength(3);
    first.child.kill('SIGINT');
    const { code, lines } = await first.end;
    expect(code).toBe(130);
    expect(lines.at(-1)).toMatch(
      /^Stopped: 0 of 3 images saved; 3 more begun, [\d.]+ MB\. The same command again goes on from there\.$/,
    );
    expect(await readdir(folder)).toHaveLength(3);
    gate.open();
    const second = await startShoal(args, { data }).end;
    expect(second.code).toBe(0);
    for (const url of urls) {
      expect(server.requestsFor(url).map(({ headers }) => headers['range'])).toEqual([
        undefined,
        expect.stringMatching(/^bytes=[1-9]\d*-$/),
      ]);
    }
    expect((await readdir(folder)).sort()).toEqual(['0.jpg', '1.jpg', '2.jpg']);
    for (const name of await readdir(folder)) {
      expect((await readFile(join(folder, name))).equals(imageBytes({ bytes }))).toBe(true);
    }
  });

  it('goes on where it was killed', async () => {
    const url = server.url('resumable', { bytes: 4_000_000 });
    const args = ['get', url, server.url('ok'), '--to', folder, '--json'];
    const gate = server.hold('/resumable', 'body');
    const first = startShoal(args, { data });
    await gate.waitFor(1);
    await first.waitForStdout((text) => text.includes('"event":"done"') && text.includes('"bytes":2000000'));
    first.child.kill('SIGKILL');
    await first.end;
    gate.open();
    const second = await startShoal(args, { data }).end;
    expect(JSON.parse(second.lines.at(-1) ?? '')).toMatchObject({ saved: 1, skipped: 1, failed: 0 });
    expect(server.requestsFor(url)[1]?.headers['range']).toMatch(/^bytes=[1-9]\d*-$/);
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('waits for no retry', async () => {
    const { child, end, waitForStdout } = startShoal(
      ['get', server.url('retryAfter', { value: '50' }), '--to', folder, '--json'],
      { data },
    );
    await waitForStdout((text) => text.includes('"event":"retrying"'));
    child.kill('SIGINT');
    expect((await end).code).toBe(130);
  });

  it('ends while it still waits for its list', async () => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'index.ts'), 'get', 'ftp://example.com/a.jpg', '--list', '-', '--to', folder],
      {
        env: { ...process.env, SHOAL_DATA: data },
        stdio: ['pipe', 'ignore', 'pipe'],
      },
    );
    let told = '';
    const hasBegun = new Promise<void>((resolve) => {
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        told += text;
        resolve();
      });
    });
    child.stdin.write('ftp://example.com/b.jpg\n');
    await hasBegun; // has told of its arguments
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(130);
    expect(told).toMatch(/^argument 1: [^\n]*\n$/);
  });

  it.skipIf(process.platform === 'win32')('ends although the disk of its list never answers', async () => {
    const [first, never] = [join(data, 'first.txt'), join(data, 'never.txt')];
    await writeFile(first, 'ftp://example.com/a.jpg\n');
    await promisify(execFile)('mkfifo', [never]); // to open it takes as long as nobody writes
    const { child, end, waitForStderr } = startShoal(['get', '--list', first, '--list', never, '--to', folder], {
      data,
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await waitForStderr((text) => text.includes('first.txt:1'));
    child.kill('SIGINT');
    expect((await end).code).toBe(130);
  });

  it('is ended at once by a second signal', async () => {
    // A stopped process cannot clean up; both signals are there when it goes on.
    const gate = server.hold('/ok', 'body');
    const { child, end } = startShoal(['get', ...pictures(2), '--to', folder], { data });
    await gate.waitFor(2);
    child.kill('SIGSTOP');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    child.kill('SIGCONT');
    const { code, stdout } = await end;
    expect([130, 143]).toContain(code);
    expect(stdout).not.toContain('Stopped');
  });
});

describe('a shoal command whose output nobody reads any more', () => {
  it.each(['plain', 'json'])('ends quietly (%s)', async (kind) => {
    const gate = server.hold('/ok', 'body');
    const more = kind === 'json' ? ['--json'] : [];
    const { child, end } = startShoal(['get', ...pictures(12), '--to', folder, '--concurrency', '2', ...more], {
      data,
    });
    await gate.waitFor(2);
    child.stdout?.destroy();
    gate.open();
    const { code, stderr } = await end;
    expect(code).toBe(141);
    expect(stderr).not.toMatch(/EPIPE|Error|\n\s+at /);
    expect((await readdir(folder)).filter((name) => !/^\d+\.jpg$/.test(name))).toEqual([]);
  });
});
