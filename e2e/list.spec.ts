import { join } from 'node:path';
import { end, expect, test } from './support/app.ts';
import { paste, row, rows, start, summary } from './support/list.ts';

const name = (n: number): string => `${String(n).padStart(2, '0')}.jpg`;

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

test('many rows are selected with pointer and keyboard, and paused, resumed and cancelled together', async ({
  app,
  page,
  server,
}) => {
  const gate = server.hold('/ok');
  await paste(page, Array.from({ length: 30 }, (_, n) => server.url('ok', { name: name(n), seed: n })).join('\n'));
  await page.getByRole('textbox', { name: 'At once' }).fill('2');
  await page.getByRole('textbox', { name: 'At once' }).press('Enter');
  await app.evaluate(({ clipboard }) => {
    clipboard.writeText = async (text) => void Object.assign(globalThis, { copied: text });
  });
  await start(page);
  await gate.waitFor(2);
  const selected = page.getByRole('grid', { name: 'Images' }).locator('[aria-selected="true"]');
  const bar = page.getByRole('toolbar', { name: 'Selected images' });

  await row(page, name(1)).click();
  await expect(selected).toHaveCount(1);
  await expect(bar).toBeHidden();
  await row(page, name(4)).click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('4 selected');
  await row(page, name(2)).click({ modifiers: ['ControlOrMeta'] });
  await expect(bar).toContainText('3 selected');
  await page.keyboard.press('Space');
  for (const n of [1, 3, 4]) await expect(row(page, name(n))).toHaveAttribute('data-state', 'paused');
  await expect(row(page, name(2))).not.toHaveAttribute('data-state', 'paused');
  await row(page, name(3)).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Resume \(3\)/ }).click();
  await expect(row(page, name(3))).not.toHaveAttribute('data-state', 'paused');
  await expect(bar.getByRole('button', { name: 'Pause' })).toBeVisible();

  await row(page, name(0)).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar).toContainText('3 selected');
  await expect(page.getByRole('status', { name: 'Selection' })).toHaveText('3 selected');
  await page.keyboard.press('Control+c');
  await expect(page.getByText('3 URLs copied')).toBeVisible();
  const copied = await app.evaluate(() => String(Reflect.get(globalThis, 'copied')));
  expect(copied.split('\n')).toEqual([1, 2, 3].map((n) => server.url('ok', { name: name(n), seed: n })));
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await page.keyboard.press('Control+a');
  await expect(bar).toContainText('30 selected');
  await page.keyboard.press('Delete');
  await expect(summary(page)).toBeVisible();
  await expect(row(page, name(3))).toHaveAttribute('data-state', 'cancelled');
  gate.open();
});

test('a wide window has columns that sort, are resized and hidden, and stay so', async ({
  app,
  launch,
  page,
  server,
}) => {
  await page.setViewportSize({ width: 1500, height: 900 });
  const sizes = [20_000, 60_000, 40_000];
  await paste(page, sizes.map((bytes, n) => server.url('ok', { name: name(n), seed: n, bytes })).join('\n'));
  await start(page);
  await expect(summary(page)).toContainText('3 images');
  const grid = page.getByRole('grid', { name: 'Images' });
  const shown = async (): Promise<(string | null)[]> =>
    await grid.locator('[data-id]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  const size = grid.getByRole('columnheader', { name: 'Size' });

  await expect(row(page, name(1)).getByRole('gridcell', { name: '60 kB' })).toBeVisible();
  await size.getByRole('button', { name: 'Size', exact: true }).click();
  await expect(size).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(shown).toEqual([name(1), name(2), name(0)]);
  await size.getByRole('button', { name: 'Size', exact: true }).click();
  await expect.poll(shown).toEqual([name(0), name(2), name(1)]);

  const host = grid.getByRole('columnheader', { name: 'Host' });
  const before = (await host.boundingBox())?.width ?? 0;
  await host.getByRole('slider', { name: 'Width of Host' }).press('ArrowRight');
  await expect.poll(async () => (await host.boundingBox())?.width).toBe(before + 16);
  await page.getByRole('button', { name: 'Sort and columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Attempts' }).click();
  await expect(grid.getByRole('columnheader', { name: 'Attempts' })).toBeHidden();
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 1000, height: 700 });
  await expect(size).toBeHidden();
  await expect.poll(shown).toEqual([name(0), name(2), name(1)]);

  await end(app);
  const again = await launch();
  const kept = await again.page.evaluate(async () => await window.shoal['settingsGet']?.(undefined));
  expect(kept).toMatchObject({
    value: {
      list: { sort: { column: 'size', descending: false }, hidden: ['attempts'], widths: { host: before + 16 } },
    },
  });
});

test('what is moved to the front is downloaded next, and a saved image opens in its program', async ({
  app,
  page,
  server,
  folder,
}) => {
  const gate = server.hold('/ok');
  await app.evaluate(({ shell }) => {
    shell.openPath = async (path) => {
      Object.assign(globalThis, { opened: path });
      return '';
    };
  });
  await paste(page, Array.from({ length: 12 }, (_, n) => server.url('ok', { name: name(n), seed: n })).join('\n'));
  await page.getByRole('textbox', { name: 'At once' }).fill('1');
  await page.getByRole('textbox', { name: 'At once' }).press('Enter');
  await start(page);
  await gate.waitFor(1);
  await row(page, name(1)).click();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByText('Last in the queue')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search the list' }).fill('0');
  await row(page, name(8)).click();
  await row(page, name(9)).click({ modifiers: ['Shift'] });
  await row(page, name(9)).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Download next \(2\)/ }).click();
  await expect(page.getByText('Next in the queue')).toBeVisible();
  gate.open();
  await expect(summary(page)).toContainText('12 images');
  const asked = server.requests.map(({ path }) => /name=(\d+)|(\d+)\.jpg/.exec(path)?.slice(1).find(Boolean));
  expect([...asked.slice(0, 4), asked.at(-1)]).toEqual(['00', '08', '09', '02', '01']);

  await row(page, name(8)).click();
  await page.keyboard.press('o');
  await expect
    .poll(async () => await app.evaluate(() => String(Reflect.get(globalThis, 'opened'))))
    .toBe(join(folder, name(8)));
});
