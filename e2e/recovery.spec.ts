import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { FaultServer } from '../test-support/fault-server.ts';
import { imageBytes } from '../test-support/image-bytes.ts';
import { chooseFolder, end, expect, type RunningApp, test } from './support/app.ts';
import { paste, progressPanel, row, setAtOnce, start, summary } from './support/list.ts';

interface Image {
  name: string;
  seed: number;
  bytes: number;
  /** As the server sends it: the first kind is strong, so that a part file can be gone on with. */
  etag: '"v1"' | 'W/"v1"';
}

const images = (count: number, bytes = 300_000): Image[] =>
  Array.from({ length: count }, (_, n) => ({ name: `${n}.jpg`, seed: n, bytes: bytes + n, etag: '"v1"' }));

const urlsOf = (server: FaultServer, list: readonly Image[]): string[] =>
  list.map((image) => server.url('resumable', image));

const unfinished = (page: Page): Locator => page.getByRole('region', { name: 'Unfinished lists' });

async function expectWholeFiles(folder: string, list: readonly Image[]): Promise<void> {
  expect((await readdir(folder)).sort()).toEqual(list.map(({ name }) => name).sort());
  for (const { name, seed, bytes } of list) {
    expect((await readFile(join(folder, name))).equals(imageBytes({ seed, bytes })), name).toBe(true);
  }
}

const partsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.shoal-part'));

/** The length of each part file. */
const partSizes = async (folder: string): Promise<number[]> =>
  await Promise.all((await partsIn(folder)).map(async (name) => (await stat(join(folder, name))).size));

/** Starts a list of which half of each image arrives, lets the first ones through, and returns when these are saved. */
async function startSlowly({ page }: RunningApp, server: FaultServer, list: readonly Image[], saved: number) {
  const gate = server.hold('/resumable');
  await setAtOnce(page, list.length);
  await paste(page, urlsOf(server, list).join('\n'));
  await start(page);
  await gate.waitFor(list.length);
  // The server has sent the halves; the app is to have them too.
  for (const { name } of list) {
    const bar = row(page, name).getByRole('progressbar');
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(40);
  }
  gate.release(saved);
  await expect(progressPanel(page)).toContainText(`${saved} of ${list.length}`);
  return gate;
}

/** Closes the window as its X does. */
async function closeWindow({ app }: RunningApp): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

test('a list that was killed in mid-download is gone on with where it was', async ({ launch, folder, server }) => {
  // Bytes are written in pieces of a megabyte: of half an image one piece outlives the kill.
  const list = images(12, 3_000_000);
  for (const image of list.slice(10)) image.etag = 'W/"v1"';
  const first = await launch();
  await chooseFolder(first, folder);
  const gate = server.hold('/resumable');
  await setAtOnce(first.page, 13);
  await paste(first.page, [...urlsOf(server, list), server.url('status', { code: 404, name: 'gone.jpg' })].join('\n'));
  await start(first.page);
  await gate.waitFor(12);
  gate.release(4);
  await expect(progressPanel(first.page)).toContainText('4 of 13');
  await expect(row(first.page, 'gone.jpg')).toHaveAttribute('data-state', 'failed');
  const savedNames = (await readdir(folder)).filter((name) => !name.endsWith('.shoal-part'));
  expect(savedNames).toHaveLength(4);
  expect(await partsIn(folder)).toHaveLength(8);
  await expect.poll(async () => Math.min(...(await partSizes(folder)))).toBeGreaterThanOrEqual(1 << 20);
  await end(first.app, 'SIGKILL');

  const { page } = await launch();
  await expect(unfinished(page)).toContainText('Pasted URLs');
  await expect(unfinished(page)).toContainText(/\d of 13 images saved, stopped just now/);
  await page.screenshot({ path: test.info().outputPath('unfinished.png') });
  await unfinished(page).getByRole('button', { name: 'Go on with Pasted URLs' }).click();
  await gate.waitFor(8);
  for (const name of savedNames) await expect(row(page, name)).toHaveAttribute('data-state', /done|skipped/);
  await expect(row(page, 'gone.jpg')).toHaveAttribute('data-state', 'failed');
  gate.open();
  await expect(summary(page)).toContainText(/1 failed/);
  await expectWholeFiles(folder, list);
  for (const image of list) {
    const [whole, rest, ...more] = server.requestsFor(server.url('resumable', image));
    expect(more).toEqual([]);
    expect(whole?.headers['range']).toBeUndefined();
    if (savedNames.includes(image.name)) expect(rest).toBeUndefined();
    else if (image.etag === '"v1"') {
      expect(rest?.headers).toMatchObject({ range: expect.stringMatching(/^bytes=[1-9]\d+-$/), 'if-range': '"v1"' });
    } else expect(rest?.headers['range']).toBeUndefined();
  }
  expect(server.requestsFor(server.url('status', { code: 404, name: 'gone.jpg' }))).toHaveLength(1);
  await page.getByRole('button', { name: 'New list' }).click();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await expect(unfinished(page)).toBeHidden();
});

test('closing the window in mid-download asks, and what was stopped is there the next time', async ({
  launch,
  folder,
  server,
}) => {
  const list = images(5);
  const first = await launch();
  await chooseFolder(first, folder);
  const gate = await startSlowly(first, server, list, 2);
  const question = first.page.getByRole('alertdialog');
  await closeWindow(first);
  await expect(question).toContainText('3 images are still downloading');
  await expect(question).toContainText('will be here when Shoal starts the next time');
  await first.page.screenshot({ path: test.info().outputPath('asked.png') });
  await question.getByRole('button', { name: 'Keep downloading' }).click();
  await expect(question).toBeHidden();
  await expect(progressPanel(first.page)).toContainText('2 of 5');
  await first.app.evaluate(({ app }) => app.quit());
  await expect(question).toBeVisible();
  const closed = first.app.waitForEvent('close');
  await question.getByRole('button', { name: 'Quit and go on later' }).click();
  await closed;

  const { page } = await launch();
  await expect(unfinished(page)).toContainText('2 of 5 images saved');
  gate.open();
  await unfinished(page).getByRole('button', { name: 'Go on with' }).click();
  await expect(summary(page)).toContainText('5 images');
  await expectWholeFiles(folder, list);
  for (const image of list.slice(2)) {
    expect(server.requestsFor(server.url('resumable', image))[1]?.headers['range']).toMatch(/^bytes=[1-9]/);
  }
});

test('the question goes away when the list comes to its end meanwhile', async ({ running, server }) => {
  const gate = await startSlowly(running, server, images(3), 1);
  await closeWindow(running);
  await expect(running.page.getByRole('alertdialog')).toContainText('2 images are');
  gate.open();
  await expect(summary(running.page)).toContainText('3 images');
  await expect(running.page.getByRole('alertdialog')).toBeHidden();
});

test('a demo list cannot be gone on with, and the question says so', async ({ running }) => {
  const { app, page } = running;
  await setAtOnce(page, 1);
  await page.getByRole('button', { name: 'Try the demo list' }).click();
  await start(page);
  await progressPanel(page).getByRole('button', { name: 'Pause' }).click(); // it is over in ten seconds
  await expect(progressPanel(page)).toContainText('Paused');
  await closeWindow(running);
  await expect(page.getByRole('alertdialog')).toContainText('A demo list cannot be gone on with later');
  const closed = app.waitForEvent('close');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Quit', exact: true }).click();
  await closed;
});

test('an unfinished list can be forgotten: its part files go, its saved images stay', async ({
  launch,
  folder,
  server,
}) => {
  const list = images(4);
  const first = await launch();
  await chooseFolder(first, folder);
  await startSlowly(first, server, list, 1);
  await end(first.app);
  expect(await partsIn(folder)).toHaveLength(3);

  const { page } = await launch();
  await unfinished(page).getByRole('button', { name: 'Forget' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('1 saved image stays');
  await page.screenshot({ path: test.info().outputPath('forget.png') });
  await question.getByRole('button', { name: 'Keep the list' }).click();
  expect(await partsIn(folder)).toHaveLength(3);
  await unfinished(page).getByRole('button', { name: 'Forget' }).click();
  await question.getByRole('button', { name: 'Forget it' }).click();
  await expect(unfinished(page)).toBeHidden();
  await expectWholeFiles(folder, list.slice(0, 1));
});

test('an unfinished list whose folder is away stays, and goes on when it is back', async ({
  launch,
  folder,
  server,
}) => {
  const list = images(3);
  const first = await launch();
  await chooseFolder(first, folder);
  const gate = await startSlowly(first, server, list, 1);
  await end(first.app);
  gate.open();
  await rename(folder, `${folder}-away`);

  const { page } = await launch();
  await expect(unfinished(page)).toBeVisible();
  await paste(page, 'https://example.com/another.jpg');
  const goOn = unfinished(page).getByRole('button', { name: 'Go on with' });
  await goOn.click();
  await expect(unfinished(page).getByRole('alert')).toContainText('is not there any more. Create it');
  await page.screenshot({ path: test.info().outputPath('folder-away.png') });
  await writeFile(folder, 'in the way');
  await goOn.click();
  await expect(unfinished(page).getByRole('alert')).toContainText('In place of the folder');
  await rm(folder);
  await rename(`${folder}-away`, folder);
  await goOn.click();
  await expect(summary(page)).toContainText('3 images');
  await expectWholeFiles(folder, list);
  // The list being put together has waited.
  await page.getByRole('button', { name: /^New list/ }).click();
  await expect(page.getByRole('textbox', { name: 'Image URLs' })).toHaveValue(/another\.jpg/);
});
