import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFaultServer, type FaultServer } from '../../fault-server.ts';
import { imageBytes, imageFormats, isImageFormat } from '../../image-bytes.ts';
import { askOn, askRaw, type RawAnswer } from '../../raw-client.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

const close = { headers: { Connection: 'close' } };
const sameAs = (body: Buffer, wanted: Buffer): void => expect(body.equals(wanted)).toBe(true);

const askRange = (
  params: Parameters<typeof server.url<'resumable'>>[1],
  headers: Record<string, string> = {},
): Promise<RawAnswer> =>
  askRaw(server.url('resumable', params), { headers: { Range: 'bytes=4000-', Connection: 'close', ...headers } });

const statusOf = async (url: string, headers: Record<string, string>): Promise<string> =>
  (await askRaw(url, { headers: { ...headers, Connection: 'close' } })).head.slice(9, 12);

describe('plain', () => {
  it.each(Object.keys(imageFormats).filter(isImageFormat))('ok sends the %s that imageBytes gives', async (format) => {
    const response = await fetch(server.url('ok', { format, bytes: 5000, seed: 4 }));
    expect(response.headers.get('content-type')).toBe(imageFormats[format].mediaType);
    sameAs(Buffer.from(await response.arrayBuffer()), imageBytes({ format, bytes: 5000, seed: 4 }));
  });

  it('ok sends another type, or none', async () => {
    expect((await askRaw(server.url('ok', { type: 'text/plain' }), close)).head).toContain('Content-Type: text/plain');
    expect((await askRaw(server.url('ok', { type: 'none' }), close)).head).not.toContain('Content-Type');
  });

  it('chunked carries extensions and a trailer', async () => {
    const url = server.url('chunked', { size: 3000, extension: ';a=b', trailer: 'X-End: yes' });
    const { text } = await askRaw(url, close);
    expect(text).toContain('\r\n\r\nbb8;a=b\r\n');
    expect(text).toMatch(/\r\n0\r\nX-End: yes\r\n\r\n$/);
    sameAs(Buffer.from(await (await fetch(url)).arrayBuffer()), imageBytes());
  });

  it('closeDelimited and http10 end with the connection', async () => {
    const { head, body, end } = await askRaw(server.url('closeDelimited', { cut: 10 }));
    expect(head).not.toMatch(/content-length|transfer-encoding/i);
    sameAs(body, imageBytes().subarray(0, 9990));
    expect(end).toBe('closed');
    const old = await askRaw(server.url('http10'));
    expect(old.head).toMatch(/^HTTP\/1\.0 200 OK\r\nContent-Type: image\/jpeg$/);
    sameAs(old.body, imageBytes());
  });

  it('interim answers come before the answer', async () => {
    const { text, body } = await askRaw(server.url('interim'), close);
    expect(text).toMatch(
      /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 103 Early Hints\r\nLink: .*\r\n\r\nHTTP\/1\.1 200 OK/,
    );
    sameAs(body, imageBytes());
  });

  it('head lies only to HEAD', async () => {
    const url = server.url('head', { code: 200 });
    const lie = await askRaw(url, { method: 'HEAD', ...close });
    expect(lie.head).toContain('Content-Length: 3\r\n');
    expect(lie.body.length).toBe(0);
    sameAs((await askRaw(url, close)).body, imageBytes());
  });
});

describe('transport', () => {
  it('stalls where it says', async () => {
    const inHead = await askRaw(server.url('stallInHead'), { until: (text) => text.endsWith('Content-Ty') });
    expect(inHead.end).toBe('open');
    const inBody = await askRaw(server.url('stallInBody', { sent: 700 }), { until: (text) => text.length > 700 });
    expect(inBody.head).toContain('Content-Length: 10000');
    const silent = askRaw(server.url('stallBeforeHead'), { until: () => true });
    await server.waitForOpen(1, '/stallBeforeHead');
    await expect(Promise.race([silent, Promise.resolve('nothing yet')])).resolves.toBe('nothing yet');
  });

  it('slowHead and slow come in pieces and are right in the end', async () => {
    const head = await askRaw(server.url('slowHead', { everyMs: 1, headerBytes: 10 }), close);
    sameAs(head.body, imageBytes());
    const began = performance.now();
    const slow = await askRaw(server.url('slow', { bytes: 2000, bytesPerSecond: 10_000 }), close);
    sameAs(slow.body, imageBytes({ bytes: 2000 }));
    // The last piece of 200 leaves at 180 ms; timers may be a little early, never much.
    expect(performance.now() - began).toBeGreaterThan(150);
  });

  it('resets and closes where it says', async () => {
    expect(await askRaw(server.url('resetBeforeHead'))).toMatchObject({ text: '', end: 'reset' });
    expect(await askRaw(server.url('closeBeforeHead'))).toMatchObject({ text: '', end: 'closed' });
    const cut = await askRaw(server.url('resetInBody', { sent: 500 }));
    expect(cut.end).toBe('reset');
    expect(cut.body.length).toBeLessThanOrEqual(500);
  });

  it.each(['reset', 'close'] as const)(
    'resetOnReuse answers a new connection and fails on a used one: %s',
    async (how) => {
      const url = server.url('resetOnReuse', { how, bytes: 1000 });
      const { hostname, port } = new URL(url);
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      const first = await askOn(socket, url, { until: (text) => text.includes('\xff\xd9') });
      sameAs(first.body, imageBytes({ bytes: 1000 }));
      expect(await askOn(socket, url)).toMatchObject({ text: '', end: how === 'reset' ? 'reset' : 'closed' });
      socket.destroy();
    },
  );

  it('okThenClose promises more than it keeps', async () => {
    const { head, end } = await askRaw(server.url('okThenClose'));
    expect(head).toContain('Keep-Alive: timeout=60');
    expect(end).toBe('closed');
  });
});

describe('framing', () => {
  it('shortBody stops before the promised end', async () => {
    const { head, body, end } = await askRaw(server.url('shortBody', { sent: 1234 }));
    expect(head).toContain('Content-Length: 10000');
    expect([body.length, end]).toEqual([1234, 'closed']);
  });

  it('breaks chunks', async () => {
    const open = await askRaw(server.url('chunkedWithoutEnd'));
    expect(open.text).not.toContain('\r\n0\r\n');
    expect(open.end).toBe('closed');
    expect((await askRaw(server.url('malformedChunk'))).text).toContain('\r\nxyz\r\n');
  });

  it('sends lengths as given', async () => {
    expect((await askRaw(server.url('contentLength', { value: '-1' }))).head).toContain('Content-Length: -1');
    expect((await askRaw(server.url('contentLength', { value: '10|20' }))).head).toContain(
      'Content-Length: 10\r\nContent-Length: 20',
    );
    const both = await askRaw(server.url('lengthAndChunked'));
    expect(both.head).toContain('Content-Length: 5\r\nTransfer-Encoding: chunked');
  });

  it('answers in other protocols', async () => {
    expect((await askRaw(server.url('notHttp'))).text).toBe('SSH-2.0-OpenSSH_9.2\r\n');
    sameAs(Buffer.from((await askRaw(server.url('http09'))).text, 'latin1'), imageBytes());
  });

  it('extraBytes sends more than it says and stays open', async () => {
    const { body, end } = await askRaw(server.url('extraBytes', { extra: 5 }), {
      until: (text) => text.endsWith('extra'),
    });
    expect([body.length, end]).toEqual([10_005, 'open']);
  });

  it('makes large and endless heads', async () => {
    expect((await askRaw(server.url('hugeHead', { headerBytes: 300_000 }), close)).head.length).toBeGreaterThan(
      300_000,
    );
    const cookies = await askRaw(server.url('manyCookies'), close);
    expect(cookies.head.match(/Set-Cookie: c\d+=x+/g)).toHaveLength(1000);
    const endless = await askRaw(server.url('endlessHead'), { until: (text) => text.length > 2_000_000 });
    expect(endless.text).not.toContain('\r\n\r\n');
    await server.waitForIdle('/endlessHead');
  });

  it('makes bodies that never end, or claim not to', async () => {
    const endless = await askRaw(server.url('endlessBody'), { until: (text) => text.length > 2_000_000 });
    expect(endless.end).toBe('open');
    const claimed = await askRaw(server.url('hugeLength'), { until: (text) => text.length > 10_000 });
    expect(claimed.head).toContain('Content-Length: 1000000000000000');
  });
});

describe('status', () => {
  it('sends any status with a body, or without', async () => {
    const gone = await fetch(server.url('status', { code: 410 }));
    expect([gone.status, gone.headers.get('content-type')]).toEqual([410, 'text/html']);
    expect((await fetch(server.url('statusWithImage', { code: 500 }))).status).toBe(500);
    expect((await askRaw(server.url('bare', { code: 304 }), close)).text).toMatch(/^HTTP\/1\.1 304 Not Modified\r\n/);
    expect((await askRaw(server.url('bare', { code: 302 }), close)).head).not.toContain('Location');
  });

  it('partialUnasked sends a part and says which', async () => {
    const { head, body } = await askRaw(server.url('partialUnasked', { first: 10, end: 30 }), close);
    expect(head).toContain('Content-Range: bytes 10-29/10000');
    sameAs(body, imageBytes().subarray(10, 30));
  });

  it.each(['status', 'reset', 'close', 'short'] as const)(
    'failThenOk fails so often, then sends: %s',
    async (fault) => {
      const url = server.url('failThenOk', { fault, times: 2 });
      for (let i = 0; i < 2; i += 1) expect((await askRaw(url, close)).body.length).toBeLessThan(10_000);
      sameAs((await askRaw(url, close)).body, imageBytes());
    },
  );

  it('retryAfter sends the header as given, retryAfterDate counts from its own Date', async () => {
    const url = server.url('retryAfter', { value: 'soon', code: 429 });
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, 'soon']);
    expect((await fetch(url)).status).toBe(200);
    const dated = await fetch(server.url('retryAfterDate', { seconds: 7, clockSeconds: 86_400 }));
    const date = Date.parse(dated.headers.get('date') ?? '');
    expect(Date.parse(dated.headers.get('retry-after') ?? '') - date).toBe(7000);
    expect(date - Date.now()).toBeGreaterThan(86_000_000);
  });
});

describe('types', () => {
  it('sends what is no image', async () => {
    expect((await askRaw(server.url('page'), close)).body.toString()).toMatch(/^<!DOCTYPE html>/);
    expect((await askRaw(server.url('empty'), close)).head).toContain('Content-Length: 0');
    expect((await askRaw(server.url('empty', { how: 'chunked' }), close)).body.toString()).toBe('0\r\n\r\n');
    expect(await askRaw(server.url('empty', { how: 'close' }))).toMatchObject({ body: Buffer.alloc(0), end: 'closed' });
    expect((await askRaw(server.url('program'), close)).body.toString('latin1', 0, 2)).toBe('MZ');
    expect((await askRaw(server.url('program', { kind: 'linux' }), close)).body.toString('latin1', 1, 4)).toBe('ELF');
    expect(await (await fetch(server.url('text', { body: 'no' }))).text()).toBe('no');
  });
});

describe('redirects', () => {
  it('send the target as it is, in UTF-8', async () => {
    for (const to of [
      '../ok/a.jpg',
      '//other/a.jpg',
      'ftp://host/a.jpg',
      'file:///etc/passwd',
      '/ok/Bücher-日本.jpg',
    ]) {
      const { head } = await askRaw(server.url('redirect', { to, code: 308 }), close);
      expect(Buffer.from(head, 'latin1').toString()).toContain(`308 Permanent Redirect\r\nContent-Length: 0`);
      expect(Buffer.from(head, 'latin1').toString()).toContain(`\r\nLocation: ${to}`);
    }
  });

  it('go as far as told, in circles, or on for ever', async () => {
    const far = await fetch(server.url('redirectChain', { left: 5, name: 'far.jpg' }));
    expect([far.status, far.redirected]).toEqual([200, true]);
    expect(server.stats('/redirectChain').requests).toBe(5);
    await expect(fetch(server.url('redirectLoop'))).rejects.toThrow('fetch failed');
    await expect(fetch(server.url('redirectForever'))).rejects.toThrow('fetch failed');
    expect(
      new Set(server.requests.filter(({ path }) => path.startsWith('/redirectForever')).map(({ path }) => path)).size,
    ).toBeGreaterThan(10);
  });
});

describe('codings', () => {
  it.each([
    ['gzip', 'gzip', gunzipSync],
    ['deflate', 'deflate', inflateSync],
    ['raw-deflate', 'deflate', inflateRawSync],
    ['br', 'br', brotliDecompressSync],
    ['zstd', 'zstd', zstdDecompressSync],
  ] as const)('%s is really coded', async (coding, name, decode) => {
    const { head, body } = await askRaw(server.url('coded', { coding, format: 'svg' }), close);
    expect(head).toContain(`Content-Encoding: ${name}`);
    expect(body.equals(imageBytes({ format: 'svg' }))).toBe(false);
    sameAs(decode(body), imageBytes({ format: 'svg' }));
  });

  it('can be cut, spoilt, or a lie', async () => {
    const cut = await askRaw(server.url('coded', { cut: 20 }), close);
    expect(() => gunzipSync(cut.body)).toThrow('unexpected end');
    const spoilt = await askRaw(server.url('coded', { spoil: true }), close);
    expect(() => gunzipSync(spoilt.body)).toThrow(/incorrect|invalid/);
    const claimed = await askRaw(server.url('claimedCoding'), close);
    expect(claimed.head).toContain('Content-Encoding: x-shoal');
    sameAs(claimed.body, imageBytes());
  });

  it('gzipBomb is small on the wire and large inside', async () => {
    const response = await fetch(server.url('gzipBomb', { megabytes: 20, bytes: 1000 }));
    expect((await response.arrayBuffer()).byteLength).toBe(20_001_000);
  });
});

describe('ranges', () => {
  it('honest answers send the rest when If-Range holds, else everything', async () => {
    const rest = await askRange({}, { 'If-Range': '"v1"' });
    expect(rest.head).toContain('206 Partial Content');
    expect(rest.head).toContain('Content-Range: bytes 4000-9999/10000');
    sameAs(rest.body, imageBytes().subarray(4000));
    const all = await askRange({}, { 'If-Range': '"v0"' });
    expect(all.head).toContain('200 OK');
    sameAs(all.body, imageBytes());
    expect((await askRange({}, { Range: 'bytes=10000-' })).head).toContain('416');
  });

  it('breaks off as often as told', async () => {
    const url = server.url('resumable', { cuts: 1, cutAfter: 4000, etag: 'W/"weak"' });
    const cut = await askRaw(url);
    expect([cut.body.length, cut.end]).toEqual([4000, 'closed']);
    expect(cut.head).toContain('ETag: W/"weak"');
    sameAs((await askRaw(url, close)).body, imageBytes());
  });

  it('lies about ranges in the ways it says', async () => {
    expect((await askRange({ answer: 'ignored' })).head).toContain('200 OK');
    expect((await askRange({ answer: 'not-satisfiable' })).head).toContain('Content-Range: bytes */10000');
    expect((await askRange({ answer: 'wrong-start' })).head).toContain('Content-Range: bytes 4001-9999/10000');
    expect((await askRange({ answer: 'wrong-total' })).head).toContain('Content-Range: bytes 4000-9999/10001');
    expect((await askRange({ answer: 'no-content-range' })).head).toMatch(/^HTTP\/1\.1 206(?!.*Content-Range)/s);
    const other = await askRange({ answer: 'other-etag' }, { 'If-Range': '"v1"' });
    expect(other.head).toMatch(/206 Partial Content[^]*ETag: "v2"/);
    sameAs(other.body, imageBytes({ seed: 2 }).subarray(4000));
    const changed = await askRange({ answer: 'changed' }, { 'If-Range': '"v1"' });
    expect(changed.head).toMatch(/200 OK[^]*ETag: "v2"/);
    sameAs(changed.body, imageBytes({ seed: 2 }));
  });

  it('goes without validators when told', async () => {
    const { head } = await askRange({ etag: '', modified: '' });
    expect(head).not.toMatch(/ETag|Last-Modified/);
  });
});

describe('headers', () => {
  it('names a file', async () => {
    const { head } = await askRaw(server.url('named', { disposition: 'inline; filename="né.jpg"' }), close);
    expect(Buffer.from(head, 'latin1').toString()).toContain('Content-Disposition: inline; filename="né.jpg"');
  });

  it('asks for referer, cookie or login, and is content when it gets it', async () => {
    expect(await statusOf(server.url('needsReferer'), {})).toBe('403');
    expect(await statusOf(server.url('needsReferer'), { Referer: 'https://shop.example/' })).toBe('200');
    expect(await statusOf(server.url('needsBrowser'), { 'User-Agent': 'Shoal' })).toBe('403');
    expect(await statusOf(server.url('needsBrowser'), { 'User-Agent': 'Mozilla/5.0 (X11)' })).toBe('200');
    expect(await statusOf(server.url('needsCookie'), {})).toBe('403');
    expect(await statusOf(server.url('needsCookie'), { Cookie: 'a=b; session=1' })).toBe('200');
    expect(await statusOf(server.url('needsLogin'), {})).toBe('401');
    const basic = `Basic ${Buffer.from('fish:water').toString('base64')}`;
    expect(await statusOf(server.url('needsLogin'), { Authorization: basic })).toBe('200');
    expect((await askRaw(server.url('setsCookie'), close)).head).toContain('Set-Cookie: session=1; Path=/');
  });

  it('echoes what it was sent', async () => {
    const echoed: unknown = await (await fetch(server.url('echo'), { headers: { 'X-Note': 'hello' } })).json();
    expect(echoed).toMatchObject({ 'x-note': 'hello' });
  });
});
