import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { imageBytes, imageFormats, isImageFormat } from '../../../test-support/image-bytes.ts';
import { useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const startServer = useServers();
const { create, run } = useBatches();

const once = { retry: { retries: 0 } };
const formats = Object.keys(imageFormats).filter(isImageFormat);

/** One byte more than a part file gathers before it writes. */
const overOneWrite = (1 << 20) + 1;

/** Starts a batch of one and comes back when it rests because of the disk. */
async function stalledBy(url: string) {
  const batch = await create([url]);
  const stalled = new Promise<void>((resolve) => {
    batch.listen({ patch: ({ status }) => void (status?.kind === 'stalled' && resolve()) });
  });
  batch.start();
  await stalled;
  return { batch };
}

describe.each(formats)('a %s is saved byte for byte', (format) => {
  it.each([1, overOneWrite, 5_000_001])(
    'with a length, chunked and ended by its connection: %i bytes',
    async (bytes) => {
      const server = await startServer();
      const params = { format, bytes };
      const { extension } = imageFormats[format];
      const urls = [
        server.url('ok', { ...params, name: `length.${extension}` }),
        server.url('chunked', { ...params, size: 70_000, name: `chunked.${extension}` }),
        server.url('closeDelimited', { ...params, name: `close.${extension}` }),
        server.url('http10', { ...params, name: `http10.${extension}` }),
      ];
      const { states, files } = await run(urls, { ...once, sha256: true });
      const image = imageBytes(params);
      const sha256 = createHash('sha256').update(image).digest('hex');
      const done = { kind: 'done', bytes: image.length, mediaType: imageFormats[format].mediaType, sha256 };
      expect(states).toMatchObject(urls.map(() => done));
      expect([...files.values()].map((saved) => saved.equals(image))).toEqual([true, true, true, true]);
    },
  );
});

describe('F1', () => {
  const codings = ['gzip', 'deflate', 'raw-deflate', 'br', 'zstd'] as const;

  it('no coding is asked for', async () => {
    const server = await startServer();
    await run(server.url('ok'));
    expect(server.requests[0]?.headers).toMatchObject({ 'accept-encoding': 'identity' });
  });

  it.each(codings)('a body that comes in %s all the same is decoded', async (coding) => {
    const server = await startServer();
    const params = { bytes: 3_000_000, format: 'svg', coding } as const;
    const { states, files } = await run(server.url('coded', params), once);
    expect(states).toMatchObject([{ kind: 'done', bytes: 3_000_000 }]);
    expect(files.get('picture.svg')?.equals(imageBytes(params))).toBe(true);
  });

  it.each(codings)('a body in %s that is cut fails', async (coding) => {
    const server = await startServer();
    const { states, files } = await run(server.url('coded', { coding, cut: 30 }));
    expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'bad-encoding' } }]);
    expect(files.size).toBe(0);
  });

  it.each(['gzip', 'deflate'] as const)('a body in %s that is spoilt fails', async (coding) => {
    const server = await startServer();
    const { states, files } = await run(server.url('coded', { coding, spoil: true }));
    expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'bad-encoding' } }]);
    expect(files.size).toBe(0);
  });

  it.each(['gzip', 'deflate', 'br', 'zstd', 'x-shoal'])('a coding that is merely claimed fails: %s', async (coding) => {
    const server = await startServer();
    const { states, files } = await run(server.url('claimedCoding', { coding }), once);
    expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'bad-encoding' } }]);
    expect(files.size).toBe(0);
  });

  it('identity is no coding', async () => {
    const server = await startServer();
    const { states } = await run(server.url('claimedCoding', { coding: 'identity' }), once);
    expect(states).toMatchObject([{ kind: 'done' }]);
  });
});

describe('F2', () => {
  it('a declared length above the cap fails, once, and nothing is saved', async () => {
    const server = await startServer();
    const { states, files } = await run(server.url('hugeLength', { length: 20_000 }), { maxBytes: 19_999 });
    expect(states).toMatchObject([{ kind: 'failed', attempts: 1, failure: { code: 'too-large' } }]);
    expect(files.size).toBe(0);
  });

  it('a body without a length is cut off at the cap', async () => {
    const server = await startServer();
    const { states, files } = await run(server.url('endlessBody'), { maxBytes: 3_000_000 });
    expect(states).toMatchObject([{ kind: 'failed', attempts: 1, failure: { code: 'too-large' } }]);
    expect(files.size).toBe(0);
  });

  it('the cap holds for what a body unpacks to', async () => {
    const server = await startServer();
    const { states, files } = await run(server.url('gzipBomb', { megabytes: 50 }), { maxBytes: 20_000_000 });
    expect(states).toMatchObject([{ kind: 'failed', attempts: 1, failure: { code: 'too-large' } }]);
    expect(files.size).toBe(0);
  });

  it('a body that unpacks to a thousandfold is given up also without a cap', async () => {
    const server = await startServer();
    const { states, files } = await run(server.url('gzipBomb', { megabytes: 2000 }));
    expect(states).toMatchObject([{ kind: 'failed', attempts: 1, failure: { code: 'too-large' } }]);
    expect(files.size).toBe(0);
  });

  it('a file of exactly the cap is saved', async () => {
    const server = await startServer();
    const { states } = await run(server.url('ok', { bytes: 50_000 }), { maxBytes: 50_000 });
    expect(states).toMatchObject([{ kind: 'done' }]);
  });

  it('a file that the disk has no room for fails before its first byte, and the batch rests', async () => {
    const server = await startServer();
    const { batch } = await stalledBy(server.url('hugeLength'));
    expect(batch.status).toMatchObject({ kind: 'stalled', failure: { code: 'disk-full' } });
  });
});

describe('F3', () => {
  it.each([
    ['png', 'photo.jpg', 'photo.png'],
    ['webp', 'photo', 'photo.webp'],
    ['jpeg', 'photo.jpeg', 'photo.jpeg'],
    ['jpeg', 'photo.JPG', 'photo.JPG'],
    ['gif', 'photo.php', 'photo.gif'],
  ] as const)('the extension follows the bytes: a %s at %s', async (format, name, saved) => {
    const server = await startServer();
    const { files, downloads } = await run(server.url('ok', { format, name, type: 'image/x-whatever' }));
    expect([...files.keys()]).toEqual([saved]);
    expect(downloads).toMatchObject([{ name: saved }]);
  });

  it('an extension that had to change is told with the row, and one that fits or was missing is not', async () => {
    const server = await startServer();
    const urls = [
      server.url('ok', { format: 'png', name: 'a.JPG' }),
      server.url('ok', { format: 'png', name: 'b.png' }),
      server.url('ok', { format: 'png', name: 'c' }),
      server.url('ok', { format: 'jpeg', name: 'd.jfif' }),
    ];
    const { states } = await run(urls);
    expect(states.map((state) => state.kind === 'done' && state.wrongExtension)).toEqual([
      'jpg',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
