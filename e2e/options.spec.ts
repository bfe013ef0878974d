import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { answerOpenDialog, chooseFolder, end, expect, test } from './support/app.ts';
import { keepScreens } from './support/gallery.ts';
import { paste, row, start, summary } from './support/list.ts';

async function openOptions(page: Page, tab: 'Files' | 'Requests' | 'Headers and cookies' | 'Speed'): Promise<Locator> {
  await page.getByRole('button', { name: /^Options/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Options' });
  await dialog.getByRole('tab', { name: tab }).click();
  return dialog;
}
const done = async (dialog: Locator): Promise<void> => await dialog.getByRole('button', { name: 'Done' }).click();

/** The files below a folder that hold a text. */
async function filesWith(folder: string, text: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((file) => join(file.parentPath, file.name));
  const contents = await Promise.all(paths.map(async (path) => await readFile(path, 'latin1')));
  return paths.filter((_, n) => text.test(contents[n]?.replaceAll('\0', '') ?? ''));
}

test('D7: a site that wants a Referer, a key and a cookie gives its images, under the names of the template', async ({
  app,
  page,
  server,
  folder,
  userData,
}) => {
  const { host } = new URL(server.origin);
  const cookies = join(folder, '..', 'cookies.txt');
  const rows = ['session\t1', 'key\tcookie-word'].map(
    (cookie) => `127.0.0.1\tFALSE\t/\tFALSE\t4102444800\t${cookie}\n`,
  );
  await writeFile(cookies, rows.join(''));
  await paste(
    page,
    [
      server.url('needsReferer', { referer: `${server.origin}/`, name: 'one.jpg' }),
      server.url('needsCookie', { name: 'two.jpg' }),
      server.url('ok', { seed: 3, name: 'three.jpg' }),
    ].join('\n'),
  );
  const dialog = await openOptions(page, 'Files');
  await dialog.getByRole('textbox', { name: 'File names' }).fill('{index:03}-{stem}');
  await expect(dialog.getByRole('list', { name: 'First names' }).getByRole('listitem')).toHaveText([
    '001-one.jpg',
    '002-two.jpg',
    '003-three.jpg',
  ]);
  await keepScreens(page, '8-options-files');
  await dialog.getByRole('tab', { name: 'Requests' }).click();
  await dialog.getByRole('button', { name: "The image's own site" }).click();
  await keepScreens(page, '8-options-requests');
  await dialog.getByRole('tab', { name: 'Headers and cookies' }).click();
  await dialog.getByRole('textbox', { name: 'Headers' }).fill(`[${host}]\nX-Key: header-word`);
  await answerOpenDialog(app, [cookies]);
  await dialog.getByRole('region', { name: 'Cookies' }).getByRole('button', { name: 'Choose…' }).click();
  await expect(dialog.getByRole('region', { name: 'Cookies' })).toContainText('cookies.txt · 2 cookies');
  await keepScreens(page, '8-options-secrets');
  await done(dialog);
  await expect(page.getByRole('button', { name: 'Options, 4 set' })).toBeVisible();
  await start(page);
  await expect(summary(page)).toContainText('3 images');
  await expect(row(page, '002-two.jpg')).toBeVisible();
  expect((await readdir(folder)).toSorted()).toEqual(['001-one.jpg', '002-two.jpg', '003-three.jpg']);
  for (const { headers } of server.requests) {
    expect(headers).toMatchObject({
      'x-key': 'header-word',
      cookie: 'session=1; key=cookie-word',
      referer: `${server.origin}/`,
    });
  }

  // Measured again with the same options; afterwards they are nowhere any more.
  await page.getByRole('button', { name: /New list/ }).click();
  const again = await openOptions(page, 'Headers and cookies');
  await expect(again.getByRole('textbox', { name: 'Headers' })).toHaveValue('');
  await expect(again.getByRole('region', { name: 'Cookies' })).toContainText('None');
  expect(await page.content()).not.toMatch(/header-word|cookie-word/);
  await end(app);
  expect(await filesWith(userData, /header-word|cookie-word/)).toEqual([]);
});

test('J4: options that cannot be used are told beside their fields, and none of them counts', async ({
  app,
  page,
  userData,
}) => {
  const dialog = await openOptions(page, 'Speed');
  const limit = dialog.getByRole('textbox', { name: 'Speed limit for this list' });
  await limit.fill('quick');
  await dialog.getByRole('tab', { name: 'Requests' }).click();
  await dialog.getByRole('button', { name: 'Another' }).click();
  await dialog.getByRole('textbox', { name: 'Address' }).fill('ftp://me:login-word@proxy.example');
  await dialog.getByRole('tab', { name: 'Headers and cookies' }).click();
  await dialog.getByRole('textbox', { name: 'Headers' }).fill('Accept: image/webp\nheader-word');
  await answerOpenDialog(app, [join(userData, 'settings.json')]);
  await dialog.getByRole('region', { name: 'Cookies' }).getByRole('button', { name: 'Choose…' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('settings.json holds no cookie that can be used.');
  await done(dialog);
  await expect(dialog).toContainText('Line 2 takes a name and a value with a colon between them');
  await keepScreens(page, '8-options-wrong');
  await dialog.getByRole('textbox', { name: 'Headers' }).fill('');
  await done(dialog);
  await expect(dialog).toContainText('The proxy takes an address that begins with http://, https:// or socks5://.');
  await dialog.getByRole('textbox', { name: 'Address' }).fill('http://me:login-word@proxy.example:3128');
  await done(dialog);
  await expect(dialog).toContainText('The limit takes a number of bytes above 0');
  await expect(limit).toBeFocused();
  await limit.fill('500 kB');
  await keepScreens(page, '8-options-speed');
  await done(dialog);
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Options, 2 set' })).toBeVisible();
  await page.getByRole('button', { name: 'Options, 2 set' }).click();
  await dialog.getByRole('tab', { name: 'Requests' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Address' })).toHaveValue('http://proxy.example:3128/');
  // They are the list's own: the settings are as they were.
  expect(await readFile(join(userData, 'settings.json'), 'utf8')).not.toMatch(/login-word|proxy\.example|500000/);
});

test('D7: a list that was stopped goes on with what it was begun with, whatever the options say then', async ({
  launch,
  server,
  folder,
  userData,
}) => {
  const first = await launch();
  await chooseFolder(first, folder);
  const gate = server.hold('/ok');
  await paste(first.page, [1, 2].map((seed) => server.url('ok', { seed, name: `${seed}.jpg` })).join('\n'));
  const dialog = await openOptions(first.page, 'Requests');
  await dialog.getByRole('button', { name: 'A page' }).click();
  await dialog.getByRole('textbox', { name: 'Page that the images belong to' }).fill('https://shop.example/page');
  await dialog.getByRole('tab', { name: 'Headers and cookies' }).click();
  await dialog.getByRole('textbox', { name: 'Headers' }).fill('X-Key: header-word');
  await dialog.getByRole('tab', { name: 'Files' }).click();
  await dialog.getByRole('textbox', { name: 'File names' }).fill('shop/{index}');
  await done(dialog);
  await start(first.page);
  await gate.waitFor(2);
  await end(first.app, 'SIGKILL');
  await server.waitForIdle();
  gate.open();
  const file = join(userData, 'settings.json');
  const { settings, ...rest } = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...rest, settings: { ...settings, download: undefined, theme: 'pink' } }));

  const second = await launch();
  await expect(second.page.getByRole('region', { name: 'Notifications' })).toContainText(
    'Some settings could not be read and are back at their defaults: the theme.',
  );
  await second.page.getByRole('button', { name: 'Go on with Pasted URLs' }).click();
  await expect(summary(second.page)).toContainText('2 images');
  expect((await readdir(join(folder, 'shop'))).toSorted()).toEqual(['1.jpg', '2.jpg']);
  for (const { headers } of server.requests) {
    expect(headers).toMatchObject({ 'x-key': 'header-word', referer: 'https://shop.example/page' });
  }
  await end(second.app);
  expect(await filesWith(userData, /header-word/)).toEqual([]);
});
