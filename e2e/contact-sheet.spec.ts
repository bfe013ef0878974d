import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { chooseFolder, end, expect, test } from './support/app.ts';
import { floodPng } from './support/flood-png.ts';
import { paste, row, rows, start, summary } from './support/list.ts';
import { serve } from './support/serve.ts';

const sheet = (page: Page): Locator => page.getByRole('grid', { name: 'Contact sheet' });
const tile = (page: Page, name: string): Locator => sheet(page).getByRole('gridcell', { name, exact: true });
const view = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'View', exact: true }).getByRole('button', { name, exact: true });

const isThere = async (path: string): Promise<boolean> =>
  await access(path).then(
    () => true,
    () => false,
  );

const dataHome = process.env['XDG_DATA_HOME'];
test.afterEach(() => {
  if (dataHome === undefined) delete process.env['XDG_DATA_HOME'];
  else process.env['XDG_DATA_HOME'] = dataHome;
});

test('images are looked at, kept, rejected and brought back with the keyboard alone', async ({
  launch,
  folder,
  userData,
  server,
}, testInfo) => {
  // Where the trash is on Linux, for this test alone.
  const trash = join(userData, 'trash');
  process.env['XDG_DATA_HOME'] = trash;
  const trashed = async (): Promise<string[]> => {
    const names: string[] = await readdir(join(trash, 'Trash', 'files')).catch(() => []);
    return names.sort();
  };
  const running = await launch();
  const { app, page } = running;
  await chooseFolder(running, folder);
  const url = (n: number, seed = n): string => server.url('ok', { name: `photo ${n}.jpg`, seed, bytes: 90_000 });
  const urls = [
    url(1),
    url(2),
    url(3),
    url(4),
    url(5),
    url(6, 2),
    server.url('status', { code: 404, name: 'gone.jpg' }),
  ];
  await paste(page, urls.join('\n'));
  await start(page);
  await expect(summary(page)).toContainText('6 images');

  await view(page, 'Images').focus();
  await page.keyboard.press('Enter');
  await expect(tile(page, 'photo 1.jpg').locator('img')).toHaveAttribute('src', /thumb\//);
  await expect(tile(page, 'gone.jpg')).toContainText('Failed');
  await page.screenshot({ path: testInfo.outputPath('sheet.png') });

  // To the tiles: the search leads there.
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Enter');
  await expect(tile(page, 'photo 1.jpg')).toBeFocused();
  await page.keyboard.press('End');
  await expect(tile(page, 'gone.jpg')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(tile(page, 'photo 2.jpg')).toBeFocused();

  await page.keyboard.press('Space');
  const preview = page.getByRole('dialog', { name: 'photo 2.jpg' });
  await expect(preview).toContainText('2 of 7 · 16 × 12 pixels · 90 kB · JPEG');
  await page.keyboard.press('z');
  await expect(preview.getByRole('button', { name: '100%' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('dialog', { name: 'photo 3.jpg' })).toBeVisible();
  await page.keyboard.press('k');
  await expect(page.getByRole('button', { name: 'Keep' })).toHaveAttribute('aria-pressed', 'true');
  await page.screenshot({ path: testInfo.outputPath('preview.png') });
  await page.keyboard.press('Space');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(tile(page, 'photo 3.jpg, Kept')).toBeFocused();

  // Three at once, and back again.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByRole('toolbar', { name: 'Selected images' })).toContainText('2 selected');
  await page.keyboard.press('x');
  await expect(tile(page, 'photo 5.jpg, Rejected')).toBeVisible();
  const told = page.getByRole('region', { name: 'Notifications' });
  await expect(told).toContainText('2 images rejected');
  expect((await readdir(folder)).filter((name) => name.endsWith('.jpg')).sort()).toEqual([
    'photo 1.jpg',
    'photo 2.jpg',
    'photo 3.jpg',
    'photo 6.jpg',
  ]);
  await page.screenshot({ path: testInfo.outputPath('rejected.png') });
  // It has nothing to take back any more once they are rejected no longer.
  await page.keyboard.press('x');
  await expect(tile(page, 'photo 5.jpg')).toBeVisible();
  await expect(told).not.toContainText('rejected', { timeout: 5000 }); // before it goes by itself
  expect(await isThere(join(folder, 'photo 4.jpg'))).toBe(true);
  expect(await isThere(join(folder, 'photo 5.jpg'))).toBe(true);

  // Whoever goes through those without a mark has the next one in hand as soon as one has got its mark.
  await page.getByRole('button', { name: /^Unmarked/ }).press('Enter');
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await expect(tile(page, 'photo 1.jpg')).toBeFocused();
  await page.keyboard.press('k');
  await expect(tile(page, 'photo 2.jpg')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('dialog', { name: 'photo 2.jpg' })).toContainText('1 of 4');
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('dialog', { name: 'photo 4.jpg' })).toContainText('2 of 4');
  await page.keyboard.press('k');
  await expect(page.getByRole('dialog', { name: 'photo 4.jpg' })).not.toContainText('of 4');
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('dialog', { name: 'photo 5.jpg' })).toContainText('2 of 3');
  await page.keyboard.press('k');
  await expect(page.getByRole('dialog', { name: 'photo 5.jpg' })).not.toContainText('of 3');
  await page.keyboard.press('Space');
  await expect(tile(page, 'photo 6.jpg')).toBeFocused();
  for (const photo of ['photo 5.jpg', 'photo 4.jpg', 'photo 1.jpg']) {
    await page.keyboard.press('Control+z');
    await expect(tile(page, photo)).toBeVisible();
  }
  await page.getByRole('button', { name: 'All', exact: true }).press('Enter');

  // The same picture twice stands side by side; one of them goes.
  await page.getByRole('button', { name: 'Duplicates' }).focus();
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toContainText('2 times the same image, 90 kB each');
  await expect(sheet(page).locator('[data-id]')).toHaveCount(2);
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await expect(tile(page, 'photo 6.jpg, Rejected')).toBeVisible();
  await page.getByRole('button', { name: 'Duplicates' }).press('Enter');

  // The list shows the same, with the same thumbnails.
  await view(page, 'List').press('Enter');
  await expect(row(page, 'photo 6.jpg')).toContainText('Rejected');
  await expect(row(page, 'photo 3.jpg')).toContainText('Kept');
  await expect(row(page, 'photo 1.jpg').locator('img')).toHaveAttribute('src', /thumb\//);

  // Killed before the trash has it: it waits in the folder, and the next start hands it over.
  await end(app, 'SIGKILL');
  expect(await isThere(join(folder, '.shoal-rejected', 'photo 6.jpg'))).toBe(true);

  // The same list again: what was rejected is not fetched again, until it is wanted after all.
  const again = await launch();
  await expect.poll(async () => await isThere(join(folder, '.shoal-rejected'))).toBe(false);
  if (process.platform === 'linux') expect(await trashed()).toEqual(['photo 6.jpg']);
  await chooseFolder(again, folder);
  await paste(again.page, urls.slice(0, 6).join('\n'));
  await start(again.page);
  await expect(row(again.page, 'photo 6.jpg')).toContainText('Rejected');
  expect(server.requestsFor(urls[5] ?? '')).toHaveLength(1);
  await view(again.page, 'Images').press('Enter');
  await tile(again.page, 'photo 6.jpg, Rejected').focus();
  await again.page.keyboard.press('x');
  await expect(tile(again.page, 'photo 6.jpg').locator('img')).toBeVisible();
  expect(await isThere(join(folder, 'photo 6.jpg'))).toBe(true);

  // Ended as usual, the trash has it at once.
  await tile(again.page, 'photo 1.jpg').focus();
  await again.page.keyboard.press('x');
  await expect(tile(again.page, 'photo 1.jpg, Rejected')).toBeVisible();
  await end(again.app);
  expect(await isThere(join(folder, '.shoal-rejected'))).toBe(false);
  if (process.platform === 'linux') expect(await trashed()).toEqual(['photo 1.jpg', 'photo 6.jpg']);
});

test('a flood of pixels and a file that is broken inside cost their own thumbnail and nothing else', async ({
  page,
  server,
}) => {
  const flood = await serve('image/png', await floodPng(50_000, 50_000));
  // A picture that says what it is, and ends as it should; what is between is none.
  const good = await floodPng(400, 300);
  const broken = await serve(
    'image/png',
    Buffer.concat([good.subarray(0, 45), good.subarray(45).map((b, n) => (n < good.length - 65 ? 0xaa : b))]),
  );
  const list = [
    `${flood.origin}/flood.png`,
    `${broken.origin}/broken.png`,
    server.url('ok', { name: 'good.jpg', bytes: 90_000 }),
  ];
  await paste(page, list.join('\n'));
  await start(page);
  await expect(rows(page)).toHaveCount(3);
  await expect(summary(page)).toBeVisible();
  await view(page, 'Images').click();
  await expect(tile(page, 'good.jpg').locator('img')).toHaveAttribute('src', /thumb\//);
  await expect(tile(page, 'flood.png')).toContainText('No preview');
  await expect(tile(page, 'broken.png')).toContainText('No preview');
  flood.close();
  broken.close();
});
