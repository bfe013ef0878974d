import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { findCutTexts } from './support/cut-text.ts';
import { paste, row, start, summary } from './support/list.ts';

/** Whether two things that are shown touch, if only by a pixel. */
async function touch(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  if (a === null || b === null) throw new Error('one of them is not shown');
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > 0 && down > 0;
}

/** What of the rows' texts lies under the inspector. */
async function coveredTexts(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const edge = document.querySelector('aside')?.getBoundingClientRect().left ?? 0;
    const walker = document.createTreeWalker(document.querySelector('[role="grid"]') ?? document, NodeFilter.SHOW_TEXT);
    const covered: string[] = [];
    while (walker.nextNode() !== null) {
      const element = walker.currentNode.parentElement;
      if (element === null || !element.checkVisibility()) continue;
      if (element.getBoundingClientRect().right > edge) covered.push(element.textContent);
    }
    return covered;
  });
}

test('in a small window neither the buttons of a row nor the inspector cover what the row says', async ({
  page,
  server,
}) => {
  const failing = server.url('status', { code: 404, name: 'gone.jpg' });
  await paste(page, `${server.url('ok', { name: 'harbour.jpg' })}\n${failing}`);
  await start(page);
  await expect(summary(page)).toContainText('1 failed');
  for (const [width, height] of [
    [720, 560],
    [1000, 700],
    [1100, 760],
  ] as const) {
    // prettier-ignore
    await page.setViewportSize({ width, height });
    const saved = row(page, 'harbour.jpg');
    await saved.hover();
    const reveal = saved.getByRole('button', { name: 'Show in folder' });
    await expect(reveal).toBeVisible();
    const copy = saved.getByRole('button', { name: 'Copy URL' });
    for (const button of [reveal, copy]) expect.soft(await touch(button, saved.getByText('Saved'))).toBe(false);
    await saved.click();
    await page.keyboard.press('i');
    await expect(page.getByRole('complementary')).toBeVisible();
    await expect(saved).toContainText('Saved');
    await expect(saved.getByText('Saved')).toBeVisible();
    await expect(row(page, 'gone.jpg').getByText(/^The image is gone/)).toBeVisible();
    await page.screenshot({ path: test.info().outputPath(`inspector-${width}.png`) });
    expect.soft(await coveredTexts(page), `${width} × ${height}`).toEqual([]);
    await page.keyboard.press('i');
    await expect(page.getByRole('complementary')).toHaveCount(0);
  }
});

test('the image that is looked into stays in sight when the tiles make room for the inspector', async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  const images = Array.from({ length: 8 }, (_, n) => server.url('ok', { name: `harbour ${n}.jpg`, seed: n }));
  await paste(page, images.join('\n'));
  await start(page);
  await expect(summary(page)).toContainText('8 images');
  await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Images' }).click();
  const last = page.getByRole('grid').locator('[data-id]').last();
  await last.click();
  await expect(last).toBeInViewport({ ratio: 0.9 });
  await page.keyboard.press('i');
  const panel = page.getByRole('complementary');
  await expect(panel).toContainText('harbour 7.jpg');
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport({ ratio: 0.9 });
  expect(await touch(last, panel)).toBe(false);
});

test('a message covers neither a dialog with buttons nor those of the selected rows, and is closed beside them', async ({
  page,
  server,
}) => {
  const message = (words: string): Locator =>
    page
      .getByRole('dialog')
      .filter({ has: page.getByText(words) })
      .last();
  await page.getByRole('button', { name: 'Settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Saving' }).click();
  for (const [width, height] of [
    [720, 560],
    [1600, 1000],
  ] as const) {
    await page.setViewportSize({ width, height });
    await settings.getByRole('button', { name: 'Clear', exact: true }).click();
    const cleared = message('The thumbnails are gone');
    await expect(cleared).toBeVisible();
    await page.screenshot({ path: test.info().outputPath(`message-and-dialog-${width}.png`) });
    expect(await touch(cleared, settings), `${width} × ${height}`).toBe(false);
    await cleared.hover(); // its button is there for who points at it
    await cleared.getByRole('button', { name: 'Close this message' }).click();
    await expect(cleared).toHaveCount(0);
    await expect(settings).toBeVisible();
  }
  await settings.getByRole('button', { name: 'Cancel' }).click();

  await page.setViewportSize({ width: 720, height: 560 });
  await paste(page, [1, 2].map((n) => server.url('ok', { name: `${n}.jpg` })).join('\n'));
  await start(page);
  await expect(summary(page)).toContainText('2 images');
  await row(page, '1.jpg').click();
  await page.keyboard.press('ControlOrMeta+a');
  const bar = page.getByRole('toolbar', { name: 'Selected images' });
  await bar.getByRole('button', { name: 'Copy URL' }).click();
  const copied = message('2 URLs copied');
  await expect(copied).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('message-and-selection.png') });
  expect(await touch(copied, bar)).toBe(false);
});

test('the empty field says whole what goes into it, however narrow it is', async ({ page, server }) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  const list = `${server.url('ok')}\n`;
  await page.getByRole('main').drop({ files: { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from(list) } });
  const field = page.getByRole('textbox', { name: 'Image URLs' });
  await expect(page.getByRole('list', { name: 'Sources' }).getByRole('listitem')).toHaveCount(1);
  expect(await field.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});

test('a window that is enlarged to twice the size can be used whole: nothing overlaps, and rows can be come to', async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 500, height: 350 });
  const images = Array.from({ length: 8 }, (_, n) => server.url('ok', { name: `harbour ${n}.jpg`, seed: n }));
  await paste(page, images.join('\n'));
  await expect(page.getByText('8 images · ')).toBeVisible();
  expect(await findCutTexts(page)).toEqual([]);
  await start(page);
  await expect(summary(page)).toContainText('8 images');
  const main = page.getByRole('main');
  const list = page.getByRole('grid').locator('..');
  await main.hover({ position: { x: 250, y: 100 } });
  // Again, for what stands above may have grown meanwhile.
  await expect(async () => {
    await page.mouse.wheel(0, 2000);
    await expect(list).toBeInViewport({ ratio: 0.9, timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  expect(await list.evaluate((element) => element.clientHeight)).toBeGreaterThan(2 * 56); // two rows and more
  await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Images' }).click();
  await expect(page.getByRole('grid', { name: 'Contact sheet' })).toBeVisible();
  expect(await main.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});
