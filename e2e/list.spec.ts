import { expect, test } from './support/app.ts';
import { paste, row, rows, start, summary } from './support/list.ts';

test('a list is searched and narrowed by host, state and reason, with the keyboard', async ({ page, server }) => {
  const other = server.origin.replace('127.0.0.1', 'localhost');
  await paste(
    page,
    [
      server.url('ok', { name: 'Harbour at dawn.jpg', seed: 1 }),
      server.url('ok', { name: 'dune.jpg', seed: 2 }),
      server.url('ok', { name: 'harbour.jpg', seed: 3 }).replace(server.origin, other),
      server.url('status', { code: 404, name: 'gone harbour.jpg' }),
      server.url('page', { name: 'page.jpg' }),
    ].join('\n'),
  );
  await start(page);
  await expect(summary(page)).toContainText('3 images');
  const search = page.getByRole('searchbox', { name: 'Search the list' });

  await page.keyboard.press('Control+f');
  await expect(search).toBeFocused();
  await page.keyboard.type('HARBOUR');
  await expect(rows(page)).toHaveCount(3);
  await expect(page.getByRole('status', { name: 'Rows found' })).toHaveText('3 of 5 images');
  await page.keyboard.type(' dawn');
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(row(page, 'Harbour at dawn.jpg')).toBeFocused();
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await expect(rows(page)).toHaveCount(5);

  await page.getByRole('button', { name: 'Host', exact: true }).click();
  await page.getByRole('menuitemradio', { name: /localhost.*1/ }).click();
  await expect(rows(page)).toHaveCount(1);
  await search.fill('dune');
  await expect(page.getByText('Nothing in the list fits.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(rows(page)).toHaveCount(5);

  await page.getByRole('button', { name: 'Reason', exact: true }).click();
  await page.getByRole('menuitemradio', { name: /Not found.*1/ }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(row(page, 'gone harbour.jpg')).toBeVisible();
});
