import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { FaultServer } from '../test-support/fault-server.ts';
import { chooseFolder, end, expect, test } from './support/app.ts';
import { countTab, paste, progressPanel, row, setAtOnce, start, summary } from './support/list.ts';

const sideBar = (page: Page): Locator => page.getByRole('navigation', { name: 'Lists' });
const part = (page: Page, name: 'Running' | 'Unfinished' | 'Finished'): Locator =>
  page.getByRole('region', { name: `${name} lists`, exact: true });
const list = (page: Page, name: string): Locator => sideBar(page).getByRole('listitem').filter({ hasText: name });
const open = async (page: Page, name: string): Promise<void> =>
  await list(page, name).getByRole('button', { name }).first().click();

const images = (server: FaultServer, count: number, name: string): string =>
  Array.from({ length: count }, (_, n) => server.url('ok', { name: `${name}-${n}.jpg`, seed: n })).join('\n');

async function rename(page: Page, from: string, to: string): Promise<void> {
  await list(page, from).getByRole('button').first().press('F2');
  const field = sideBar(page).getByRole('textbox', { name: /New name/ });
  await field.fill(to);
  await field.press('Enter');
  await expect(list(page, to)).toBeVisible();
}

test('two lists are downloaded at once, stay over a restart, and are gone on with, opened, run again and removed', async ({
  launch,
  folder,
  server,
}) => {
  const first = await launch();
  await chooseFolder(first, folder);
  await setAtOnce(first.page, 8);
  const gate = server.hold('/resumable');
  const slow = Array.from({ length: 6 }, (_, n) => server.url('resumable', { name: `slow-${n}.jpg`, seed: n }));
  await paste(first.page, slow.join('\n'));
  await start(first.page);
  await gate.waitFor(6);
  gate.release(2);
  await expect(progressPanel(first.page)).toContainText('2 of 6');
  await rename(first.page, 'Pasted URLs', 'Slow harbour');

  await first.page.getByRole('button', { name: 'New list' }).click();
  await paste(first.page, `${images(server, 5, 'quick')}\n${server.url('status', { code: 404, name: 'gone.jpg' })}`);
  await start(first.page);
  await expect(summary(first.page)).toContainText('5 images');
  await rename(first.page, 'Pasted URLs', 'Quick market');
  await expect(part(first.page, 'Running')).toContainText('2 of 6');
  await expect(part(first.page, 'Finished')).toContainText('1 failed');
  await open(first.page, 'Slow harbour');
  await expect(row(first.page, 'slow-0.jpg')).toBeVisible();
  await expect(progressPanel(first.page)).toContainText('2 of 6');
  gate.release(1);
  await expect(progressPanel(first.page)).toContainText('3 of 6');
  await first.page.screenshot({ path: test.info().outputPath('two-lists.png') });
  await end(first.app);

  const { app, page } = await launch();
  await expect(part(page, 'Unfinished')).toContainText('3 of 6 images saved');
  await open(page, 'Quick market');
  await expect(summary(page)).toContainText('5 images');
  await expect(row(page, 'quick-3.jpg')).toHaveAttribute('data-state', 'done');
  await expect(row(page, 'gone.jpg')).toHaveAttribute('data-state', 'failed');

  // Retrying what failed asks for nothing that somebody has removed; running it again does.
  await rm(join(folder, 'quick-3.jpg'));
  const retried = server.hold('/status', 'head');
  await summary(page).getByRole('button', { name: 'Retry failed' }).click();
  await retried.waitFor(1);
  await expect(part(page, 'Running')).toContainText('Quick market');
  retried.open();
  await expect(part(page, 'Finished')).toContainText('Quick market');
  await expect(summary(page)).toContainText('5 images');
  expect(server.requestsFor(server.url('status', { code: 404, name: 'gone.jpg' }))).toHaveLength(2);
  expect(await readdir(folder)).not.toContain('quick-3.jpg');
  await list(page, 'Quick market').getByRole('button').first().click({ button: 'right' });
  const again = server.hold('/ok');
  await page.getByRole('menuitem', { name: 'Download what is missing' }).click();
  await again.waitFor(1);
  await expect(progressPanel(page)).toContainText('4 of 6');
  again.open();
  await expect(summary(page)).toContainText('5 images');
  expect(await readdir(folder)).toContain('quick-3.jpg');
  await expect(part(page, 'Finished')).toContainText('Quick market');
  const asked = images(server, 5, 'quick')
    .split('\n')
    .map((url) => server.requestsFor(url).length);
  expect(asked).toEqual([1, 1, 1, 2, 1]);

  gate.open();
  await part(page, 'Unfinished').getByRole('button', { name: 'Go on with Slow harbour' }).click();
  await expect(summary(page)).toContainText('6 images');

  const trashed = await app.evaluateHandle(({ shell }) => {
    const paths: string[] = [];
    shell.trashItem = async (path: string) => void paths.push(path);
    return paths;
  });
  await expect(part(page, 'Finished')).toContainText('Quick market');
  await list(page, 'Quick market').getByRole('button').first().press('Delete');
  const question = page.getByRole('alertdialog');
  await question.getByRole('checkbox').click();
  await page.screenshot({ path: test.info().outputPath('remove.png') });
  await question.getByRole('button', { name: 'Remove, 5 files to the trash' }).click();
  await expect(list(page, 'Quick market')).toBeHidden();
  const names = (await trashed.jsonValue()).map((path) => path.slice(folder.length + 1));
  expect(names.sort()).toEqual([0, 1, 2, 3, 4].map((n) => `quick-${n}.jpg`));
});

test('the rows of a list are exported from its menu, as a table and as JSON, and are a list again', async ({
  app,
  page,
  folder,
  server,
}) => {
  const saveAs = async (path: string): Promise<void> =>
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: filePath === '', filePath });
    }, path);
  const exportRows = async (): Promise<void> => {
    await list(page, 'Pasted URLs').getByRole('button').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Export rows…' }).click();
  };
  await paste(page, `${images(server, 4, 'photo')}\n${server.url('status', { code: 404, name: 'gone.jpg' })}`);
  await start(page);
  await expect(summary(page)).toContainText('4 images');

  await saveAs('');
  await exportRows();
  await expect(page.getByRole('menu')).toHaveCount(0);
  const csv = join(folder, '..', 'rows.csv');
  await saveAs(csv);
  await exportRows();
  await expect(page.getByText('Saved as rows.csv')).toBeVisible();
  const lines = (await readFile(csv, 'utf8')).trim().split(/\r?\n/);
  expect(lines).toHaveLength(6);
  expect(lines[0]).toMatch(/url.*status/);
  expect(lines.filter((line) => /[^\w]saved[^\w]/.test(line))).toHaveLength(4);
  const jsonl = join(folder, '..', 'rows.jsonl');
  await saveAs(jsonl);
  await exportRows();
  await expect(page.getByText('Saved as rows.jsonl')).toBeVisible();
  const objects = (await readFile(jsonl, 'utf8')).trim().split('\n');
  expect(objects.map((line): unknown => JSON.parse(line))).toMatchObject([
    ...Array.from({ length: 4 }, () => ({ status: 'saved' })),
    { status: 'failed', url: server.url('status', { code: 404, name: 'gone.jpg' }) },
  ]);
  await saveAs(join(folder, 'no such folder', 'rows.csv'));
  await exportRows();
  await expect(page.getByText(/rows\.csv could not be saved/)).toBeVisible();

  await page.getByRole('button', { name: 'New list' }).click();
  // The report tells of a list that is not the one that is shown.
  const report = join(folder, '..', 'report.html');
  await saveAs(report);
  await list(page, 'Pasted URLs').getByRole('button').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Save report…' }).click();
  await expect(page.getByText('Saved as report.html')).toBeVisible();
  expect(await readFile(report, 'utf8')).toContain('gone.jpg');

  // What was exported is a list again, and what it has saved is known.
  await page.getByRole('main').drop({ files: { name: 'rows.csv', mimeType: 'text/csv', buffer: await readFile(csv) } });
  await expect(countTab(page, /^5 images/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Final names' })).toContainText('photo-3.jpg');
});

test('a list keeps the focus when it comes to its end', async ({ page, server }) => {
  const gate = server.hold('/ok');
  await paste(page, images(server, 2, 'slow'));
  await start(page);
  await gate.waitFor(2);
  const button = list(page, 'Pasted URLs').getByRole('button').first();
  await button.focus();
  gate.open();
  await expect(part(page, 'Finished')).toBeVisible();
  await expect(button).toBeFocused();
});

test('a name that is being written stays when its list comes to its end', async ({ page, server }) => {
  const gate = server.hold('/ok');
  await paste(page, images(server, 2, 'slow'));
  await start(page);
  await gate.waitFor(2);
  await list(page, 'Pasted URLs').getByRole('button').first().press('F2');
  const field = sideBar(page).getByRole('textbox', { name: /New name/ });
  await field.fill('Slow har');
  // The field is drawn anew: a key that is pressed just then must find it.
  await page.evaluate(() => {
    const watch = new MutationObserver(() => {
      const drawn = document.querySelector('[aria-label="Finished lists"] input');
      if (drawn === null) return;
      watch.disconnect();
      document.body.dataset['keys'] = drawn === document.activeElement ? 'field' : 'nowhere';
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
  gate.open();
  await expect(part(page, 'Finished')).toBeVisible();
  await expect(page.locator('body')).toHaveAttribute('data-keys', 'field');
  await expect(field).toBeFocused();
  await page.keyboard.type('bour');
  await page.keyboard.press('Enter');
  await expect(part(page, 'Finished')).toContainText('Slow harbour');
});

test('the side bar is folded away by its key, and by a narrow window', async ({ page }) => {
  await expect(sideBar(page)).toContainText('Lists that you start appear here');
  await page.getByRole('button', { name: 'Hide the lists' }).click();
  await expect(sideBar(page)).toBeHidden();
  await page.keyboard.press('ControlOrMeta+B');
  await expect(sideBar(page)).toBeVisible();
  await page.setViewportSize({ width: 720, height: 560 });
  await expect(sideBar(page)).toBeHidden();
  await page.getByRole('button', { name: 'Show the lists' }).click();
  await expect(sideBar(page)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('over.png') });
  await sideBar(page).getByRole('button', { name: 'New list' }).click();
  await expect(sideBar(page)).toBeHidden();
});
