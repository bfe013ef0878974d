import { type Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import { countTab, paste, start, summary } from './support/list.ts';

const check = (page: Page) => page.getByRole('region', { name: 'Check of the list' });
const names = (page: Page) => page.getByRole('region', { name: 'Final names' }).getByRole('listitem');

async function dropText(page: Page, name: string, text: string | Buffer): Promise<void> {
  await page.getByRole('main').drop({ files: { name, mimeType: 'text/plain', buffer: Buffer.from(text) } });
}

test('a bad line is mended where it stands, by keyboard alone, and the list starts with it', async ({
  page,
  server,
}) => {
  const good = server.url('ok', { name: 'good.jpg' });
  await dropText(page, 'urls.txt', `${good}\nhtps:/broken\nftp://old.example/a.jpg\n${good}\n`);
  await expect(countTab(page, /^2 bad lines/)).toHaveAttribute('aria-selected', 'true');
  const line = check(page).getByRole('button', { name: 'Mend Line 2' });
  await expect(line).toHaveAccessibleDescription(/no URL/);
  await line.press('Enter');
  const field = check(page).getByRole('textbox', { name: 'Line 2 as it is to be' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('htps:/broken');
  await page.keyboard.type('https:/still.example/wrong.jpg');
  await page.keyboard.press('Enter');
  await expect(check(page).getByRole('alert')).toContainText('Two slashes are missing');
  await field.fill(server.url('ok', { name: 'mended.jpg' }));
  await page.keyboard.press('Enter');
  await expect(countTab(page, /^2 images/)).toBeVisible();
  await expect(countTab(page, /^1 bad line/)).toBeVisible();
  await expect(check(page).getByRole('button', { name: 'Mend Line 3' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(check(page).getByRole('textbox', { name: 'Line 3 as it is to be' })).toBeFocused();
  await check(page).getByRole('button', { name: 'Leave out' }).press('Enter');
  await expect(check(page).getByText('Every line is fine.')).toBeVisible();

  // A line of the text field is mended there.
  const text = page.getByRole('textbox', { name: 'Image URLs' });
  await text.fill(`https:/a.example/1.jpg\n${good}`);
  await check(page).getByRole('button', { name: 'Mend Text field, line 1' }).click();
  await check(page)
    .getByRole('textbox', { name: 'Text field, line 1' })
    .fill(server.url('ok', { name: 'typed.jpg' }));
  await page.keyboard.press('Enter');
  await expect(text).toHaveValue(`${server.url('ok', { name: 'typed.jpg' })}\n${good}`);
  await start(page);
  await expect(summary(page)).toContainText('3 images');
});

test('columns are mapped with live effect, and every final name is shown with what made it another', async ({
  page,
  server,
  folder,
}) => {
  await writeFile(join(folder, 'hat.jpg'), 'was here before');
  const rows = Array.from({ length: 1200 }, (_, n) => `A-${n};"${server.url('ok', { name: `${n}.jpg` })}";hat`);
  await dropText(page, 'products.csv', ['sku;Bildlink;was', ...rows].join('\r\n'));
  await expect(names(page).first()).toContainText('0.jpg');
  await countTab(page, /^3 columns/).click();
  const use = (column: string) => check(page).getByRole('combobox', { name: `Use of ${column}` });
  await expect(use('Bildlink')).toContainText('image URL');
  await use('was').click();
  await page.getByRole('option', { name: 'file name' }).click();
  await expect(page.getByRole('option')).toHaveCount(0); // the list is closed, and no longer in the way
  await use('sku').click();
  await page.getByRole('option', { name: 'folder' }).click();
  await countTab(page, /^1,200 images/).click();
  await expect(names(page).first()).toContainText('A-0/hat.jpg');

  const template = check(page).getByRole('textbox', { name: 'File names' });
  await template.fill('{name}');
  await expect(names(page).first()).toContainText('hat (1).jpg');
  await expect(names(page).first()).toContainText('hat.jpg is in the folder already');
  await expect(names(page).nth(1)).toContainText('hat (2).jpg');
  await template.fill('{index:0');
  await expect(template).toHaveAttribute('aria-invalid', 'true');
  await template.fill('{index:04}-{name}');
  await expect(names(page).first()).toContainText('0001-hat.jpg');
  const list = page.getByRole('region', { name: 'Final names' });
  await list.focus();
  await page.keyboard.press('End');
  await expect(names(page).last()).toContainText('1200-hat.jpg');

  await countTab(page, /^3 columns/).click();
  await check(page).getByRole('button', { name: 'As found' }).click();
  await expect(use('was')).toContainText('not used');
});

test('keys of JSON are mapped to URL, name and folder as columns are', async ({ page, server }) => {
  const objects = Array.from({ length: 1200 }, (_, n) => ({
    page: `https://a.example/${n}`,
    full_size: server.url('ok', { name: `${n}.jpg` }),
    id: 4000 + n,
    from: { country: n % 2 === 0 ? 'Chile' : 'Peru' },
  }));
  await dropText(page, 'set.jsonl', objects.map((one) => JSON.stringify(one)).join('\n'));
  // Nothing says which of the two addresses is meant.
  await expect(countTab(page, /^2,400 images/)).toBeVisible();
  await countTab(page, /^4 keys/).click();
  const use = async (key: string, purpose: string): Promise<void> => {
    await check(page)
      .getByRole('combobox', { name: `Use of ${key}` })
      .click();
    await page.getByRole('option', { name: purpose }).click();
    await expect(page.getByRole('option')).toHaveCount(0);
  };
  await use('page', 'not used');
  await use('id', 'file name');
  await use('country', 'folder');
  await countTab(page, /^1,200 images/).click();
  await expect(names(page).nth(1)).toContainText('Peru/4001.jpg');
  await countTab(page, /^4 keys/).click();
  await check(page).getByRole('button', { name: 'As found' }).click();
  await expect(countTab(page, /^2,400 images/)).toBeVisible();
});

test('a sample tells what the list will meet, and how large it may be', async ({ page, server }) => {
  const fine = Array.from({ length: 30 }, (_, n) => server.url('ok', { bytes: 20_000, name: `${n}.jpg` }));
  const refused = server.url('status', { code: 403, name: 'refused.jpg' });
  const page404 = server.url('page', { name: 'a-page.jpg' });
  const soon = Math.floor(Date.now() / 1000) + 600;
  await paste(page, [refused, ...fine, page404].join('\n'));
  await expect(check(page)).toContainText('Size not known yet.');
  await check(page).getByRole('button', { name: 'Test a sample' }).click();
  const answers = check(page).getByRole('table', { name: 'Answers to the sample' });
  await expect(check(page).getByRole('status')).toContainText('3 of 5 look good');
  await expect(answers.getByRole('row', { name: /refused\.jpg/ })).toContainText('403');
  await expect(answers.getByRole('row', { name: /a-page\.jpg/ })).toContainText('text/html');
  await expect(check(page)).toContainText('The site may want to be named as referrer');
  await expect(check(page)).toContainText('A web page comes in place of an image');
  await expect(check(page)).toContainText('About 640 kB, estimated from 3 samples');
  expect(server.requests.length).toBeLessThan(12);

  await paste(page, `${fine[0]}?AWSAccessKeyId=K&Signature=s&Expires=${soon}`);
  await expect(check(page)).toContainText(/1 signed link \(Amazon S3\) expires soon, the first in (9 min|10 min)/);
  await expect(check(page)).toContainText('The list has changed since.');
});

test('lists come from the clipboard, from the pages of a browser, and in the encodings of Windows', async ({
  app,
  page,
}) => {
  await app.evaluate(({ clipboard }) => {
    clipboard.readText = async () => 'https://a.example/copied.jpg';
  });
  await page.getByRole('button', { name: 'From clipboard' }).click();
  await expect(countTab(page, /^1 image/)).toBeVisible();
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('add-from-clipboard')?.click());
  await expect(countTab(page, /^1 double/)).toBeVisible();

  await page.getByRole('main').drop({
    data: {
      'text/uri-list': 'https://a.example/page.html',
      'text/html': '<a href="https://a.example/page.html"><img src="https://a.example/dragged?id=1"></a>',
      'text/plain': 'https://a.example/page.html',
    },
  });
  await expect(page.getByRole('textbox', { name: 'Image URLs' })).toHaveValue('https://a.example/dragged?id=1');

  const wide = Buffer.from('https://a.example/wide-ü.jpg\r\nhttps://a.example/wide-2.jpg\r\n', 'utf16le');
  await dropText(page, 'wide.txt', wide);
  await dropText(page, 'latin.csv', Buffer.from('url;name\r\nhttps://a.example/1.jpg;Größe\r\n', 'latin1'));
  await countTab(page, /^5 images/).click();
  await expect(names(page).filter({ hasText: 'Größe.jpg' })).toBeVisible();
  await expect(names(page).filter({ hasText: 'wide-ü.jpg' })).toBeVisible();
});
