import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { imageBytes, imageFormats, isImageFormat } from '../../../test-support/image-bytes.ts';
import { useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const startServer = useServers();
const { run } = useBatches();

const image = imageBytes();
const once = { retries: 0 };

describe('B1', () => {
  it.each(['shortBody', 'chunkedWithoutEnd', 'malformedChunk'] as const)(
    'an incomplete body is tried again and then fails, and never gets a final name: %s',
    async (behaviour) => {
      const server = await startServer();
      const { states, files } = await run(server.url(behaviour));
      expect(states).toMatchObject([{ kind: 'failed', attempts: 4, failure: { code: 'incomplete' } }]);
      expect(files.size).toBe(0);
    },
  );

  it('a body that was cut once is whole in the end', async () => {
    const server = await startServer();
    const { states, files } = await run(server.url('failThenOk', { fault: 'short', times: 1 }));
    expect(states).toMatchObject([{ kind: 'done', attempts: 2, bytes: image.length }]);
    expect(files.get('picture.jpg')?.equals(image)).toBe(true);
  });

  it('while a body is cut nothing ever stands under the final name', async () => {
    const server = await startServer();
    const gate = server.hold('/shortBody');
    const ended = run(server.url('shortBody'), { retry: once });
    await gate.waitFor(1);
    gate.open();
    expect((await ended).files.size).toBe(0);
  });
});

describe('B2', () => {
  it.each(['-1', 'ten', '10|20', '10, 20', '0x10', '1e3', '10000|10001', '+10000'])(
    'a Content-Length of %s fails',
    async (value) => {
      const server = await startServer();
      const { states, files } = await run(server.url('contentLength', { value }));
      expect(states).toMatchObject([{ kind: 'failed', attempts: 1, failure: { code: 'bad-response' } }]);
      expect(files.size).toBe(0);
    },
  );

  it.each(['notHttp', 'http09', 'lengthAndChunked'] as const)(
    'an answer that is no good HTTP fails: %s',
    async (behaviour) => {
      const server = await startServer();
      const { states, files } = await run(server.url(behaviour), { retry: once });
      expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'bad-response' } }]);
      expect(files.size).toBe(0);
    },
  );
});

describe('B3', () => {
  it.each([1, 500, 100_000])(
    '%i bytes past Content-Length are not saved, and what stands before them is',
    async (extra) => {
      const server = await startServer();
      const urls = [server.url('extraBytes', { extra, name: 'a.jpg' }), server.url('chunkedAndMore', { extra })];
      const { states, files } = await run(urls, { retry: once });
      expect(states).toMatchObject([{ kind: 'done' }, { kind: 'done' }]);
      for (const saved of files.values()) expect(saved.equals(image)).toBe(true);
    },
  );

  it('a length that ends in the middle of the image, with the rest behind it, is not believed', async () => {
    const server = await startServer();
    const { states, files } = await run(server.url('lengthTooSmall'));
    expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'bad-response' } }]);
    expect(files.size).toBe(0);
  });

  it('a connection with bytes past Content-Length is not used again', async () => {
    const server = await startServer();
    const urls = [0, 1, 2].map((n) => server.url('extraBytes', { name: `${n}.jpg` }));
    await run(urls, { concurrency: 1, retry: once });
    expect(server.requests.map(({ place }) => place)).toEqual([1, 1, 1]);
  });

  it('bytes past Content-Length do not become the answer to the next request', async () => {
    const server = await startServer();
    const urls = Array.from({ length: 20 }, (_, n) =>
      n % 2 === 0 ? server.url('extraBytes', { name: `${n}.jpg` }) : server.url('ok', { seed: n, name: `${n}.jpg` }),
    );
    const { files } = await run(urls, { concurrency: 1, retry: once });
    for (const [n] of urls.entries()) {
      const seed = n % 2 === 0 ? 1 : n;
      expect(files.get(`${n}.jpg`)?.equals(imageBytes({ seed })), `${n}.jpg`).toBe(true);
    }
  });
});

describe('B4', () => {
  const formats = Object.keys(imageFormats).filter(isImageFormat);

  it.each(formats)('a %s that only its connection ends is whole when it has its own end', async (format) => {
    const server = await startServer();
    const { states, files } = await run(server.url('closeDelimited', { format, bytes: 50_000 }), { retry: once });
    expect(states).toMatchObject([{ kind: 'done' }]);
    const name = `picture.${imageFormats[format].extension}`;
    expect(files.get(name)?.equals(imageBytes({ format, bytes: 50_000 }))).toBe(true);
  });

  it.each(formats)('a %s that only its connection ends is incomplete without its own end', async (format) => {
    const server = await startServer();
    const { states, files } = await run(server.url('closeDelimited', { format, bytes: 50_000, cut: 20 }));
    expect(states).toMatchObject([{ kind: 'failed', attempts: 4, failure: { code: 'incomplete' } }]);
    expect(files.size).toBe(0);
  });

  it.each(formats)(
    'a %s without its own end is saved with a word on it where its length has come whole',
    async (format) => {
      const server = await startServer();
      const urls = [server.url('cutOnServer', { format }), server.url('ok', { format, name: 'whole' })];
      const { states, files } = await run(urls, { retry: once });
      expect(states).toMatchObject([{ kind: 'done', endsEarly: true, attempts: 1 }, { kind: 'done' }]);
      expect(states[1]).not.toHaveProperty('endsEarly');
      const bytes = imageBytes({ format });
      const name = `picture.${imageFormats[format].extension}`;
      expect(files.get(name)?.equals(bytes.subarray(0, bytes.length - 20))).toBe(true);
    },
  );

  it('a JPEG that is cut right behind the small picture in its head is incomplete', async () => {
    const server = await startServer();
    const { states, files } = await run(server.url('cutBehindThumbnail'), { retry: once });
    expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'incomplete' } }]);
    expect(files.size).toBe(0);
  });

  it('the same holds on TLS without close_notify', async () => {
    const server = await startServer({ tls: 'trusted' });
    const trusted = getCACertificates('default');
    setDefaultCACertificates([...trusted, server.ca ?? '']);
    onTestFinished(() => setDefaultCACertificates(trusted));
    const urls = [0, 20].map((cut) => server.url('closeDelimited', { cut, notify: false, name: `${cut}.jpg` }));
    const { states, files } = await run(urls, { retry: once });
    expect(states).toMatchObject([{ kind: 'done' }, { kind: 'failed', failure: { code: 'incomplete' } }]);
    expect([...files.keys()]).toEqual(['0.jpg']);
  });
});

describe('B5', () => {
  it('a thousand cookies pass', async () => {
    const server = await startServer();
    const { states } = await run(server.url('manyCookies'), { retry: once });
    expect(states).toMatchObject([{ kind: 'done' }]);
  });

  it.each([
    { headerBytes: 1_000_000, count: 1 },
    { headerBytes: 1_000_000, count: 500 },
  ])('a megabyte of headers fails: $count of them', async (params) => {
    const server = await startServer();
    const { states } = await run(server.url('hugeHead', params), { retry: once });
    expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'bad-response' } }]);
  });

  it('a head that never ends fails before it has filled the memory', async () => {
    const server = await startServer();
    const before = process.memoryUsage().rss;
    const { states } = await run(server.url('endlessHead'), { retry: once });
    expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'bad-response' } }]);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });
});
