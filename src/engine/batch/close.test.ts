import { readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../test-support/fake-clock.ts';
import { filesIn, receivedBytes, until, useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { systemClock } from '../clock.ts';

const startServer = useServers();
const { create } = useBatches();

/** How many files and sockets this process has open; null where the system does not tell. */
async function openDescriptors(): Promise<number | null> {
  const folder = '/proc/self/fd';
  const names = await readdir(folder).catch(() => null);
  if (names === null) return null;
  const links = await Promise.all(names.map(async (name) => await readlink(join(folder, name)).catch(() => '')));
  return links.filter((link) => /^(?:\/|socket:)/.test(link)).length; // what else there is a thread needs for itself
}

/** The system's clock, and how many of its timers run. */
function countingClock() {
  let timers = 0;
  return {
    ...systemClock,
    schedule(ms: number, callback: () => void) {
      timers += 1;
      let isOver = false;
      const over = (): void => {
        if (!isOver) timers -= 1;
        isOver = true;
      };
      const cancel = systemClock.schedule(ms, () => {
        over();
        callback();
      });
      return () => {
        over();
        cancel();
      };
    },
    get timers() {
      return timers;
    },
  };
}

describe('closing a batch', () => {
  it('in mid-download leaves no part file, no timer, no open file and no connection', async (context) => {
    const server = await startServer();
    const gate = server.hold('/ok');
    const urls = Array.from({ length: 20 }, (_, n) => server.url('ok', { bytes: 2_000_000, name: `${n}.jpg` }));
    const before = await openDescriptors();
    const clock = countingClock();
    const batch = await create(urls, { concurrency: 8, clock });
    batch.start();
    await gate.waitFor(8);
    await until(batch, (snapshot) => receivedBytes(snapshot) >= 8_000_000);
    await expect.poll(async () => (await filesIn(batch.folder)).size).toBe(8);
    await batch.close();
    expect((await filesIn(batch.folder)).size).toBe(0);
    expect(clock.timers).toBe(0);
    await server.waitForIdle();
    expect(server.stats().requests).toBe(8);
    await server.close();
    if (before === null) context.skip('this system does not tell which files are open');
    for (;;) {
      // The system frees sockets in its own time; the test's time-out is the bound.
      if (((await openDescriptors()) ?? 0) <= (before ?? 0)) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });

  it('removes what paused downloads had received', async () => {
    const server = await startServer();
    const gate = server.hold('/resumable');
    const urls = Array.from({ length: 5 }, (_, n) => server.url('resumable', { name: `${n}.jpg` }));
    const batch = await create(urls);
    let ended = 0;
    batch.listen({ attempt: ({ kind }) => void (kind === 'ended' && (ended += 1)) });
    batch.start();
    await gate.waitFor(5);
    await until(batch, (snapshot) => receivedBytes(snapshot) === 25_000);
    batch.pauseAll();
    await until(batch, () => ended === 5);
    expect((await filesIn(batch.folder)).size).toBe(5);
    await batch.close();
    expect((await filesIn(batch.folder)).size).toBe(0);
  });

  it('in the moment of a pause, twice, and once more later ends each time', async () => {
    const server = await startServer();
    const gate = server.hold('/resumable');
    const batch = await create([server.url('resumable')]);
    batch.start();
    await gate.waitFor(1);
    await until(batch, (snapshot) => receivedBytes(snapshot) > 0);
    batch.pauseAll();
    await Promise.all([batch.close(), batch.close()]);
    expect((await filesIn(batch.folder)).size).toBe(0);
    await batch.close();
  });

  it('takes waiting retries off the clock and starts nothing more, whatever is asked of it', async () => {
    const server = await startServer();
    const clock = createFakeClock();
    const urls = [server.url('retryAfter', { value: '60' }), server.url('ok', { name: 'other.jpg' })];
    const batch = await create(urls, { clock, concurrency: 1 });
    const retrying = new Promise<void>((resolve) => {
      batch.listen({ transition: ({ state }) => void (state.kind === 'retrying' && resolve()) });
    });
    batch.start();
    await retrying;
    await batch.close();
    expect(clock.timers).toBe(0);
    const { requests } = server.stats();
    batch.resumeAll();
    batch.retry([0, 1]);
    batch.setLimits({ concurrency: 5, perHost: null });
    clock.advance(3_600_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(server.stats().requests).toBe(requests);
  });

  it('sends no patch afterwards', async () => {
    const server = await startServer();
    const clock = createFakeClock();
    const batch = await create([server.url('ok')], { clock });
    let heard = 0;
    batch.listen({ patch: () => (heard += 1) });
    batch.start();
    await batch.close();
    clock.advance(10_000);
    expect(heard).toBe(0);
  });

  it('a finished one keeps what was saved', async () => {
    const server = await startServer();
    const batch = await create([server.url('ok')]);
    batch.start();
    await batch.whenFinished();
    await batch.close();
    expect([...(await filesIn(batch.folder)).keys()]).toEqual(['picture.jpg']);
  });
});
