import { expect, test } from 'vitest';
import { start } from './fixtures/fixture-app.ts';

const message = (call: string): string =>
  `${call}.then(() => 'no error', (error) => error.name + ': ' + error.message)`;

test('values survive the way to main and back as structured clone has them', async () => {
  const { page } = await start();
  const seen = await page.evaluate(`(async () => {
    class Point { x = 1; get y() { return 2; } }
    const cyclic = { name: 'c' };
    cyclic.self = cyclic;
    const shared = [1];
    const value = {
      date: new Date(5), map: new Map([['k', new Set([1])]]), none: undefined, nothing: null, bytes: new Uint8Array([1, 2, 255]),
      view: new Float64Array([0.1, -0]), buffer: new Uint8Array([7]).buffer, numbers: [NaN, -0, Infinity, 2 ** 53], big: 10n,
      cyclic, one: shared, two: shared, point: new Point(),
      $: 'dollar', text: '\\u{1F41F} \\0 \\ud800', sparse: { $: 'n', v: 1 },
    };
    const back = await bridge.invoke('echo', value);
    return [
      back.date instanceof Date && back.date.getTime() === 5, back.map.get('k').has(1), 'none' in back && back.none === undefined, back.nothing === null,
      back.bytes instanceof Uint8Array && back.bytes.join() === '1,2,255', back.view instanceof Float64Array && Object.is(back.view[1], -0),
      back.buffer instanceof ArrayBuffer && new Uint8Array(back.buffer)[0] === 7,
      Number.isNaN(back.numbers[0]) && Object.is(back.numbers[1], -0) && back.numbers[2] === Infinity && back.numbers[3] === 2 ** 53,
      back.big === 10n, back.cyclic.self === back.cyclic, back.one === back.two,
      back.point.x === 1 && !('y' in back.point), back.$ === 'dollar', back.text === value.text.toWellFormed() || back.text === value.text, back.sparse.v === 1,
    ];
  })()`);
  expect(seen).toEqual(Array.from({ length: 15 }, () => true));
});

test('an error in a handler arrives with its name and message, in Electron’s words', async () => {
  const { page } = await start();
  expect(await page.evaluate(message("bridge.invoke('type-error')"))).toBe(
    "Error: Error invoking remote method 'type-error': TypeError: no such thing",
  );
});

const noHandler = (channel: string): string =>
  `Error: Error invoking remote method '${channel}': Error: No handler registered for '${channel}'`;

test('a channel without a handler rejects in Electron’s words, also after the handler was taken away', async () => {
  const { app, page } = await start();
  expect(await page.evaluate(message("bridge.invoke('nowhere')"))).toBe(noHandler('nowhere'));
  await app.evaluate(({ ipcMain }) => ipcMain.removeHandler('echo'));
  expect(await page.evaluate(message("bridge.invoke('echo', 1)"))).toBe(noHandler('echo'));
});

test('what cannot be cloned is refused on either side', async () => {
  const { app, page } = await start();
  expect(await page.evaluate('bridge.invokeFunction()')).toBe('Error: An object could not be cloned.');
  expect(await page.evaluate(message("bridge.invoke('echo', new File([], 'x'))"))).toBe(
    'Error: An object could not be cloned.',
  );
  expect(await page.evaluate(message("bridge.invoke('function')"))).toBe(
    "Error: Error invoking remote method 'function': Error: An object could not be cloned.",
  );
  const sent = await app.evaluate(({ BrowserWindow }) => {
    try {
      BrowserWindow.getAllWindows()[0]?.webContents.send('x', () => 1);
      return 'sent';
    } catch (error) {
      return String(error);
    }
  });
  expect(sent).toBe('Error: Failed to serialize arguments');
});

test('a channel has one handler, and a handler is a function', async () => {
  const { app } = await start();
  const errors = await app.evaluate(({ ipcMain }) => {
    const attempt = (handler: unknown, channel: string): string => {
      try {
        ipcMain.handle(channel, handler as () => void);
        return '';
      } catch (error) {
        return String(error);
      }
    };
    return [attempt(() => undefined, 'echo'), attempt(5, 'five')];
  });
  expect(errors).toEqual([
    "Error: Attempted to register a second handler for 'echo'",
    "Error: Expected handler to be a function, but found type 'number'",
  ]);
});

test('the sender’s frame is told, and is null once its document is gone', async () => {
  const { app, page } = await start();
  expect(await page.evaluate("bridge.invoke('sender')")).toEqual({
    url: 'app://fixture/index.html',
    isMain: true,
  });
  await app.evaluate(({ ipcMain }) => {
    ipcMain.once('first', (first) => {
      const before = first.senderFrame !== null;
      ipcMain.once('second', (second) => {
        globalThis.fixture.log.push([before, first.senderFrame, second.senderFrame !== null]);
      });
    });
  });
  await page.evaluate("bridge.send('first')");
  await page.reload();
  await page.evaluate("bridge.send('second')");
  await expect.poll(() => app.evaluate(() => globalThis.fixture.log)).toEqual([[true, null, true]]);
});

test('ten thousand messages arrive in order, each once, while the page asks in the other direction', async () => {
  const { app, page } = await start();
  await page.evaluate("globalThis.got = []; bridge.on('tick', (index) => got.push(index))");
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    for (let index = 0; index < 10_000; index++) contents?.send('tick', index, 'x'.repeat(100));
  });
  const answers = await page.evaluate<number[]>(
    "Promise.all(Array.from({ length: 500 }, (_, n) => bridge.invoke('echo', n)))",
  );
  expect(answers).toEqual(Array.from({ length: 500 }, (_, n) => n));
  await expect.poll(() => page.evaluate('got.length')).toBe(10_000);
  expect(await page.evaluate('got.every((value, index) => value === index)')).toBe(true);
});

test('twelve megabytes go through in both directions', async () => {
  const { page } = await start();
  const same = await page.evaluate(`(async () => {
    const bytes = new Uint8Array(12 << 20).map((_, index) => index * 31);
    const back = await bridge.invoke('echo', bytes);
    return back.length === bytes.length && back.every((byte, index) => byte === bytes[index]);
  })()`);
  expect(same).toBe(true);
});

test('a listener that was taken off hears nothing more', async () => {
  const { app, page } = await start();
  await page.evaluate("globalThis.heard = []; const off = bridge.on('news', (text) => { heard.push(text); off(); })");
  await app.evaluate(({ BrowserWindow }) => {
    for (const text of ['one', 'two']) BrowserWindow.getAllWindows()[0]?.webContents.send('news', text);
  });
  await page.evaluate("bridge.invoke('echo', 1)"); // behind both
  expect(await page.evaluate('heard')).toEqual(['one']);
});
