import { connect, createServer, type Server, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { readCookieFile } from '../transfer/cookie-file.ts';
import { systemProxy } from '../transfer/proxy.ts';

const startServer = useServers();
const { create, run } = useBatches();
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A SOCKS 5 proxy (RFC 1928) that may want a login (RFC 1929); for names it goes to `nameLeadsTo`. */
async function startSocks(login: string | null, nameLeadsTo = '127.0.0.1') {
  const asked: string[] = [];
  const serve = (client: Socket): void => {
    client.on('error', () => undefined);
    const steps = [
      (): void => void client.write(Buffer.from([5, login === null ? 0 : 2])),
      ...(login === null ? [] : [checkLogin]),
      openTunnel,
    ];
    client.on('data', (data: Buffer) => steps.shift()?.(data));
    function checkLogin(data: Buffer): void {
      const user = data.subarray(2, 2 + (data[1] ?? 0)).toString();
      const password = data.subarray(3 + user.length).toString();
      client.write(Buffer.from([1, `${user}:${password}` === login ? 0 : 1]));
    }
    function openTunnel(data: Buffer): void {
      const isName = data[3] === 3;
      const host = isName ? data.subarray(5, 5 + (data[4] ?? 0)).toString() : data.subarray(4, 8).join('.');
      const port = data.readUInt16BE(data.length - 2);
      asked.push(`${host}:${port}`);
      const onward = connect(port, isName ? nameLeadsTo : host, () => {
        client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
        client.pipe(onward).pipe(client);
      });
      onward.on('error', () => client.destroy());
    }
  };
  const server: Server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => void server.close());
  const address = server.address();
  return { asked, at: `127.0.0.1:${typeof address === 'object' ? address?.port : ''}` };
}

const withLogin = (url: string): string => url.replace('//', '//fish:water-word@');
const atLocalhost = (url: string): string => url.replace('127.0.0.1', 'localhost');
const proxyFor = (url: string): string | null => systemProxy(new URL(url));

function setVariables(variables: Record<string, string>): void {
  for (const [name, value] of Object.entries(variables)) {
    const before = process.env[name];
    process.env[name] = value;
    onTestFinished(() => {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    });
  }
}

describe('J4', () => {
  it('the login of a URL goes to its host only, and stands in nothing that is shown, told or written', async () => {
    const [server, other] = [await startServer(), await startServer()];
    const { batch, downloads, files, summary } = await run([
      withLogin(server.url('ok', { name: 'a.jpg' })),
      withLogin(server.url('status', { name: 'b.jpg' })),
      withLogin(server.url('redirect', { to: other.url('status', { name: 'c.jpg' }), name: 'c.jpg' })),
      withLogin(server.url('resetBeforeHead', { name: 'd.jpg' })),
      other.url('ok', { name: 'e.jpg', seed: 2 }),
    ]);
    expect(summary).toMatchObject({ saved: 2, failed: 3 });
    const login = `Basic ${Buffer.from('fish:water-word').toString('base64')}`;
    for (const { headers } of server.requests) expect(headers['authorization']).toBe(login);
    for (const { headers } of other.requests) expect(headers).not.toHaveProperty('authorization');
    const told = inspect([downloads, batch.snapshot(), [...files.keys()]], { depth: 20, maxStringLength: null });
    expect(told).not.toMatch(/fish|water-word/);
    expect(told).not.toContain(login);
  });
});

describe('D7', () => {
  it("the image's own site is sent as Referer to itself, and to nobody else", async () => {
    const [server, other] = [await startServer(), await startServer()];
    await run([server.url('ok'), server.url('redirect', { to: other.url('ok', { seed: 2 }), name: 'b.jpg' })], {
      http: { refersToSelf: true },
    });
    for (const { headers } of server.requests) expect(headers['referer']).toBe(`${server.origin}/`);
    expect(other.requests).toHaveLength(1);
    expect(other.requests[0]?.headers).not.toHaveProperty('referer');
  });

  it('cookies of a file go to the hosts that they are meant for, beside a cookie of the list', async () => {
    const [server, other] = [await startServer(), await startServer()];
    const file = readCookieFile('127.0.0.1\tFALSE\t/\tFALSE\t4102444800\tsession\tabc');
    const { summary } = await run(
      [
        server.url('ok'),
        atLocalhost(other.url('ok', { seed: 2 })),
        server.url('redirect', { to: atLocalhost(other.url('ok', { seed: 3, name: 'c.jpg' })), name: 'c.jpg' }),
      ],
      { http: { cookies: (url) => file.cookiesFor(url), headers: { cookie: 'own=1' } } },
    );
    expect(summary.saved).toBe(3);
    for (const { headers } of server.requests) expect(headers['cookie']).toBe('own=1; session=abc');
    const toOthers = other.requests.map(({ headers }) => headers['cookie'] ?? 'none');
    expect(toOthers.toSorted((a, b) => a.localeCompare(b))).toEqual(['none', 'own=1']);
  });
});

describe('an extra certificate authority', () => {
  it('is trusted for this list, which has no other effect on trust', async () => {
    const server = await startServer({ tls: 'trusted' });
    const { states } = await run(server.url('ok'), { http: { ca: server.ca ?? '' } });
    expect(states).toMatchObject([{ kind: 'done' }]);
    const without = await run(server.url('ok'));
    expect(without.states).toMatchObject([{ kind: 'failed', failure: { code: 'tls-failed' } }]);
  });

  it('makes no other fault good', async () => {
    const server = await startServer({ tls: 'wrong-host' });
    const { states } = await run(server.url('ok'), { http: { ca: server.ca ?? '' } });
    expect(states).toMatchObject([{ kind: 'failed', attempts: 1, failure: { code: 'tls-failed' } }]);
  });
});

describe('a SOCKS proxy', () => {
  it('carries http and https, looks names up itself, and gets its login', async () => {
    const [plain, secure] = [await startServer(), await startServer({ tls: 'trusted' })];
    const socks = await startSocks('me:secret');
    const named = plain.url('ok').replace('127.0.0.1', 'pictures.invalid');
    const { summary } = await run([named, secure.url('ok', { seed: 2 })], {
      http: { proxy: `socks5h://me:secret@${socks.at}`, ca: secure.ca ?? '' },
    });
    expect(summary.saved).toBe(2);
    expect(socks.asked.toSorted()).toEqual([new URL(named).host, new URL(secure.origin).host].toSorted());
  });

  it('that wants another login, or is not there, is named without its login', async () => {
    const server = await startServer();
    const socks = await startSocks('me:secret');
    const fails = async (proxy: string) => await run(server.url('ok'), { http: { proxy }, retry: { retries: 0 } });
    const wrong = await fails(`socks5://me:wrong-word@${socks.at}`);
    expect(wrong.states).toMatchObject([
      {
        failure: {
          code: 'unreachable',
          message: `${socks.at} (proxy) did not connect to ${new URL(server.origin).host}.`,
        },
      },
    ]);
    const gone = await fails('socks5://me:wrong-word@127.0.0.1:1');
    expect(gone.states).toMatchObject([{ failure: { code: 'unreachable' } }]);
    expect(inspect([wrong.downloads, gone.downloads], { depth: 20 })).not.toContain('wrong-word');
    expect(server.requests).toHaveLength(0);
  });

  it('that falls silent is waited for no longer than a little over the time-out', async () => {
    const silent = createServer((socket) => void socket.on('error', () => undefined));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    closers.push(() => void silent.close());
    const address = silent.address();
    const proxy = `socks5://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const { states } = await run('http://pictures.invalid/1.jpg', {
      http: { proxy, timeoutMs: 200 },
      retry: { retries: 0 },
    });
    expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'unreachable' } }]);
  });
});

describe("the system's proxy variables", () => {
  it.each(['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'])('%s is heeded', async (variable) => {
    const server = await startServer();
    const socks = await startSocks(null);
    setVariables({ [variable]: `socks5h://${socks.at}` });
    const url = server.url('ok').replace('127.0.0.1', 'pictures.invalid');
    const { summary } = await run(url, { http: { proxy: systemProxy } });
    expect(summary.saved).toBe(1);
    expect(socks.asked).toEqual([new URL(url).host]);
  });

  it('choose by the scheme of the URL, leave NO_PROXY and this computer alone, and need no scheme of their own', () => {
    setVariables({
      HTTP_PROXY: 'one.example:3128',
      https_proxy: 'two.example:3128',
      NO_PROXY: 'direct.example,.inner.example',
    });
    expect(proxyFor('http://a.example/')).toBe('http://one.example:3128');
    expect(proxyFor('https://a.example/')).toBe('http://two.example:3128');
    for (const host of ['direct.example', 'x.inner.example', '127.0.0.1:8080', 'localhost', '[::1]']) {
      expect(proxyFor(`http://${host}/`)).toBeNull();
    }
  });

  it('that hold no usable address fail the downloads, which do not go straight to their hosts', async () => {
    const server = await startServer();
    const batch = await create([server.url('ok')], { http: { proxy: () => 'ftp://x:word@y' }, retry: { retries: 0 } });
    batch.start();
    await batch.whenFinished();
    expect(batch.download(0).state).toMatchObject({ kind: 'failed', failure: { code: 'unreachable' } });
    expect(inspect(batch.download(0), { depth: 9 })).not.toContain('word');
    expect(server.requests).toHaveLength(0);
  });
});
