import { describe, expect, it, onTestFinished } from 'vitest';
import { closedPort, startDeafServer } from '../../../test-support/dead-ends.ts';
import { imageBytes } from '../../../test-support/image-bytes.ts';
import { useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { systemNetwork } from '../transfer/network/network.ts';

const startServer = useServers();
const { run } = useBatches();

const image = imageBytes();
const once = { retries: 0 };
const quick = { retry: once, http: { timeoutMs: 300 } };

describe('A1', () => {
  it('a name that is not looked up in time has a reason of its own', async () => {
    const network = { ...systemNetwork, lookup: async () => await new Promise<never>(() => undefined) };
    const { states } = await run('http://images.example/1.jpg', { ...quick, network });
    expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'dns-timeout' } }]);
  });

  it('a connection that is not taken in time has a reason of its own', async () => {
    const deaf = await startDeafServer();
    onTestFinished(async () => await deaf.close());
    const { states } = await run(`${deaf.origin}/1.jpg`, quick);
    expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'connect-timeout' } }]);
  });

  it('a TLS handshake that is not answered in time has a reason of its own', async () => {
    const server = await startServer({ tls: 'silent' });
    const { states } = await run(server.url('ok'), quick);
    expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'tls-timeout' } }]);
  });

  it.each(['stallBeforeHead', 'stallInHead', 'slowHead'] as const)(
    'a head that is not there in time as a whole has a reason of its own: %s',
    async (behaviour) => {
      const server = await startServer();
      const { states } = await run(server.url(behaviour), quick);
      expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'first-byte-timeout' } }]);
    },
  );

  it('a body that falls silent has a reason of its own', async () => {
    const server = await startServer();
    const { states, files } = await run(server.url('stallInBody'), quick);
    expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'idle-timeout' } }]);
    expect(files.size).toBe(0);
  });

  it('a body that is never silent and gets nowhere has a reason of its own', async () => {
    const server = await startServer();
    const http = { slowest: { bytesPerSecond: 1_000_000, windowMs: 400 } };
    const { states, files } = await run(server.url('slow', { bytes: 100_000 }), { retry: once, http });
    expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'too-slow' } }]);
    expect(files.size).toBe(0);
  });

  it('a slow but steady body is not cut, though it lasts longer than any time-out', async () => {
    const server = await startServer();
    const slow = server.url('slow', { bytes: 20_000, bytesPerSecond: 20_000 });
    const { states, files } = await run(slow, { retry: once, http: { timeoutMs: 500 } });
    expect(states).toMatchObject([{ kind: 'done' }]);
    expect(files.get('picture.jpg')?.equals(imageBytes({ bytes: 20_000 }))).toBe(true);
  });
});

describe('A2', () => {
  it.each(['reset', 'close', 'short'] as const)(
    'GET is tried again after a connection that ended in %s',
    async (fault) => {
      const server = await startServer();
      const { states, files } = await run(server.url('failThenOk', { fault, times: 3 }));
      expect(states).toMatchObject([{ kind: 'done', attempts: 4 }]);
      expect(files.get('picture.jpg')?.equals(image)).toBe(true);
    },
  );

  it.each(['resetBeforeHead', 'closeBeforeHead', 'resetInBody'] as const)(
    'GET is tried four times in all and no more: %s',
    async (behaviour) => {
      const server = await startServer();
      const { states, files } = await run(server.url(behaviour));
      expect(states).toMatchObject([{ kind: 'failed', attempts: 4 }]);
      expect(server.requests).toHaveLength(4);
      expect(files.size).toBe(0);
    },
  );

  it('GET is tried again after a refused connection and after silence', async () => {
    const server = await startServer();
    const refused = await run(`http://127.0.0.1:${await closedPort()}/1.jpg`);
    expect(refused.states).toMatchObject([{ kind: 'failed', attempts: 4, failure: { code: 'connect-refused' } }]);
    const silent = await run(server.url('stallBeforeHead'), { http: { timeoutMs: 100 } });
    expect(silent.states).toMatchObject([{ kind: 'failed', attempts: 4, failure: { code: 'first-byte-timeout' } }]);
    expect(server.requests).toHaveLength(4);
  });
});

describe('A3', () => {
  it.each(['reset', 'close'] as const)(
    'a kept connection that ends in %s before any byte is replaced without using up an attempt',
    async (how) => {
      const server = await startServer();
      const urls = [server.url('ok', { name: 'first.jpg' }), server.url('resetOnReuse', { how, name: 'second.jpg' })];
      const { states, files } = await run(urls, { concurrency: 1, retry: once });
      expect(states).toMatchObject([
        { kind: 'done', attempts: 1 },
        { kind: 'done', attempts: 1 },
      ]);
      expect(server.requests.map(({ connection, place }) => [connection, place])).toEqual([
        [1, 1],
        [1, 2],
        [2, 1],
      ]);
      expect(files.get('second.jpg')?.equals(image)).toBe(true);
    },
  );

  it('a server that promises to keep its connections and does not costs no attempt', async () => {
    const server = await startServer();
    const urls = Array.from({ length: 30 }, (_, n) => server.url('okThenClose', { name: `${n}.jpg` }));
    const { states } = await run(urls, { concurrency: 2, retry: once });
    expect(states.map((state) => state.kind === 'done' && state.attempts)).toEqual(urls.map(() => 1));
  });

  it('a new connection that is lost at once does use up an attempt', async () => {
    const server = await startServer();
    const { states } = await run(server.url('resetBeforeHead'), { retry: once });
    expect(states).toMatchObject([{ kind: 'failed', attempts: 1, failure: { code: 'connection-lost' } }]);
    expect(server.requests).toHaveLength(1);
  });
});

describe('A4', () => {
  it('answers of HTTP/1.0, chunked ones and ones behind interim answers are accepted', async () => {
    const server = await startServer();
    const urls = [
      server.url('http10', { name: 'a.jpg' }),
      server.url('http10', { length: true, name: 'b.jpg' }),
      server.url('closeDelimited', { name: 'c.jpg' }),
      server.url('chunked', { name: 'd.jpg' }),
      server.url('chunked', { size: 1, extension: ';a=b', trailer: 'X-End: yes', bytes: 2000, name: 'e.jpg' }),
      server.url('interim', { name: 'f.jpg' }),
      server.url('interim', { codes: '102,100,103,103', name: 'g.jpg' }),
    ];
    const { states, files } = await run(urls, { retry: once });
    expect(states.map(({ kind }) => kind)).toEqual(urls.map(() => 'done'));
    const small = imageBytes({ bytes: 2000 });
    const asSent = [...files].map(([name, bytes]) => bytes.equals(name === 'e.jpg' ? small : image));
    expect(asSent).toEqual(urls.map(() => true));
  });
});

describe('A5', () => {
  it('an answer that breaks right after its head ends in a failure and never hangs', async () => {
    const server = await startServer();
    const urls = Array.from({ length: 200 }, (_, n) => server.url('resetInBody', { sent: 0, name: `${n}.jpg` }));
    const { summary, files } = await run(urls, { retry: { retries: 1 } });
    expect(summary).toMatchObject({ saved: 0, failed: 200 });
    expect(files.size).toBe(0);
  });

  it('an answer that goes over to another protocol ends in a failure and never hangs', async () => {
    const server = await startServer();
    const { states } = await run(server.url('upgrade'));
    expect(states).toMatchObject([{ kind: 'failed', attempts: 1, failure: { code: 'bad-response', status: 101 } }]);
  });
});
