import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession } from '@playwright/test';
import { chooseFolder, expect, test } from './support/app.ts';
import { paste, row, start } from './support/list.ts';

test("a crash of the window's process loads it anew, with the downloads that went on", async ({
  page,
  server,
  folder,
  userData,
}) => {
  const gate = server.hold('/ok;seed=2');
  await paste(page, [1, 2].map((n) => server.url('ok', { name: `${n}.jpg`, seed: n })).join('\n'));
  await start(page);
  await gate.waitFor(1);
  await expect(row(page, '1.jpg')).toHaveAttribute('data-state', 'done');
  const client = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  client.send('Page.crash').catch(() => undefined); // there is nobody left to answer
  await crashed;
  // Playwright gives a page up that has crashed; its process is asked directly.
  await expect.poll(async () => await textOf(client)).toContain('The window was opened anew');
  expect(await textOf(client)).toContain('2.jpg');
  gate.open();
  await expect.poll(async () => (await readdir(folder)).sort()).toEqual(['1.jpg', '2.jpg']);
  await expect.poll(async () => await textOf(client)).toContain('Save report');
  expect(server.requests).toHaveLength(2);
  expect(await readFile(join(userData, 'logs', 'shoal.log'), 'utf8')).toMatch(/error The window's process is gone/);
});

test('a crash of the app itself starts it anew, and the list can be gone on with', async ({
  launch,
  folder,
  server,
  userData,
}) => {
  const first = await launch();
  await chooseFolder(first, folder);
  const gate = server.hold('/ok;seed=2');
  await paste(first.page, [1, 2].map((n) => server.url('ok', { name: `${n}.jpg`, seed: n })).join('\n'));
  await start(first.page);
  await gate.waitFor(1);
  await expect(row(first.page, '1.jpg')).toHaveAttribute('data-state', 'done');
  const ended = new Promise<number | null>((resolve) => first.app.process().once('exit', resolve));
  let said = '';
  first.app.process().stderr?.on('data', (data: Buffer) => (said += data.toString()));
  // Whether the new process is asked for is noted in a file; it would outlive the test.
  await first.app
    .evaluate(({ app }) => {
      app.relaunch = (options) => console.error(`asked to start anew with ${options?.args?.at(-1)}.`);
      setTimeout(() => {
        throw new Error('https://ann:secret1@example.com broke it');
      });
    })
    .catch(() => undefined);
  expect(await ended).toBe(1);
  await expect.poll(() => said).toMatch(/asked to start anew with --restarted-at=\d+\./);
  const log = await readFile(join(userData, 'logs', 'shoal.log'), 'utf8');
  expect(log).toMatch(/error Shoal crashed: Error: https:\/\/example\.com broke it\n {4}at /);
  gate.open();
  const second = await launch();
  await second.page
    .getByRole('button', { name: /Go on|Resume|Continue/ })
    .first()
    .click();
  await expect(row(second.page, '2.jpg')).toHaveAttribute('data-state', 'done');
  expect((await readdir(folder)).sort()).toEqual(['1.jpg', '2.jpg']);
});

test('diagnostics can be copied from the menu, without the addresses of the list', async ({ app, page, server }) => {
  await paste(page, server.url('ok', { name: 'private.jpg' }));
  await start(page);
  await page.bringToFront();
  const copied = await app.evaluate(async ({ clipboard, Menu }) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    clipboard.writeText = async (text: string) => resolve(text);
    Menu.getApplicationMenu()?.getMenuItemById('copy-diagnostics')?.click();
    return await promise;
  });
  expect(copied).toMatch(/^Shoal \d+\.\d+\.\d+\n(Electron|stand-in)/);
  expect(copied).toContain('note Shoal');
  expect(copied).not.toContain('private');
  await expect(page.getByText('The diagnostics are in the clipboard')).toBeVisible();
});

async function textOf(client: CDPSession): Promise<string> {
  const answer = await client
    .send('Runtime.evaluate', { expression: 'document.body.innerText' })
    .catch(() => ({ result: { value: '' } }));
  return String(answer.result.value);
}
