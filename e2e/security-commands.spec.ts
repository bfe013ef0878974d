import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { paste, start, summary } from './support/list.ts';
import './support/shoal-window.ts';

const preload = join(import.meta.dirname, '..', 'out', 'preload', 'index.cjs');
const megabytes10 = 10 << 20;

test('item 17: commands from any other window are refused, its own page or not', async ({ app, page }) => {
  expect(await callAll(page, 'nothing', ['appInfo'])).toMatchObject([{ answer: 'ok' }]);
  const [other] = await Promise.all([
    app.waitForEvent('window'),
    app.evaluate(async ({ BrowserWindow }, file) => {
      const window = new BrowserWindow({ webPreferences: { preload: file, sandbox: true, contextIsolation: true } });
      await window.loadURL('app://shoal/index.html');
    }, preload),
  ]);
  await other.waitForFunction(() => 'shoal' in window);
  const calls = await callAll(other, 'nothing');
  expect(calls.length).toBeGreaterThan(30);
  for (const { name, answer } of calls) expect(answer, name).toBe('untrusted-sender');
});

test('item 17: every command refuses what is of no shape of its own, and the app goes on', async ({ page, server }) => {
  test.slow(); // hundreds of megabytes go through a busy machine
  for (const payload of ['a path', 'an object', 'a list', '10 MB of nonsense'] as const) {
    await test.step(payload, async () => {
      const calls = await callAll(page, payload);
      expect(calls.length).toBeGreaterThan(30);
      for (const { name, answer } of calls) expect(answer, name).toBe('bad-payload');
    });
  }
  await paste(page, server.url('ok', { name: 'after.jpg' }));
  await start(page);
  await expect(summary(page)).toContainText('1 image');
});

/** Calls every function of `window.shoal` that is a command. @returns `ok` or the code of the error, for each */
async function callAll(
  page: Page,
  payload: 'nothing' | 'a path' | 'an object' | 'a list' | '10 MB of nonsense',
  only?: string[],
): Promise<{ name: string; answer: string }[]> {
  return await page.evaluate(
    async ({ payload, only, megabytes10 }) => {
      const hostile = {
        nothing: undefined,
        'a path': '/etc/passwd',
        'an object': { path: '/etc/passwd', ids: [0], id: 0, text: 'x', __proto__x: 1 },
        'a list': [[{ ids: [0] }]],
        '10 MB of nonsense': 'x'.repeat(megabytes10),
      }[payload];
      const calls: { name: string; answer: string }[] = [];
      for (const [name, call] of Object.entries(window.shoal)) {
        if (/^on[A-Z]/.test(name) || (only !== undefined && !only.some((one) => one === name))) continue;
        const result = await call(hostile);
        calls.push({ name, answer: result.ok ? 'ok' : result.error.code });
      }
      return calls;
    },
    { payload, only, megabytes10 },
  );
}
