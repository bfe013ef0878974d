import { connect, createServer, type Server, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { createFakeClock } from '../../../test-support/fake-clock.ts';
import type { HostRule } from '../../shared/identity/host-rules.ts';
import { createRateLimits } from '../batch/rate-limits.ts';
import { readCookieFile } from '../transfer/identity/cookie-file.ts';
import { defaultHttpOptions } from '../transfer/request/http-client.ts';
import { defaultRetryOptions } from '../transfer/retry-policy.ts';
import { systemProxy } from '../transfer/network/proxy.ts';

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

const specWith = (url: string) => ({
  id: 'x',
  rows: [{ url, line: 1 }],
  folder: '/',
  limits: { concurrency: 1, perHost: null },
  http: defaultHttpOptions,
  retry: defaultRetryOptions,
  maxBytes: 1e9,
});
const hostOf = (url: string): string => new URL(url).host;
const rule = (host: string, headers: Record<string, string>, rest: Partial<HostRule> = {}): HostRule => {
  return { host, headers, refersToSelf: false, bytesPerSecond: null, atOnce: null, ...rest };
};
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

describe('D7, per host', () => {
  it('Referer, User-Agent, cookies and headers of a host are sent to that host, and to no other', async () => {
    const [server, other] = [await startServer(), await startServer()];
    const hosts = [
      rule(hostOf(server.origin), {
        referer: 'https://shop.example/page',
        'user-agent': 'Fish/1',
        'x-key': 'water-word',
        cookie: 'session=water',
      }),
    ];
    const { summary } = await run([server.url('ok'), other.url('ok', { seed: 2 })], {
      http: { hosts, headers: { 'x-list': 'all', referer: 'https://list.example/' }, userAgent: 'Shoal/test' },
    });
    expect(summary.saved).toBe(2);
    expect(server.requests[0]?.headers).toMatchObject({
      referer: 'https://shop.example/page',
      'user-agent': 'Fish/1',
      'x-key': 'water-word',
      cookie: 'session=water',
      'x-list': 'all',
    });
    const { headers = {} } = other.requests[0] ?? {};
    expect(headers).toMatchObject({
      referer: 'https://list.example/',
      'user-agent': 'Shoal/test',
      'x-list': 'all',
    });
    expect(headers).not.toHaveProperty('x-key');
    expect(headers).not.toHaveProperty('cookie');
  });

  it("the image's own site as Referer, and no Referer or User-Agent at all, are a host's own affair too", async () => {
    const [own, none, list] = [await startServer(), await startServer(), await startServer()];
    const hosts = [
      rule(hostOf(own.origin), {}, { refersToSelf: true }),
      rule(hostOf(none.origin), { referer: '', 'user-agent': '' }),
    ];
    await run([own.url('ok'), none.url('ok', { seed: 2 }), list.url('ok', { seed: 3 })], {
      http: { hosts, headers: { referer: 'https://list.example/' } },
    });
    expect(own.requests[0]?.headers['referer']).toBe(`${own.origin}/`);
    expect(none.requests[0]?.headers).not.toHaveProperty('referer');
    expect(none.requests[0]?.headers).not.toHaveProperty('user-agent');
    expect(list.requests[0]?.headers['referer']).toBe('https://list.example/');
  });

  it('a rule for a domain reaches the hosts below it, where a rule for one of them overrules it', async () => {
    const server = await startServer();
    const at = (host: string, seed: number): string =>
      server.url('ok', { seed, name: `${seed}.jpg` }).replace('127.0.0.1', host);
    const hosts = [rule('a.localhost', { 'x-key': 'a' }), rule('*.localhost', { 'x-key': 'all', 'x-more': '1' })];
    const { summary } = await run([at('a.localhost', 1), at('b.c.localhost', 2), at('localhost', 3)], {
      http: { hosts },
      concurrency: 1,
    });
    expect(summary.saved).toBe(3);
    expect(server.requests.map(({ headers }) => [headers['x-key'], headers['x-more']])).toEqual([
      ['a', '1'],
      ['all', '1'],
      ['all', '1'],
    ]);
  });

  it('a rate holds for its host alone', async () => {
    const server = await startServer();
    const clock = createFakeClock();
    const hosts = [rule('*.slow.example', {}, { bytesPerSecond: 1000, atOnce: null })];
    const spec = { ...specWith(server.url('ok')), http: { ...defaultHttpOptions, hosts } };
    const limitOf = createRateLimits(spec, clock);
    expect(limitOf('quick.example')).toBeUndefined();
    expect(limitOf('a.slow.example:8080')?.take(2000)).toBe(2000);
    expect(limitOf('b.slow.example')?.take(100)).toBe(100);
    expect(limitOf('a.slow.example:8080')?.take(100)).toBe(2100);
  });
});

describe('a limit of downloads at once for a host', () => {
  it('holds beside the others, and for that host alone', async () => {
    const [server, other] = [await startServer(), await startServer()];
    const gates = [server.hold('/ok'), other.hold('/ok')] as const;
    const urls = [server, other].flatMap((from) =>
      [1, 2, 3, 4].map((seed) => from.url('ok', { seed, name: `${seed}.jpg` })),
    );
    const hosts = [rule(hostOf(server.origin), {}, { atOnce: 2 })];
    const batch = await create(urls, { http: { hosts } });
    batch.start();
    await gates[1].waitFor(4);
    await gates[0].waitFor(2);
    expect(server.stats().open).toBe(2);
    for (const gate of gates) gate.open();
    expect(await batch.whenFinished()).toMatchObject({ saved: 8 });
    expect(server.stats().peakOpen).toBe(2);
  });
});

describe('E3, per host', () => {
  const secrets = { 'x-key': 'water-word', cookie: 'session=water', authorization: 'Bearer water', referer: '' };

  it.each(['127.0.0.1', 'with its port'])('what is for a host stays behind at another port of it: %s', async (host) => {
    const [server, other] = [await startServer(), await startServer()];
    const hosts = [rule(host === '127.0.0.1' ? host : new URL(server.origin).host, secrets)];
    const { summary } = await run(server.url('redirect', { to: other.url('ok') }), { http: { hosts } });
    expect(summary.saved).toBe(1);
    expect(server.requests[0]?.headers).toMatchObject({ 'x-key': 'water-word', authorization: 'Bearer water' });
    for (const name of Object.keys(secrets)) expect(other.requests[0]?.headers).not.toHaveProperty(name);
  });

  it('what is for a host stays behind at another host, and is not taken up again on the way back', async () => {
    const [server, other] = [await startServer(), await startServer()];
    const back = server.url('ok', { name: 'back.jpg' });
    const away = atLocalhost(other.url('redirect', { to: back, name: 'away.jpg' }));
    const { summary } = await run(server.url('redirect', { to: away }), {
      http: { hosts: [rule('127.0.0.1', secrets)] },
    });
    expect(summary.saved).toBe(1);
    expect(server.requests[0]?.headers).toMatchObject({ 'x-key': 'water-word' });
    for (const request of [other.requests[0], server.requests[1]]) {
      for (const name of Object.keys(secrets)) expect(request?.headers).not.toHaveProperty(name);
    }
  });

  it('a redirect to another host finds there what is meant for that host, and nothing of the list', async () => {
    const [server, other] = [await startServer(), await startServer()];
    const hosts = [rule('localhost', { 'x-key': 'for-localhost' })];
    await run(server.url('redirect', { to: atLocalhost(other.url('ok')) }), {
      http: { hosts, headers: { 'x-list': 'all' } },
    });
    expect(server.requests[0]?.headers).toMatchObject({ 'x-list': 'all' });
    expect(server.requests[0]?.headers).not.toHaveProperty('x-key');
    expect(other.requests[0]?.headers).toMatchObject({ 'x-key': 'for-localhost' });
    expect(other.requests[0]?.headers).not.toHaveProperty('x-list');
  });
});

describe('J4, per host', () => {
  it('what is sent to a host stands in nothing that is shown, told or written', async () => {
    const server = await startServer();
    const headers = { authorization: 'Bearer water-word', cookie: 'session=fish-word' };
    const { batch, downloads, files } = await run(
      [server.url('ok'), server.url('status', { code: 403 }), server.url('resetBeforeHead', { name: 'c.jpg' })],
      {
        http: { hosts: [rule('127.0.0.1', headers)] },
        retry: { retries: 0 },
      },
    );
    for (const request of server.requests) expect(request.headers).toMatchObject(headers);
    const told = inspect([downloads, batch.snapshot(), [...files.keys()]], { depth: 20, maxStringLength: null });
    expect(told).not.toMatch(/water-word|fish-word/);
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
