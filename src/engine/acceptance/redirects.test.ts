import { connect, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { imageBytes } from '../../../test-support/image-bytes.ts';
import { useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { systemNetwork } from '../transfer/network/network.ts';

const startServer = useServers();
const { run } = useBatches();

const image = imageBytes();
const once = { retry: { retries: 0 } };
const withoutTrust = { kind: 'failed', failure: { code: 'redirect-failed' } };

/** The same URL at another host. */
function at(url: string, host: string): string {
  const moved = new URL(url);
  moved.hostname = host;
  return moved.href;
}

/** Makes the server at the URL's port answer at this address as well. */
async function listenAt(address: string, url: string): Promise<void> {
  const port = Number(new URL(url).port);
  const relay = createServer((socket) => {
    const onward = connect(port, '127.0.0.1');
    for (const end of [socket, onward]) end.on('error', () => undefined);
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => relay.listen(port, address, resolve));
  onTestFinished(() => void relay.close());
}

describe('E1', () => {
  it.each([301, 302, 303, 307, 308])('%i is followed', async (code) => {
    const server = await startServer();
    const { states, files } = await run(server.url('redirect', { code }));
    expect(states).toMatchObject([{ kind: 'done', attempts: 1 }]);
    expect(files.get('picture.jpg')?.equals(image)).toBe(true);
  });

  it.each(['/ok/фото.jpg', '../ok/a.jpg', './../ok/b.jpg?size=1#top'])(
    'a Location may be relative and raw UTF-8: %s',
    async (to) => {
      const server = await startServer();
      const { states } = await run(server.url('redirect', { to }));
      expect(states).toMatchObject([{ kind: 'done' }]);
    },
  );

  it('a Location may be scheme-relative and lead to another origin', async () => {
    const server = await startServer();
    const other = await startServer();
    const to = other.url('ok').replace('http:', '');
    const { states } = await run(server.url('redirect', { to }));
    expect(states).toMatchObject([{ kind: 'done' }]);
    expect(other.requests).toHaveLength(1);
  });

  it('ten are followed and eleven are not', async () => {
    const server = await startServer();
    const urls = [10, 11].map((left) => server.url('redirectChain', { left, name: `${left}.jpg` }));
    const { states } = await run(urls, { concurrency: 1 });
    expect(states).toMatchObject([{ kind: 'done' }, withoutTrust]);
  });

  it.each(['redirectLoop', 'redirectForever'] as const)('circles fail, once: %s', async (behaviour) => {
    const server = await startServer();
    const { states } = await run(server.url(behaviour));
    expect(states).toMatchObject([{ ...withoutTrust, attempts: 1 }]);
    expect(server.requests).toHaveLength(11);
  });
});

describe('E2', () => {
  it.each([
    'ftp://127.0.0.1/a.jpg',
    'file:///etc/hostname',
    'data:image/gif;base64,R0lGODlh',
    'javascript:1',
    'about:blank',
  ])('no other scheme is followed: %s', async (to) => {
    const server = await startServer();
    const { states, files } = await run(server.url('redirect', { to }));
    expect(states).toMatchObject([{ ...withoutTrust, attempts: 1 }]);
    expect(files.size).toBe(0);
  });
});

describe('E3', () => {
  const headers = {
    'x-key': 'secret',
    referer: 'https://shop.example/',
    cookie: 'session=1',
    authorization: 'Bearer x',
  };

  it('login, cookies and headers of the list go along on the same origin', async () => {
    const server = await startServer();
    await run(server.url('redirect'), { http: { headers } });
    for (const request of server.requests) expect(request.headers).toMatchObject(headers);
  });

  it('login, cookies and headers of the list are dropped when scheme, host or port changes', async () => {
    const server = await startServer();
    const other = await startServer();
    const from = server.url('redirect', { to: other.url('ok') }).replace('//', '//fish:water@');
    const { states } = await run(from, { http: { headers: { ...headers, authorization: '' } } });
    expect(states).toMatchObject([{ kind: 'done' }]);
    expect(server.requests[0]?.headers).toMatchObject({ 'x-key': 'secret', cookie: 'session=1' });
    for (const name of Object.keys(headers)) expect(other.requests[0]?.headers).not.toHaveProperty(name);
  });

  it('the login of a URL is sent to its host, and again after a redirect that stays there', async () => {
    const server = await startServer();
    const login = `Basic ${Buffer.from('fish:water').toString('base64')}`;
    await run(server.url('redirect').replace('//', '//fish:water@'));
    expect(server.requests.map((request) => request.headers['authorization'])).toEqual([login, login]);
  });
});

describe('E4', () => {
  it('the target never chooses the name', async () => {
    const server = await startServer();
    const url = server.url('redirect', { to: '/ok/.htaccess.exe', name: 'holiday.jpg' });
    const { files } = await run(url);
    expect([...files.keys()]).toEqual(['holiday.jpg']);
  });
});

describe('E5', () => {
  // Everything here is on this computer, so that the test says what counts as public.
  const publicNames = new Map([['images.example', '127.0.0.1']]);
  const network = {
    lookup: async (hostname: string) => {
      const address = publicNames.get(hostname);
      return address === undefined ? await systemNetwork.lookup(hostname) : [{ address, family: 4 }];
    },
    isPrivate: (address: string) => address !== '127.0.0.1',
  };
  it.each([
    ['an address', '127.0.0.2'],
    ['an address in another way of writing', '0x7f.0.0.2'],
    ['an IPv6 address', '[::1]'],
    ['a name', 'router.example'],
    ['localhost', 'localhost'],
  ])(
    'a redirect from a public address into our own network is refused, and nothing is asked there: %s',
    async (_, host) => {
      publicNames.set('router.example', '127.0.0.2');
      const server = await startServer();
      const inside = await startServer();
      const urls = [at(server.url('redirect', { to: at(inside.url('ok'), host) }), 'images.example')];
      const { states } = await run(urls, { network });
      expect(states).toMatchObject([{ ...withoutTrust, attempts: 1 }]);
      expect(states).toMatchObject([{ failure: { message: expect.stringContaining('inside this network') } }]);
      expect(inside.stats().connections).toBe(0);
    },
  );

  it('every hop is looked at, not only the first', async () => {
    const server = await startServer();
    const inside = at(server.url('ok'), '127.0.0.2');
    await listenAt('127.0.0.2', inside);
    const second = at(server.url('redirect', { to: inside, name: 'second.jpg' }), 'images.example');
    const { states } = await run(at(server.url('redirect', { to: second }), 'images.example'), { network });
    expect(states).toMatchObject([withoutTrust]);
    expect(server.requests).toHaveLength(2);
  });

  it('a connection that the list itself has opened into our network does not serve a redirect', async () => {
    const server = await startServer();
    publicNames.set('router.example', '127.0.0.2');
    const inside = at(server.url('ok', { name: 'inside.jpg' }), 'router.example');
    await listenAt('127.0.0.2', inside);
    const urls = [inside, at(server.url('redirect', { to: inside }), 'images.example')];
    const { states } = await run(urls, { network, concurrency: 1 });
    expect(states).toMatchObject([{ kind: 'done' }, withoutTrust]);
    expect(server.requestsFor(inside)).toHaveLength(1);
  });

  it('a redirect from one public address to another is followed', async () => {
    const server = await startServer();
    const { states } = await run(at(server.url('redirect', { to: server.url('ok') }), 'images.example'), { network });
    expect(states).toMatchObject([{ kind: 'done' }]);
  });

  it('a list that names a private host itself may be sent about in there', async () => {
    const server = await startServer();
    const { states } = await run(server.url('redirect'), { ...once });
    expect(states).toMatchObject([{ kind: 'done' }]);
  });
});
