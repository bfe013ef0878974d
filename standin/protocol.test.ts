import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { runScript, start } from './fixtures/fixture-app.ts';

/** The width of an image loaded by the page, or "error". */
const load = (url: string): string =>
  `new Promise((resolve) => { const image = new Image(); image.onload = () => resolve(image.naturalWidth); image.onerror = () => resolve('error'); image.src = '${url}'; })`;

test('a standard scheme is a page of its own origin: modules, styles, policy, fetch, storage', async () => {
  const { app, page } = await start();
  expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).color')).toBe('rgb(1, 2, 3)');
  expect(await page.evaluate('[isSecureContext, origin === new URL(location.href).origin]')).toEqual([true, true]);
  expect(await page.evaluate('fetch("/nowhere").then((response) => response.status)')).toBe(404);
  expect(await page.evaluate('(localStorage.setItem("k", "v"), localStorage.getItem("k"))')).toBe('v');
  expect(await app.evaluate(() => globalThis.fixture.window.webContents.mainFrame.url)).toBe(
    'app://fixture/index.html',
  );
});

test('the handler’s policy holds: what it names is loaded and the rest is not', async () => {
  const { app, page } = await start();
  await app.evaluate(() => {
    globalThis.fixture.pictures = async (request) => {
      globalThis.fixture.log.push(request.url);
      const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="8"/>';
      return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } });
    };
  });
  expect(await page.evaluate(load('pictures://Saved/b/1?x=%20y'))).toBe(12);
  expect(await app.evaluate(() => globalThis.fixture.log)).toEqual(['pictures://saved/b/1?x=%20y']);
  const violations: string[] = [];
  await page.exposeFunction('violated', (text: string) => violations.push(text));
  await page.evaluate(
    "addEventListener('securitypolicyviolation', (event) => violated(event.violatedDirective + ' ' + event.blockedURI))",
  );
  expect(await page.evaluate(load('data:image/svg+xml,<svg/>'))).toBe('error');
  expect(await page.evaluate(load('https://example.com/x.png'))).toBe('error');
  await page.evaluate(
    "document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.evil = 1' }))",
  );
  await expect
    .poll(() => violations)
    .toEqual(['img-src data', 'img-src https://example.com/x.png', 'script-src-elem inline']);
  expect(await page.evaluate('typeof evil')).toBe('undefined');
});

test('images stream from the handler byte for byte, up to thirty megabytes', async () => {
  const { app, page } = await start();
  await app.evaluate(() => {
    globalThis.fixture.pictures = async () => {
      // A real PNG of 1 × 1 and then thirty megabytes that the decoder does not look at.
      const png = Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      );
      let sent = 0;
      const body = new ReadableStream({
        pull(controller) {
          controller.enqueue(sent === 0 ? png : new Uint8Array(1 << 20));
          if (++sent > 30) controller.close();
        },
      });
      return new Response(body, { headers: { 'content-type': 'image/png' } });
    };
  });
  expect(await page.evaluate(load('pictures://saved/large'))).toBe(1);
});

test('two hundred images on their way do not hold up the messages', async () => {
  const { app, page } = await start();
  await app.evaluate(() => {
    // A PNG, which is decoded apart from the page's own thread, and 300 KB that the decoder does not look at.
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const bytes = Buffer.concat([Buffer.from(png, 'base64'), Buffer.alloc(300_000)]);
    globalThis.fixture.pictures = async () =>
      new Response(new Blob([bytes]).stream(), { headers: { 'content-type': 'image/png' } });
  });
  const order = await page.evaluate<string[]>(`(async () => {
    const order = [];
    const images = Array.from({ length: 200 }, (_, n) => ${load("pictures://saved/' + n + '")}.then((width) => order.push(width === 1 ? 'image' : 'error')));
    const messages = (async () => { for (let n = 0; n < 10; n++) { await bridge.invoke('echo', n); order.push('message'); } })();
    await Promise.all([...images, messages]);
    return order;
  })()`);
  expect(order.filter((what) => what === 'image')).toHaveLength(200);
  // On the debugging pipe every one of them would wait for all the images that were asked for before it.
  expect(order.lastIndexOf('message')).toBeLessThan(150);
});

test('a handler that fails, or says error, fails the request', async () => {
  const { app, page, output } = await start();
  await app.evaluate(() => {
    globalThis.fixture.pictures = async ({ url }) => {
      if (url.endsWith('throws')) throw new Error('no picture today');
      return url.endsWith('wrong') ? (5 as unknown as Response) : Response.error();
    };
  });
  for (const name of ['throws', 'wrong', 'error'])
    expect(await page.evaluate(load(`pictures://saved/${name}`)), name).toBe('error');
  await expect.poll(output).toContain('no picture today');
});

test('a scheme has one handler, and is registered before', async () => {
  const { app } = await start();
  const errors = await app.evaluate(({ protocol }) =>
    ['app', 'other', 'https'].map((scheme) =>
      globalThis.fixture.attempt(() => protocol.handle(scheme, () => new Response())),
    ),
  );
  expect(errors[0]).toBe('Error: Failed to register protocol: app');
  for (const error of errors.slice(1)) expect(error).toContain('is not implemented');
});

test('before the app is ready there are no windows, sessions or handlers, and schemes are told once', async () => {
  const lines = (await runScript('before-ready')).split('\n').filter((line) => line.startsWith('{'));
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { window: 'Error: Cannot create BrowserWindow before app is ready' },
    { session: 'Error: Session can only be received when app is ready' },
    { handle: 'Error: Session can only be received when app is ready' },
    { dialog: 'Error: dialog module can only be used after app is ready' },
    { register: '' },
    { again: 'Error: protocol.registerSchemesAsPrivileged can be called only once' },
    { unknown: "Error: electron stand-in: app.getPath('nowhere') is not implemented" },
    { late: 'Error: protocol.registerSchemesAsPrivileged should be called before app is ready' },
    { sandbox: 'Error: app.enableSandbox() can only be called before app is ready' },
  ]);
});

test('a page that cannot be loaded rejects in Electron’s words', async () => {
  const { app } = await start();
  const results = await app.evaluate(() =>
    Promise.all(
      ['file:///nowhere.html', 'http://127.0.0.1:1/', 'unknown://x/'].map((url) =>
        globalThis.fixture
          .open()
          .loadURL(url)
          .then(
            () => 'loaded',
            (error: Error) => error.message,
          ),
      ),
    ),
  );
  expect(results).toEqual([
    "ERR_FAILED loading 'file:///nowhere.html'",
    "ERR_FAILED loading 'http://127.0.0.1:1/'",
    "ERR_UNKNOWN_URL_SCHEME loading 'unknown://x/'",
  ]);
});

test('a page of the web that the app asks for needs no will-navigate, in whichever spelling', async () => {
  const server = createServer((_request, answer) =>
    answer.setHeader('content-type', 'text/html').end('<title>web</title>'),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { app } = await start();
  const told = await app.evaluate(async (_electron, origin) => {
    const urls: string[] = [];
    for (const url of [origin, `${origin}/a b#c`, origin.toUpperCase()]) {
      const window = globalThis.fixture.open();
      window.webContents.on('will-navigate', (event) => event.preventDefault());
      await window.loadURL(url);
      urls.push(window.webContents.mainFrame.url);
    }
    return urls;
  }, `http://127.0.0.1:${port}`);
  const origin = `http://127.0.0.1:${port}/`;
  expect(told).toEqual([origin, `${origin}a%20b#c`, origin]);
  server.close();
});
