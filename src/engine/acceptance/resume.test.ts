import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FaultRequest } from '../../../test-support/fault-server.ts';
import { imageBytes } from '../../../test-support/image-bytes.ts';
import { filesIn, receivedBytes, until, useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const startServer = useServers();
const { create, run } = useBatches();

const image = imageBytes();
const changed = imageBytes({ seed: 2 });
const rangesOf = (requests: readonly FaultRequest[]): (string | undefined)[] =>
  requests.map(({ headers }) => headers['range']);

/** The name of the part file, once its 5,000 bytes are down: it is closed soon after its connection. */
async function partOf(folder: string): Promise<string> {
  for (;;) {
    const [[name, bytes] = ['', Buffer.alloc(0)]] = await filesIn(folder);
    if (bytes.length === 5000) return name;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('C1', () => {
  it('what has come so far stands under a marked name in the target folder, and nothing under the final one', async () => {
    const server = await startServer();
    const gate = server.hold('/ok');
    const batch = await create([server.url('ok')]);
    batch.start();
    await gate.waitFor(1);
    await until(batch, (snapshot) => receivedBytes(snapshot) > 0);
    expect([...(await filesIn(batch.folder)).keys()]).toEqual([expect.stringMatching(/^\..+\.shoal-part$/)]);
    gate.open();
    await batch.whenFinished();
    expect([...(await filesIn(batch.folder)).keys()]).toEqual(['picture.jpg']);
  });
});

describe('C2', () => {
  it.each(['close', 'reset'] as const)('a body that ended in %s is gone on with where it broke off', async (how) => {
    const server = await startServer();
    const { states, files } = await run(server.url('resumable', { cuts: 2, how, cutAfter: 3000 }));
    expect(states).toMatchObject([{ kind: 'done', attempts: 3, bytes: image.length }]);
    expect(files.get('picture.jpg')?.equals(image)).toBe(true);
  });

  it('asks for the rest with Range and If-Range', async () => {
    const server = await startServer();
    await run(server.url('resumable', { cuts: 1 }));
    expect(server.requests.map(({ headers }) => [headers['range'], headers['if-range']])).toEqual([
      [undefined, undefined],
      ['bytes=4000-', '"v1"'],
    ]);
  });

  it.each(['wrong-start', 'wrong-total', 'other-etag', 'no-content-range', 'wrong-length'] as const)(
    'a part that is not exactly the rest of the same file is not appended: %s',
    async (answer) => {
      const server = await startServer();
      const { states, files } = await run(server.url('resumable', { cuts: 1, answer }));
      expect(states).toMatchObject([{ kind: 'done', attempts: 2 }]);
      expect(rangesOf(server.requests)).toEqual([undefined, 'bytes=4000-', undefined]);
      expect(files.get('picture.jpg')?.equals(image)).toBe(true);
    },
  );
});

describe('C3', () => {
  it.each([
    ['ignored', image],
    ['changed', changed],
  ] as const)('everything in place of the rest starts at byte 0: %s', async (answer, sent) => {
    const server = await startServer();
    const { states, files } = await run(server.url('resumable', { cuts: 1, answer }));
    expect(states).toMatchObject([{ kind: 'done', attempts: 2 }]);
    expect(rangesOf(server.requests)).toEqual([undefined, 'bytes=4000-']);
    expect(files.get('picture.jpg')?.equals(sent)).toBe(true);
  });

  it('416 throws away what was there and starts over once', async () => {
    const server = await startServer();
    const { states, files } = await run(server.url('resumable', { cuts: 1, answer: 'not-satisfiable' }));
    expect(states).toMatchObject([{ kind: 'done', attempts: 2 }]);
    expect(rangesOf(server.requests)).toEqual([undefined, 'bytes=4000-', undefined]);
    expect(files.get('picture.jpg')?.equals(image)).toBe(true);
  });

  it('a start over that breaks off as well leaves a later attempt its way', async () => {
    const server = await startServer();
    const { states, files } = await run(server.url('resumable', { cuts: 3, answer: 'not-satisfiable' }));
    expect(states).toMatchObject([{ kind: 'done' }]);
    expect(files.get('picture.jpg')?.equals(image)).toBe(true);
    expect(files.size).toBe(1);
  });
});

describe('C4', () => {
  it.each([
    { etag: 'W/"v1"', modified: '' },
    { etag: '', modified: '' },
    { etag: '', modified: new Date().toUTCString() },
  ])('nothing is resumed without a strong validator: $etag $modified', async (validators) => {
    const server = await startServer();
    const { states, files } = await run(server.url('resumable', { ...validators, cuts: 1 }));
    expect(states).toMatchObject([{ kind: 'done', attempts: 2 }]);
    expect(rangesOf(server.requests)).toEqual([undefined, undefined]);
    expect(files.get('picture.jpg')?.equals(image)).toBe(true);
  });
});

describe('C5', () => {
  it.each([{ end: 5000 }, { end: 10_000 }])('a part that nobody asked for is no file: $end bytes', async (params) => {
    const server = await startServer();
    const { states, files } = await run(server.url('partialUnasked', params));
    expect(states).toMatchObject([{ kind: 'failed', attempts: 1, failure: { code: 'bad-response' } }]);
    expect(files.size).toBe(0);
  });
});

async function pauseInTheMiddle() {
  const server = await startServer();
  const gate = server.hold('/resumable');
  const batch = await create([server.url('resumable')]);
  batch.start();
  await gate.waitFor(1);
  await until(batch, (snapshot) => receivedBytes(snapshot) === 5000);
  batch.pauseAll();
  await server.waitForIdle();
  gate.open();
  const partName = await partOf(batch.folder);
  const goOn = async (): Promise<Buffer | undefined> => {
    batch.resumeAll();
    await batch.whenFinished();
    const files = await filesIn(batch.folder);
    expect([...files.keys()]).toEqual(['picture.jpg']);
    return files.get('picture.jpg');
  };
  return { server, partPath: join(batch.folder, partName), goOn };
}

describe('a download that was paused', () => {
  it('goes on where it was', async () => {
    const { server, goOn } = await pauseInTheMiddle();
    expect((await goOn())?.equals(image)).toBe(true);
    expect(rangesOf(server.requests)).toEqual([undefined, 'bytes=5000-']);
  });

  it('starts over when somebody has removed its part file', async () => {
    const { server, partPath, goOn } = await pauseInTheMiddle();
    await rm(partPath);
    expect((await goOn())?.equals(image)).toBe(true);
    expect(rangesOf(server.requests)).toEqual([undefined, undefined]);
  });

  it('starts over when somebody has cut its part file, and does not fill it up with zeros', async () => {
    const { server, partPath, goOn } = await pauseInTheMiddle();
    await truncate(partPath, 100);
    expect((await goOn())?.equals(image)).toBe(true);
    expect(rangesOf(server.requests)).toEqual([undefined, undefined]);
  });

  it('does not keep what somebody has appended to its part file', async () => {
    const { partPath, goOn } = await pauseInTheMiddle();
    await writeFile(partPath, 'more', { flag: 'a' });
    expect((await goOn())?.equals(image)).toBe(true);
  });
});
