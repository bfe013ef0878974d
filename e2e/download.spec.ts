import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { imageBytes } from '../test-support/image-bytes.ts';
import { end, expect, test } from './support/app.ts';
import { paste, progressPanel, row, rows, setAtOnce, start, summary } from './support/list.ts';

test('bars advance and end, and the files are what the server sent', async ({ page, server, folder }, testInfo) => {
  const gate = server.hold('/ok');
  const images = Array.from({ length: 8 }, (_, n) => ({ name: `photo-${n}.jpg`, bytes: 200_000 + n, seed: n }));
  await paste(page, images.map((image) => server.url('ok', image)).join('\n'));
  await setAtOnce(page, 8);
  await start(page);
  await gate.waitFor(8);
  const bar = row(page, 'photo-3.jpg').getByRole('progressbar');
  // Half of each body has been sent.
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(40);
  expect(Number(await bar.getAttribute('aria-valuenow'))).toBeLessThan(60);
  await expect
    .poll(async () => await readdir(folder))
    .toEqual(expect.arrayContaining([expect.stringContaining('.shoal-part')]));
  await page.screenshot({ path: testInfo.outputPath('running.png') });
  gate.open();
  await expect(summary(page)).toContainText('8 images');
  await expect(bar).toHaveAttribute('aria-valuenow', '100');
  expect((await readdir(folder)).sort()).toEqual(images.map((image) => image.name));
  for (const { name, ...image } of images) {
    expect((await readFile(join(folder, name))).equals(imageBytes({ format: 'jpeg', ...image })), name).toBe(true);
  }
  await expect(row(page, 'photo-3.jpg').locator('img')).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('finished.png') });
});

test('rows can be shown in the order of completion', async ({ page, server }) => {
  const gates = [3, 1, 2].map((n) => server.hold(`/ok;seed=${n}`));
  await paste(page, [1, 2, 3].map((n) => server.url('ok', { name: `${n}.jpg`, seed: n })).join('\n'));
  await start(page);
  for (const gate of gates) await gate.waitFor(1);
  for (const [index, gate] of gates.entries()) {
    gate.open();
    await expect(progressPanel(page).or(summary(page))).toContainText(index < 2 ? `${index + 1} of 3` : '3 images');
  }
  await expect(rows(page)).toHaveCount(3);
  await page
    .getByRole('button', { name: 'As completed' })
    .or(page.getByRole('radio', { name: 'As completed' }))
    .click();
  await expect
    .poll(async () => await rows(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))))
    .toEqual(['3.jpg', '1.jpg', '2.jpg']);
});

test('pause stops requests at once, and resume finishes the list', async ({ page, server, folder }) => {
  const gate = server.hold('/ok');
  await paste(page, Array.from({ length: 40 }, (_, n) => server.url('ok', { name: `${n}.jpg`, seed: n })).join('\n'));
  await setAtOnce(page, 16);
  await start(page);
  await gate.waitFor(16);
  await page.getByRole('button', { name: 'Pause all' }).click();
  await expect(page.getByRole('button', { name: 'Resume all' })).toBeVisible();
  await server.waitForIdle();
  const asked = server.requests.length;
  expect(asked).toBe(16);
  gate.open();
  await page.getByRole('button', { name: 'Resume all' }).click();
  await expect(summary(page)).toContainText('40 images');
  expect(await readdir(folder)).toHaveLength(40);
});

test('the number at once is obeyed when it changes in flight', async ({ page, server }) => {
  const gate = server.hold('/ok');
  await paste(page, Array.from({ length: 60 }, (_, n) => server.url('ok', { name: `${n}.jpg`, seed: n })).join('\n'));
  const atOnce = page.getByRole('textbox', { name: 'At once' });
  await atOnce.fill('4');
  await atOnce.press('Enter');
  await start(page);
  await gate.waitFor(4);
  expect(server.stats().open).toBe(4);
  await progressPanel(page).getByRole('textbox', { name: 'At once' }).fill('9');
  await progressPanel(page).getByRole('textbox', { name: 'At once' }).press('Enter');
  await gate.waitFor(9);
  expect(server.stats()).toMatchObject({ open: 9, peakOpen: 9 });
  await progressPanel(page).getByRole('textbox', { name: 'At once' }).fill('2');
  await progressPanel(page).getByRole('textbox', { name: 'At once' }).press('Enter');
  // Nine end, and only two of the next ones begin.
  await expect(progressPanel(page).getByRole('textbox', { name: 'At once' })).toHaveValue('2');
  const before = server.requests.length;
  gate.release(9);
  await server.waitForRequests(before + 2);
  await gate.waitFor(2);
  await expect.poll(() => server.stats().open).toBe(2);
  gate.open();
  await expect(summary(page)).toContainText('60 images');
  expect(server.stats().peakOpen).toBe(9);
});

test('cancel ends the list and leaves only whole files', async ({ page, server, folder }) => {
  const gate = server.hold('/ok;seed=2');
  await paste(page, [1, 2].map((n) => server.url('ok', { name: `${n}.jpg`, seed: n })).join('\n'));
  await start(page);
  await gate.waitFor(1);
  await expect(row(page, '1.jpg')).toHaveAttribute('data-state', 'done');
  await page.getByRole('button', { name: 'Cancel all' }).click();
  await expect(row(page, '2.jpg')).toContainText('Cancelled');
  await expect(summary(page)).toBeVisible();
  await expect.poll(async () => await readdir(folder)).toEqual(['1.jpg']);
});

test('one download is paused, resumed and cancelled in its row', async ({ page, server, folder }) => {
  const gate = server.hold('/ok');
  await paste(page, [1, 2].map((n) => server.url('ok', { name: `${n}.jpg`, seed: n })).join('\n'));
  await start(page);
  await gate.waitFor(2);
  await row(page, '1.jpg').hover();
  await row(page, '1.jpg').getByRole('button', { name: 'Pause' }).click();
  await expect(row(page, '1.jpg')).toHaveAttribute('data-state', 'paused');
  await row(page, '2.jpg').hover();
  await row(page, '2.jpg').getByRole('button', { name: 'Cancel' }).click();
  await expect(row(page, '2.jpg')).toHaveAttribute('data-state', 'cancelled');
  gate.open();
  await row(page, '1.jpg').hover();
  await row(page, '1.jpg').getByRole('button', { name: 'Resume' }).click();
  await expect(summary(page)).toBeVisible();
  await expect.poll(async () => await readdir(folder)).toEqual(['1.jpg']);
});

test('each failure is told in its row while the rest completes, and can be retried', async ({
  page,
  server,
  folder,
}, testInfo) => {
  await writeFile(join(folder, 'mine.jpg'), 'was here before');
  const list = [
    server.url('ok', { name: 'good.jpg' }),
    server.url('status', { code: 404, name: 'gone.jpg' }),
    'http://127.0.0.1:9/refused.jpg',
    'gopher://example.com/old.jpg',
    server.url('ok', { name: 'mine.jpg', seed: 5 }),
    server.url('page', { name: 'page.jpg' }),
  ];
  await paste(page, list.join('\n'));
  await start(page);
  await expect(row(page, 'gone.jpg')).toContainText('no such image (404)');
  await expect(row(page, 'page.jpg')).toContainText('web page');
  await expect(row(page, 'good.jpg')).toHaveAttribute('data-state', 'done');
  await expect(row(page, 'refused.jpg')).toContainText('refused the connection');
  await expect(summary(page)).toContainText('2 images');
  await expect(summary(page)).toContainText(/3.*failed|failed.*3/i);
  expect((await readdir(folder)).sort()).toEqual(['good.jpg', 'mine (1).jpg', 'mine.jpg']);
  expect(await readFile(join(folder, 'mine.jpg'), 'utf8')).toBe('was here before');
  await page.screenshot({ path: testInfo.outputPath('failures.png') });
  const asked = server.requestsFor(list[1]!).length;
  await summary(page).getByRole('button', { name: 'Retry failed' }).click();
  await expect.poll(() => server.requestsFor(list[1]!).length).toBe(asked + 1);
});

test('quitting in mid-download leaves no file that is not whole', async ({ app, page, server, folder }) => {
  const gate = server.hold('/ok;seed=2');
  await paste(page, [1, 2].map((n) => server.url('ok', { name: `${n}.jpg`, seed: n })).join('\n'));
  await start(page);
  await gate.waitFor(1);
  await expect(row(page, '1.jpg')).toHaveAttribute('data-state', 'done');
  await end(app);
  expect(await readdir(folder)).toEqual(['1.jpg']);
});

test('the same list again saves only what is missing', async ({ page, server, folder }) => {
  const list = Array.from({ length: 5 }, (_, n) => server.url('ok', { name: `${n}.jpg`, seed: n })).join('\n');
  await paste(page, list);
  await start(page);
  await expect(summary(page)).toContainText('5 images');
  await rm(join(folder, '3.jpg'));
  const asked = server.requests.length;
  await page.getByRole('button', { name: 'New list' }).click();
  await paste(page, list);
  await start(page);
  await expect(summary(page)).toContainText('1 image');
  await expect(rows(page)).toHaveCount(5);
  expect(server.requests.length).toBe(asked + 1);
  await expect(row(page, '1.jpg')).toHaveAttribute('data-state', 'skipped');
  await expect(row(page, '1.jpg').locator('img')).toBeVisible();
  expect((await readdir(folder)).sort()).toEqual(['0.jpg', '1.jpg', '2.jpg', '3.jpg', '4.jpg']);
});
