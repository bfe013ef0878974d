import { readdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { startLineServer } from '../test-support/line-server.ts';
import { chooseFolder, end, expect, test } from './support/app.ts';
import { keepScreens } from './support/gallery.ts';
import { paste, start, summary } from './support/list.ts';

const panel = (page: Page) => page.getByRole('region', { name: 'Comparison' });
const view = (page: Page) => page.getByRole('region', { name: 'Compare' });

async function fill(page: Page, name: string | RegExp, value: number): Promise<void> {
  const field = view(page).getByRole('textbox', { name });
  await field.fill(String(value));
  await field.press('Enter');
}

test('one click measures a finished list both ways, and says before what it costs', async ({
  page,
  server,
  folder,
}) => {
  await paste(page, Array.from({ length: 12 }, (_, n) => server.url('ok', { name: `${n}.jpg`, seed: n })).join('\n'));
  await start(page);
  await expect(summary(page)).toContainText('12 images');
  await expect(panel(page)).toContainText(/Measuring takes 72 requests, about \d+ kB, about/);
  const gate = server.hold('/ok');
  await panel(page).getByRole('button', { name: 'Measure', exact: true }).click();
  for (let n = 0; n < 12; n++) {
    await gate.waitFor(1);
    expect(server.stats().open).toBe(1);
    if (n === 3) await expect(panel(page).getByRole('progressbar', { name: 'Measuring' })).toBeVisible();
    gate.release();
  }
  gate.open();
  // How the two compare is the machine's business; that both are measured is ours.
  await expect(panel(page)).toContainText('(measured)', { timeout: 90_000 });
  await expect(panel(page).getByRole('listitem')).toHaveCount(2);
  expect(server.requests).toHaveLength(12 + 72);
  expect(await readdir(folder)).toHaveLength(12);
  await panel(page).getByRole('button', { name: 'Details' }).click();
  await expect(view(page).getByRole('row')).toHaveCount(3);
  await keepScreens(page, '7-compared');
});

test('measuring can be stopped, and its scratch folder is gone', async ({ page, server, folder }) => {
  await paste(page, [1, 2, 3].map((n) => server.url('ok', { name: `${n}.jpg`, seed: n })).join('\n'));
  await start(page);
  await expect(summary(page)).toContainText('3 images');
  const gate = server.hold('/ok');
  await panel(page).getByRole('button', { name: 'Measure', exact: true }).click();
  await gate.waitFor(1);
  expect(await readdir(folder)).toHaveLength(4);
  await panel(page).getByRole('button', { name: 'Stop measuring' }).click();
  await expect(panel(page)).toContainText('stopped');
  expect((await readdir(folder)).sort()).toEqual(['1.jpg', '2.jpg', '3.jpg']);
});

test('a sweep over a sample shows a curve and the same numbers as a table', async ({ page }) => {
  const server = await startLineServer({ latencyMs: () => 40, bytes: (n) => 20_000 + n * 1000 });
  await paste(page, Array.from({ length: 40 }, (_, n) => server.url(n)).join('\n'));
  await start(page);
  await expect(summary(page)).toContainText('40 images');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await view(page).getByRole('button', { name: 'Sweep' }).click();
  await fill(page, 'Rounds', 2);
  await fill(page, /^Images/, 16);
  await expect(view(page)).toContainText(/160 requests, about [\d.]+ MB/);
  const asked = server.served.length;
  await view(page).getByRole('button', { name: 'Measure', exact: true }).click();
  await expect(view(page).getByRole('progressbar', { name: 'Measuring' })).toBeVisible();
  await expect(view(page).getByRole('button', { name: 'Measure again' })).toBeVisible({ timeout: 90_000 });
  expect(server.served.length - asked).toBe(160);
  await expect(view(page).getByRole('rowheader')).toContainText(['One at a time', '2', '4', '8', '16']);
  await expect(view(page)).toContainText('16 of 40 images');
  await expect(view(page)).toContainText('Quickest: ');
  await expect(view(page).locator('figure svg circle')).toHaveCount(5);
  await keepScreens(page, '8-sweep');
  await server.close();
});

test('a run that brings other bytes is shown as not comparable, with the reason', async ({ page }) => {
  const server = await startLineServer({
    latencyMs: () => 5,
    bytes: () => 20_000,
    seed: (image, time) => (image === 1 && time === 3 ? 99 : image),
  });
  await paste(page, [0, 1, 2, 3].map((n) => server.url(n)).join('\n'));
  await start(page);
  await expect(summary(page)).toContainText('4 images');
  await panel(page).getByRole('button', { name: 'Measure', exact: true }).click();
  await expect(panel(page)).toContainText('1 run left out, see Details', { timeout: 90_000 });
  await panel(page).getByRole('button', { name: 'Details' }).click();
  const unlike = view(page).getByRole('list', { name: 'Runs that cannot be compared' });
  await expect(unlike.getByRole('listitem')).toContainText([
    /Round 1, \d+ at once .*1 of 4 images came with other bytes/,
  ]);
  await expect(view(page).getByRole('row').last()).toContainText('2 of 3');
  await keepScreens(page, '9-not-comparable');
  await server.close();
});

test('what an app that was killed while it measured has left is gone after the next start', async ({
  launch,
  server,
  folder,
}) => {
  const first = await launch();
  await chooseFolder(first, folder);
  await paste(first.page, [1, 2, 3].map((n) => server.url('ok', { name: `${n}.jpg`, seed: n })).join('\n'));
  await start(first.page);
  await expect(summary(first.page)).toContainText('3 images');
  const gate = server.hold('/ok');
  await panel(first.page).getByRole('button', { name: 'Measure', exact: true }).click();
  await gate.waitFor(1);
  expect(await readdir(folder)).toHaveLength(4);
  await end(first.app, 'SIGKILL');
  expect(await readdir(folder)).toHaveLength(4);
  await launch();
  await expect.poll(async () => (await readdir(folder)).sort()).toEqual(['1.jpg', '2.jpg', '3.jpg']);
});
