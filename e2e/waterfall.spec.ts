import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { paste, row, start, summary } from './support/list.ts';

const view = (page: Page): Locator => page.getByRole('region', { name: 'Waterfall' });
const canvas = (page: Page): Locator => view(page).getByLabel('Waterfall: downloads by slot over time');
const openWaterfall = async (page: Page): Promise<void> =>
  await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Waterfall' }).click();

/** Answers the next dialogs that ask where to save. */
async function answerSaveDialog(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: path === '', filePath: path });
  }, filePath);
}

test('what runs and what has ended can be walked through with the keyboard, down to its row', async ({
  page,
  server,
}) => {
  const gate = server.hold('/ok;seed=3');
  const images = [1, 2, 3].map((n) => server.url('ok', { name: `boat-${n}.jpg`, seed: n, bytes: 50_000 }));
  await paste(page, [...images, server.url('status', { code: 404, name: 'gone.jpg' })].join('\n'));
  await start(page);
  await gate.waitFor(1);
  await openWaterfall(page);
  await canvas(page).focus();
  await expect(page.getByRole('main')).toContainText(/1 failed.*2 of 4 saved/); // or one of them may be the last to end
  // The one that is held is under way, and the keyboard ends at it.
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(view(page)).toContainText(/boat-3\.jpg from 127\.0\.0\.1:\d+, under way, slot \d/, { timeout: 500 });
  }).toPass();
  gate.open();
  await expect(summary(page)).toContainText('3 images');
  await expect(view(page)).toContainText(/boat-3\.jpg from .*, saved, slot \d+, began at .*, 50 kB, .*Body/);
  await expect(view(page).getByRole('heading')).toContainText(/bottleneck/);
  await expect(view(page)).toContainText(/Slots were idle \d+% of the time/);
  await expect(view(page)).toContainText(/Last to end: boat-3\.jpg/);
  await page.keyboard.press('Home');
  const walked = new Set<string>();
  for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown']) {
    await page.keyboard.press(key);
    walked.add((await view(page).getByRole('status').textContent()) ?? '');
  }
  expect(walked.size).toBeGreaterThan(1);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(row(page, 'boat-3.jpg')).toBeFocused();
});

test('wheel and keys zoom, and all can be shown again', async ({ page, server }) => {
  await paste(page, Array.from({ length: 30 }, (_, n) => server.url('ok', { name: `${n}.jpg`, seed: n })).join('\n'));
  await start(page);
  await expect(summary(page)).toContainText('30 images');
  await openWaterfall(page);
  const showAll = view(page).getByRole('button', { name: 'Show all' });
  await expect(showAll).toBeHidden();
  await canvas(page).hover();
  await page.mouse.wheel(0, -300);
  await expect(showAll).toBeVisible();
  await page.mouse.wheel(0, 3000);
  await expect(showAll).toBeHidden();
  await canvas(page).press('+');
  await expect(showAll).toBeVisible();
  await canvas(page).press('0');
  await expect(showAll).toBeHidden();
});

test('the picture is saved where the person says, as PNG and as SVG', async ({ app, page, server, folder }) => {
  const hostile = `<script>alert(1)</script>.jpg`;
  await paste(
    page,
    [0, 1, 2].map((n) => server.url('ok', { name: `${n}${encodeURIComponent(hostile)}`, seed: n })).join('\n'),
  );
  await start(page);
  await expect(summary(page)).toContainText('3 images');
  await openWaterfall(page);
  const place = join(dirname(folder), 'pictures');
  await mkdir(place);
  for (const format of ['svg', 'png']) {
    const file = join(place, `chart.${format}`);
    await answerSaveDialog(app, file);
    await view(page).getByRole('button', { name: 'Save as a picture' }).click();
    await page.getByRole('menuitem', { name: new RegExp(format, 'i') }).click();
    await expect(page.getByText(`Saved as chart.${format}`)).toBeVisible();
  }
  const svg = await readFile(join(place, 'chart.svg'), 'utf8');
  expect(svg).toMatch(/^<svg [^]*<\/svg>$/);
  expect(svg).toContain('Waterfall of 3 images');
  expect(svg).not.toContain('<script');
  const png = await readFile(join(place, 'chart.png'));
  expect([png.subarray(1, 4).toString(), png.readUInt32BE(16)]).toEqual(['PNG', 2800]);
});

test('the report of a finished list is one page that opens by itself', async ({ app, page, server, folder }) => {
  const rows = [0, 1, 2].map((n) => server.url('ok', { name: `${n}.jpg`, seed: n }));
  await paste(page, [...rows, server.url('status', { code: 404, name: 'gone.jpg' })].join('\n'));
  await start(page);
  await expect(summary(page)).toContainText('3 images');
  const file = join(dirname(folder), 'report.html');
  await answerSaveDialog(app, file);
  await summary(page).getByRole('button', { name: 'Save report…' }).click();
  await expect(page.getByText('Saved as report.html')).toBeVisible();
  const html = await readFile(file, 'utf8');
  for (const words of ['3 images in', 'gone.jpg', 'Not found', '<svg']) expect(html).toContain(words);
  expect(html).not.toContain('<script');
  await answerSaveDialog(app, file.replace('html', 'json'));
  await summary(page).getByRole('button', { name: 'Save report…' }).click();
  await expect(page.getByText('Saved as report.json')).toBeVisible();
  expect(JSON.parse(await readFile(file.replace('html', 'json'), 'utf8')).rows).toHaveLength(4);
});
