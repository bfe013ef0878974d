import { get, type RequestOptions } from 'node:https';
import { describe, expect, it } from 'vitest';
import { closedPort, startDeafServer } from './dead-ends.ts';
import { startFaultServer, type TlsKind } from './fault-server.ts';

/** The status, or the code of the error; 'silence' after half a second without either. */
const ask = (url: string, options: RequestOptions): Promise<string> =>
  new Promise((resolve) => {
    const request = get(url, { ...options, agent: false }, (response) => {
      let length = 0;
      response.on('data', (bytes: Buffer) => (length += bytes.length));
      response.on('end', () => resolve(`${response.statusCode} ${length}`));
      response.on('error', (error) => resolve(String(error)));
    });
    request.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    request.setTimeout(500, () => request.destroy(new Error('silence')));
  });

describe('TLS', () => {
  it.each([
    ['trusted', '200 10000'],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['expired', 'CERT_HAS_EXPIRED'],
    ['wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['plain', 'EPROTO'],
    ['silent', 'silence'],
  ] satisfies [TlsKind, string][])('%s looks like that to a client who trusts the authority', async (tls, seen) => {
    const server = await startFaultServer({ tls });
    expect(server.origin).toMatch(/^https:/);
    expect(await ask(server.url('ok'), { ca: server.ca ?? '' })).toBe(seen);
    await server.close();
  });

  it('of the authority is worth nothing to others', async () => {
    const server = await startFaultServer({ tls: 'trusted' });
    expect(await ask(server.url('ok'), {})).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    await server.close();
  });

  it('can end without close_notify', async () => {
    const server = await startFaultServer({ tls: 'trusted' });
    expect(await ask(server.url('closeDelimited', { notify: false }), { ca: server.ca ?? '' })).toBe('200 10000');
    await server.close();
  });
});

it('refuses on a closed port', async () => {
  const port = await closedPort();
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
});

it('never lets a connection to a deaf server come about', async () => {
  const server = await startDeafServer();
  await expect(fetch(server.origin, { signal: AbortSignal.timeout(500) })).rejects.toThrow('timeout');
  await server.close();
});
