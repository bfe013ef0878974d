import { rm, writeFile } from 'node:fs/promises';
import { answerOpenDialog, chooseFolder, expect, test } from './support/app.ts';
import { paste, start } from './support/list.ts';

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
  await expect(page.getByRole('alert')).toContainText('no longer there');
  await rm(folder);
  const { mkdir } = await import('node:fs/promises');
  await mkdir(folder);
  await page
    .getByRole('alert')
    .getByRole('button', { name: /Resume/ })
    .click();
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('3 images');
});
