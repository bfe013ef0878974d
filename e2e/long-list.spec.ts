import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerOpenDialog, expect, test } from './support/app.ts';
import { rows, start } from './support/list.ts';

const count = 20_000;

// Numbers that do not depend on how busy the machine is; `npm run bench:window` measures the rest.
test('what is done to all rows of a long list crosses in one message each way, and few rows are in the page', async ({
  app,
  page,
  server,
  userData,
}) => {
  const gate = server.hold('/ok');
  const list = join(userData, 'long.txt');
  const urls = Array.from({ length: count }, (_, n) => server.url('ok', { name: `${String(n).padStart(5, '0')}.jpg` }));
  await writeFile(list, urls.join('\n'));
  await answerOpenDialog(app, [list]);
  await page.getByRole('button', { name: /^Open/ }).first().click();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeEnabled();
  await start(page);
  await gate.waitFor(1);
  await expect(rows(page).first()).toBeVisible();
  expect(await page.locator('[data-id]').count()).toBeLessThan(60);

  await app.evaluate(({ BrowserWindow }) => {
    const { serialize } = process.getBuiltinModule('v8');
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const send = contents?.send.bind(contents);
    if (contents === undefined || send === undefined) return;
    contents.send = (channel: string, ...args: unknown[]) => {
      const moved = Reflect.get(Object(args[0]), 'updated')?.moved ?? [];
      const isPause = moved.some(({ kind }: { kind: string }) => kind === 'paused');
      if (isPause)
        Object.assign(globalThis, { told: [...(Reflect.get(globalThis, 'told') ?? []), serialize(args).length] });
      send(channel, ...args);
    };
  });
  // What comes into the page while the list moves has its buttons as soon as it rests.
  await rows(page).nth(1).focus();
  await page.keyboard.press('End');
  const last = page.locator(`[data-id="${count - 1}"]`);
  await expect(last).toBeFocused();
  await expect(page.locator(`[data-id="${count - 3}"]`).getByRole('button', { name: 'Cancel' })).toHaveCount(1);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Space');
  await expect(page.locator('[data-id][data-state="queued"]')).toHaveCount(0);
  const told: unknown = await app.evaluate(() => Reflect.get(globalThis, 'told'));
  expect(told).toEqual([expect.any(Number)]);
  expect(Math.max(...Array.from(Object(told), Number))).toBeLessThan(20_000);
  gate.open();
});
