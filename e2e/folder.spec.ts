import { readdir, rm, writeFile } from 'node:fs/promises';
import { answerOpenDialog, chooseFolder, end, expect, test } from './support/app.ts';
import { paste, start, summary } from './support/list.ts';

test('the chosen folder is remembered by the next start', async ({ launch, folder }) => {
  const first = await launch();
  await chooseFolder(first, folder);
  const field = first.page.getByRole('region', { name: 'Folder' });
  await expect(field).toContainText('images');
  await first.app.close();
  const second = await launch();
  await expect(second.page.getByRole('region', { name: 'Folder' })).toContainText('images');
  await expect(second.page.getByRole('region', { name: 'Folder' })).toContainText('free');
});

test('a cancelled dialog leaves the folder as it was', async ({ app, page }) => {
  const field = page.getByRole('region', { name: 'Folder' });
  await expect(field).toContainText('images');
  await answerOpenDialog(app, []);
  await field.getByRole('button', { name: 'Change…' }).click();
  await expect(field).toContainText('images');
});

test('a folder that is missing is told before the start and can be made', async ({ launch, folder, server }) => {
  const { app, page } = await launch();
  await rm(folder, { recursive: true });
  await chooseFolder({ app, page }, folder);
  await paste(page, server.url('ok'));
  const field = page.getByRole('region', { name: 'Folder' });
  await expect(field.getByRole('alert')).toContainText('is not there');
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeDisabled();
  await field.getByRole('button', { name: 'Create folder' }).click();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeEnabled();
});

test('a folder that goes away in mid-run stops the list in words, and going on finishes it', async ({
  page,
  server,
  folder,
}) => {
  const gate = server.hold('/ok', 'head');
  await paste(page, [1, 2, 3].map((n) => server.url('ok', { name: `${n}.jpg` })).join('\n'));
  await start(page);
  await gate.waitFor(3);
  await rm(folder, { recursive: true });
  await writeFile(folder, 'in the way');
  gate.open();
  const stopped = page.getByRole('alert');
  await expect(stopped).toContainText('no longer there');
  await expect(stopped.getByRole('button', { name: 'Resume', exact: true })).toBeVisible();
  await stopped.getByRole('button', { name: 'Create folder and resume' }).click();
  await expect(page.getByText('In place of the folder')).toBeVisible();
  await expect(stopped).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('folder-gone.png') });
  await rm(folder);
  await stopped.getByRole('button', { name: 'Create folder and resume' }).click();
  await expect(summary(page)).toContainText('3 images');
});

test('a list whose folder was deleted offers to make it, and goes on there', async ({ launch, folder, server }) => {
  const first = await launch();
  await chooseFolder(first, folder);
  const lost = server.url('status', { code: 404, name: 'lost.jpg' });
  await paste(first.page, [1, 2].map((n) => server.url('ok', { name: `${n}.jpg` })).join('\n') + `\n${lost}`);
  await start(first.page);
  await expect(summary(first.page)).toContainText('2 images');
  await end(first.app);
  await rm(folder, { recursive: true });

  const { page } = await launch();
  const list = page.getByRole('navigation', { name: 'Lists' }).getByRole('listitem');
  await list.getByRole('button').first().click();
  await summary(page).getByRole('button', { name: 'Retry failed' }).click();
  const toast = page.getByRole('dialog').filter({ hasText: 'no longer there' });
  await page.screenshot({ path: test.info().outputPath('retry-without-folder.png') });
  await toast.getByRole('button', { name: 'Create folder' }).click();
  await expect.poll(() => server.requestsFor(lost).length).toBe(2);
  await expect(summary(page)).toBeVisible();
  expect(await readdir(folder)).toEqual([]);

  await rm(folder, { recursive: true });
  await list.getByRole('button').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Download what is missing' }).click();
  await expect(list.getByRole('alert')).toContainText('is not there any more');
  await page.screenshot({ path: test.info().outputPath('run-again-without-folder.png') });
  await list.getByRole('button', { name: 'Create folder for' }).click();
  await expect.poll(async () => (await readdir(folder).catch(() => [])).length).toBe(2);
  await expect(summary(page)).toContainText('2 images');
  await expect(list.getByRole('button').first()).toBeFocused();
});
