import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerOpenDialog, expect, test } from './support/app.ts';
import { countTab, dropFiles, paste, summary, start } from './support/list.ts';

test('a mixed text pasted anywhere is counted before anything starts', async ({ page, server }) => {
  const one = server.url('ok', { name: 'one.jpg' });
  const two = server.url('ok', { name: 'two.jpg' });
  await paste(
    page,
    ['# my list', one, `and ![another](${two})`, one, 'ftp://example.com/old.jpg', 'https://', ''].join('\n'),
  );
  await expect(countTab(page, /^2 images/)).toBeVisible();
  await expect(countTab(page, /^1 double/)).toBeVisible();
  await countTab(page, /^2 bad lines/).click();
  const review = page.getByRole('region', { name: 'Check of the list' });
  await expect(review.getByRole('listitem').filter({ hasText: 'Line 5' })).toContainText('ftp');
  await expect(review.getByRole('listitem').filter({ hasText: 'Line 6' })).toBeVisible();
  expect(server.requests).toHaveLength(0);
});

test('typing into the field is read as well, and an empty list cannot be started', async ({ page, server }) => {
  const startButton = page.getByRole('button', { name: 'Start', exact: true });
  await expect(startButton).toBeDisabled();
  await page.getByRole('textbox', { name: 'Image URLs' }).fill(`${server.url('ok')}\n`);
  await expect(countTab(page, /^1 image/)).toBeVisible();
  await expect(startButton).toBeEnabled();
});

test('text files dropped on the window are read, with a path and without one', async ({ page, server, folder }) => {
  const onDisk = join(folder, '..', 'on disk.txt');
  await writeFile(onDisk, `${server.url('ok', { name: 'from-disk.jpg' })}\r\nnot a url at all://\r\n`);
  await dropFiles(page, [onDisk]);
  const sources = page.getByRole('list', { name: 'Sources' });
  await expect(sources.getByRole('listitem')).toContainText(['on disk.txt']);
  await page.getByRole('main').drop({
    files: {
      name: 'in memory.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(server.url('ok', { name: 'from-memory.jpg' })),
    },
  });
  await expect(sources.getByRole('listitem')).toHaveCount(2);
  await expect(countTab(page, /^2 images/)).toBeVisible();
  await page.getByRole('button', { name: 'Remove on disk.txt' }).click();
  await expect(countTab(page, /^1 image/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove in memory.txt' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(sources).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Image URLs' })).toBeFocused();
});

test('of several files each is shown while it waits, and one that is stopped adds nothing', async ({
  page,
  server,
}) => {
  // So that they are read when the test says so.
  await page.evaluate(() => {
    const open = new Promise((resolve) => Object.assign(window, { openFiles: resolve }));
    Blob.prototype.arrayBuffer = async function () {
      await open;
      return await new Response(this).arrayBuffer();
    };
  });
  const drop = async (names: readonly string[]): Promise<void> =>
    await page.getByRole('main').drop({
      files: names.map((name) => ({
        name: `${name}.txt`,
        mimeType: 'text/plain',
        buffer: Buffer.from(server.url('ok', { name: `${name}.jpg` })),
      })),
    });
  const sources = page.getByRole('list', { name: 'Sources' }).getByRole('listitem');
  await drop(['first']);
  await expect(page.getByRole('region', { name: 'Check of the list' })).toContainText('Reading the list…');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(sources).toHaveCount(0);
  await drop(['second', 'third', 'fourth']);
  await expect(sources).toContainText(['second.txtreading…', 'third.txtwaiting', 'fourth.txtwaiting']);
  await page.getByRole('button', { name: 'Stop reading second.txt' }).click();
  await page.getByRole('button', { name: 'Stop reading fourth.txt' }).click();
  await page.evaluate(() => void Reflect.get(window, 'openFiles')());
  await expect(countTab(page, /^1 image/)).toBeVisible();
  await expect(sources).toContainText(['third.txt']);
  await start(page);
  await expect(summary(page)).toContainText('1 image');
  expect(server.requests.map(({ path }) => path.split('/').at(-1))).toEqual(['third.jpg']);
});

test('a list is opened through the menu', async ({ app, page, server, folder }) => {
  const file = join(folder, '..', 'menu.txt');
  await writeFile(file, `${server.url('ok')}\n`);
  await answerOpenDialog(app, [file]);
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('open-files')?.click());
  await expect(page.getByRole('list', { name: 'Sources' }).getByRole('listitem')).toContainText(['menu.txt']);
});

test('an image that is dropped in place of a list is refused in words', async ({ page }) => {
  await page.getByRole('main').drop({
    files: { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0, 0, 0]) },
  });
  await expect(
    page.getByRole('region', { name: 'Notifications' }).getByText('photo.jpg is not a text file'),
  ).toBeVisible();
});

test('the empty window offers the demo list, and the demo runs', async ({ page }) => {
  await page.getByRole('button', { name: 'Try the demo list' }).click();
  await expect(countTab(page, /^60 images/)).toBeVisible();
  await start(page);
  await expect(summary(page)).toContainText(/60 images in [\d.]+ s/);
  await expect(summary(page)).toContainText('estimate');
});
