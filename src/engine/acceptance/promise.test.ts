import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { imageBytes } from '../../../test-support/image-bytes.ts';
import { filesIn, receivedBytes, until, useBatches } from '../../../test-support/run-batch.ts';
import { startShoal } from '../../../test-support/shoal-command.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const startServer = useServers();
const tempDir = useTempDir();
const { create, run } = useBatches();

const image = imageBytes();

describe('0.1', () => {
  it('while images arrive, nothing stands under a final name that is not whole', async () => {
    const server = await startServer();
    const gate = server.hold('/ok', 'body');
    const urls = Array.from({ length: 6 }, (_, n) => server.url('ok', { name: `${n}.jpg` }));
    const batch = await create(urls, { concurrency: 3 });
    batch.start();
    for (let released = 0; released < urls.length; released += 1) {
      await gate.waitFor(1);
      await until(batch, (snapshot) => receivedBytes(snapshot) > 0);
      const final = (await readdir(batch.folder)).filter((name) => !name.endsWith('.shoal-part'));
      for (const name of final) expect((await readFile(join(batch.folder, name))).equals(image), name).toBe(true);
      gate.release(1);
    }
    expect(await batch.whenFinished()).toMatchObject({ saved: 6 });
  });
});

describe('0.3', () => {
  it('a host that never answers delays no other', async () => {
    const [silent, good] = [await startServer(), await startServer()];
    const stalled = Array.from({ length: 20 }, (_, n) => silent.url('stallBeforeHead', { name: `${n}.jpg` }));
    const images = Array.from({ length: 20 }, (_, n) => good.url('ok', { name: `good ${n}.jpg` }));
    const batch = await create([...stalled, ...images], { http: { timeoutMs: 100_000 } });
    batch.start();
    await until(batch, () => batch.totals().counts.done === images.length);
    expect(batch.totals().counts.failed).toBe(0);
  });

  it('a download ends within its attempts, their time-outs and the waits between', async () => {
    const server = await startServer();
    const { states } = await run(server.url('stallInBody'), { http: { timeoutMs: 100 } });
    expect(states).toMatchObject([{ kind: 'failed', attempts: 4, failure: { code: 'idle-timeout' } }]);
  });
});

describe('C6', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'after %s no partial file is unmarked, and the same command finishes the list exactly',
    async (signal) => {
      const server = await startServer();
      const [data, folder] = [await tempDir(), await tempDir()];
      const urls = Array.from({ length: 8 }, (_, n) => server.url('ok', { bytes: 100_000, name: `${n}.jpg` }));
      const args = ['get', ...urls, '--to', folder, '--concurrency', '3', '--json'];
      const gate = server.hold('/ok', 'body');
      const { child, end, waitForStdout } = startShoal(args, { data });
      await gate.waitFor(3);
      gate.release(2);
      await waitForStdout((text) => text.includes('"done"'));
      child.kill(signal);
      await end;
      const whole = imageBytes({ bytes: 100_000 });
      for (const [name, bytes] of await filesIn(folder)) {
        expect(name.endsWith('.shoal-part') || bytes.equals(whole), name).toBe(true);
      }
      gate.open();
      expect(await startShoal(args, { data }).end).toMatchObject({ code: 0 });
      const files = await filesIn(folder);
      expect([...files.keys()].toSorted()).toEqual(urls.map((_, n) => `${n}.jpg`));
      for (const bytes of files.values()) expect(bytes.equals(whole)).toBe(true);
    },
  );
});

describe('D6', () => {
  it('nothing but GET is asked', async () => {
    const server = await startServer();
    await run([
      server.url('ok'),
      server.url('failThenOk', { name: 'b.jpg' }),
      server.url('resumable', { cuts: 1, name: 'c.jpg' }),
    ]);
    expect(new Set(server.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  });
});

describe('F4', () => {
  it('an SVG is saved byte for byte, whatever is in it', async () => {
    const server = await startServer();
    const body = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script>\r\n</svg>';
    const { files } = await run(server.url('text', { body, type: 'image/svg+xml', name: 'a.svg' }));
    expect(files.get('a.svg')?.toString()).toBe(body);
  });
});
