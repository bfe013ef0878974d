import { expect, test } from 'vitest';
import { start } from './fixtures/fixture-app.ts';

/** What an expression gives in the page, or the error that it throws. */
const attempt = (expression: string): string =>
  `(async () => { try { return await (${expression}); } catch (error) { return error.name + ': ' + error.message; } })()`;

test('what is exposed is there before the page runs, copied and frozen to the bottom', async () => {
  const { page } = await start();
  expect(await page.evaluate('bridge.nested.deep.add(1, 2)')).toBe(3);
  const frozen =
    'bridge bridge.nested bridge.nested.deep bridge.nested.deep.list bridge.nested.deep.list[1] bridge.nested.deep.add';
  for (const name of frozen.split(' ')) expect(await page.evaluate(`Object.isFrozen(${name})`), name).toBe(true);
  expect(await page.evaluate('bridge.nested.deep.list[1].x = 9, bridge.nested.deep.list')).toEqual([1, { x: 2 }]);
  expect(await page.evaluate('delete globalThis.bridge, globalThis.bridge = 1, typeof bridge')).toBe('object');
  expect(await page.evaluate('[bridge.bytes instanceof Uint8Array, ...bridge.bytes, bridge.date.getTime()]')).toEqual([
    true,
    1,
    2,
    3,
    5,
  ]);
});

test('neither Node nor Electron nor the bridge itself can be reached from the page', async () => {
  const { page } = await start();
  const names = 'require process module Buffer standinSend standinReceive electron ipcRenderer';
  for (const name of names.split(' ')) expect(await page.evaluate(`typeof globalThis.${name}`), name).toBe('undefined');
  expect(await page.evaluate('bridge.ipcRenderer')).toEqual({});
});

test('functions cross in both directions, and come back as themselves', async () => {
  const { page } = await start();
  expect(await page.evaluate('bridge.call((text) => text + "!")')).toBe('ping!');
  expect(await page.evaluate('bridge.callLater(async (text) => text + "?")')).toBe('got ping?');
  expect(await page.evaluate('(() => { const f = () => 1; return bridge.same(f) === f; })()')).toBe(true);
});

test('of an error only the message crosses', async () => {
  const { page } = await start();
  expect(await page.evaluate(attempt('bridge.throwsRange()'))).toBe('Error: from the preload');
  expect(await page.evaluate(attempt('bridge.rejects()'))).toBe('Error: later');
  expect(await page.evaluate(attempt('bridge.throwsNothing()'))).toBe(
    'Error: An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.',
  );
  expect(await page.evaluate('[bridge.error() instanceof Error, bridge.error().name, bridge.error().message]')).toEqual(
    [true, 'Error', 'as a value'],
  );
});

test('of a class only own properties cross, and a circle stays one', async () => {
  const { page } = await start();
  expect(await page.evaluate('[Object.getPrototypeOf(bridge.thing()) === Object.prototype, bridge.thing()]')).toEqual([
    true,
    { own: 1 },
  ]);
  expect(await page.evaluate('(() => { const c = bridge.cyclic(); return c.self.self === c && c.n; })()')).toBe(1);
});

test('what Electron cannot clone is refused', async () => {
  const { page } = await start();
  for (const call of ['weak', 'proxy', 'proxyList', 'symbol', 'element'])
    expect(await page.evaluate(attempt(`bridge.${call}()`)), call).toBe('Error: An object could not be cloned.');
  for (const value of [
    'new WeakSet()',
    'new Proxy({}, {})',
    'new Proxy([], {})',
    '[new Proxy({}, {})]',
    'Symbol.iterator',
    'document.body',
  ])
    expect(await page.evaluate(attempt(`bridge.take(${value})`)), value).toBe('Error: An object could not be cloned.');
  expect(await page.evaluate(attempt('bridge.deep()'))).toBe(
    'Error: Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
  );
});

test('a value that structured clone knows arrives as what it was', async () => {
  const { page } = await start();
  const values = [
    'new Date(5)',
    'new Map([[1, 2]])',
    'new Set([1])',
    '/a/g',
    'new Uint8Array(3)',
    'new ArrayBuffer(3)',
    'new File(["x"], "x.txt")',
    '5n',
    'null',
    'undefined',
  ];
  const tags = ['Date', 'Map', 'Set', 'RegExp', 'Uint8Array', 'ArrayBuffer', 'File', 'BigInt', 'Null', 'Undefined'];
  for (const [index, value] of values.entries())
    expect(await page.evaluate(`bridge.take(${value})`), value).toBe(`[object ${tags[index]}]`);
});

test('a name that the window has already cannot be exposed', async () => {
  const { page } = await start();
  const refused = { error: 'Error: Cannot bind an API on top of an existing property on the window object' };
  expect(await page.evaluate('bridge.expose("bridge")')).toEqual(refused);
  expect(await page.evaluate('bridge.expose("document")')).toEqual(refused);
  expect(await page.evaluate('[bridge.expose("free"), free]')).toEqual([{}, 1]);
});

test('a sandboxed preload may require electron, events, timers and url, and nothing else', async () => {
  const { page } = await start();
  for (const name of [
    'electron',
    'electron/renderer',
    'electron/common',
    'events',
    'timers',
    'url',
    'node:events',
    'node:timers',
    'node:url',
  ])
    expect(await page.evaluate(`bridge.require('${name}')`), name).toEqual({ value: true });
  for (const name of [
    'fs',
    'node:fs',
    'path',
    'node:path',
    'electron/main',
    'util',
    './other.cjs',
    'zod',
    'constructor',
    'node:electron',
  ])
    expect(await page.evaluate(`bridge.require('${name}')`), name).toEqual({
      error: `Error: module not found: ${name}`,
    });
  expect(await page.evaluate('bridge.globals')).toEqual({
    process: 'object',
    type: 'renderer',
    sandboxed: true,
    node: 'undefined',
    Buffer: 'undefined',
  });
});

test('what the stand-in lacks in a preload script fails on use', async () => {
  const { page } = await start();
  expect(await page.evaluate('bridge.unused()')).toEqual([
    { error: 'Error: electron stand-in: webFrame is not implemented' },
    { error: 'Error: electron stand-in: ipcRenderer.sendSync is not implemented' },
  ]);
});
