import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { countTab, paste, progressPanel, start, summary } from './support/list.ts';

/** Answers the next save dialog with this path. */
async function answerSaveDialog(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: path === '', filePath: path });
  }, filePath);
}

const withLogin = (url = ''): string => url.replace('//', '//fish:secret@');

/** What the app puts on the clipboard from now on. */
async function watchClipboard(app: ElectronApplication): Promise<() => Promise<string>> {
  await app.evaluate(({ clipboard }) => {
    clipboard.writeText = async (text) => void Object.assign(globalThis, { copied: text });
  });
  return async () => await app.evaluate(() => String(Reflect.get(globalThis, 'copied')));
}

test('failed and saved are counted apart, and the failed URLs can be copied or saved as a list', async ({
  app,
  page,
  server,
  folder,
}) => {
  const gone = [1, 2].map((n) => server.url('status', { code: 404, name: `gone-${n}.jpg` }));
  const gate = server.hold('/ok;seed=9');
  const list = [gone[0], server.url('ok'), withLogin(gone[1]), server.url('ok', { seed: 9, name: 'held.jpg' })];
  await paste(page, list.join('\n'));
  await start(page);
  await gate.waitFor(1);
  await expect(progressPanel(page)).toContainText('2 failed');
  await expect(progressPanel(page)).toContainText('1 of 4 saved');
  await expect(progressPanel(page).getByRole('progressbar', { name: 'All images' })).toHaveAttribute(
    'aria-valuetext',
    '1 of 4 images saved, 25%',
  );
  gate.open();
  const failedUrls = summary(page).getByRole('button', { name: 'Failed URLs' });
  await failedUrls.click();
  const copied = await watchClipboard(app);
  await page.getByRole('menuitem', { name: 'Copy failed URLs' }).click();
  await expect(page.getByText('2 failed URLs copied')).toBeVisible();
  expect(await copied()).toBe(gone.join('\n'));

  const file = join(folder, 'failed.txt');
  await answerSaveDialog(app, file);
  await failedUrls.click();
  await page.getByRole('menuitem', { name: 'Save list of failed URLs…' }).click();
  await expect(page.getByText('2 failed URLs saved')).toBeVisible();
  expect(await readFile(file, 'utf8')).toBe(gone.map((url) => `${url}\n`).join(''));
});

test('Clear all can be taken back', async ({ page, server }) => {
  await paste(page, [1, 2, 3].map((seed) => server.url('ok', { seed })).join('\n'));
  await expect(countTab(page, /^3 images/)).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  const field = page.getByRole('textbox', { name: 'Image URLs' });
  await expect(field).toHaveValue('');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(countTab(page, /^3 images/)).toBeVisible();
  expect((await field.inputValue()).split('\n')).toHaveLength(3);

  // Only the last one can, and only its message offers it.
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(field).toBeFocused();
  await field.fill(server.url('ok'));
  await expect(countTab(page, /^1 image/)).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(
    page.getByRole('dialog').filter({ hasText: 'List cleared' }).filter({ hasText: '1 image' }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(field).toHaveValue(server.url('ok'));
});

test('the number at once holds no more than its greatest while it is typed', async ({ page }) => {
  const atOnce = page.getByRole('textbox', { name: 'At once' });
  await atOnce.press('ControlOrMeta+a');
  await atOnce.pressSequentially('999');
  await expect(atOnce).toHaveValue('256');
});
