import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { imageBytes } from '../test-support/image-bytes.ts';
import { expect, test } from './support/app.ts';
import { keepScreens } from './support/gallery.ts';
import { paste, row, setAtOnce, start, summary } from './support/list.ts';

const view = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('group', { name: 'View' }).getByRole('button', { name });
const group = (page: Page, name: RegExp): Locator => page.getByRole('article', { name });
const inspector = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' });

/** What the app puts on the clipboard from now on. */
async function watchClipboard(app: ElectronApplication): Promise<() => Promise<string>> {
  await app.evaluate(({ clipboard }) => {
    clipboard.writeText = async (text) => void Object.assign(globalThis, { copied: text });
  });
  return async () => await app.evaluate(() => String(Reflect.get(globalThis, 'copied') ?? ''));
}

test('what failed stands together, a remedy is tried on one image and applied to the others, and all are saved', async ({
  app,
  page,
  server,
}) => {
  const { host } = new URL(server.origin);
  const list = [
    ...Array.from({ length: 12 }, (_, n) => server.url('needsBrowser', { name: `harbour ${n + 1}.jpg`, seed: n })),
    server.url('status', { code: 401, name: 'private.jpg' }),
    server.url('ok', { name: 'fine.jpg' }),
  ];
  await paste(page, list.join('\n'));
  await start(page);
  await expect(summary(page)).toContainText('13 failed');
  await view(page, /^Failures 13/).click();

  const login = group(page, /^1 × 401/);
  await expect(login).toContainText('Only a user name and password help here.');
  await expect(login.getByRole('button', { name: 'Ask as a browser' })).toHaveCount(0);

  const forbidden = group(page, new RegExp(`403 Forbidden on ${host}$`));
  await expect(forbidden.getByRole('heading')).toHaveText(`12 × 403 Forbidden on ${host}`);
  await forbidden.getByRole('button', { name: 'Show images' }).click();
  await expect(forbidden.getByRole('region', { name: /^Images/ }).getByRole('listitem')).not.toHaveCount(0);
  const copied = await watchClipboard(app);
  await forbidden.getByRole('button', { name: 'Copy URLs' }).click();
  await expect(page.getByText('12 URLs copied')).toBeVisible();
  expect((await copied()).split('\n')).toEqual(list.slice(0, 12).map((url) => new URL(url).href));

  await forbidden.getByRole('button', { name: 'Try all in turn on one image' }).click();
  const steps = forbidden.getByRole('status').getByRole('listitem');
  await expect(steps).toHaveText([/own site as referrer.*Does not help/, /as a browser.*Works: .*The image is saved/]);
  await expect(forbidden.getByRole('heading')).toHaveText(`11 × 403 Forbidden on ${host}`);
  await keepScreens(page, '10-failures');
  await forbidden.getByRole('button', { name: 'Apply to the 11 others' }).click();
  await expect(summary(page)).toContainText('1 failed');
  await expect(page.getByRole('list', { name: 'Hosts that are asked otherwise' })).toContainText('Ask as a browser');
  for (const url of list.slice(0, 12)) {
    const agents = server.requestsFor(url).map(({ headers }) => headers['user-agent'] ?? '');
    expect(agents.filter((agent) => agent.startsWith('Mozilla'))).toHaveLength(1);
  }
  await login.getByRole('button', { name: 'Hide this group' }).click();
  await expect(login).toHaveCount(0);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(login).toBeVisible();
});

test('the focus goes on to the next group when the one that has it is retried, and stays in the view after the last', async ({
  page,
  server,
}) => {
  const gate = server.hold('/failThenOk', 'head');
  const of = (code: number, count: number): string[] =>
    Array.from({ length: count }, (_, n) =>
      server.url('failThenOk', { fault: 'status', code, name: `${code}-${n}.jpg` }),
    );
  await paste(page, [...of(404, 4), ...of(401, 2), ...of(403, 2)].join('\n'));
  await setAtOnce(page, 16);
  await start(page);
  await gate.waitFor(8);
  gate.release(8);
  await expect(summary(page)).toContainText('None of the 8 images');
  await view(page, /^Failures 8/).click();
  const groups = page.getByRole('article');
  await expect(groups).toHaveCount(3);
  const first = groups.first();
  await first.getByRole('button', { name: 'Show images' }).click();
  await first.getByRole('button', { name: /^Retry .*-1\.jpg/ }).press('Enter');
  await expect(first.getByRole('button', { name: /^Retry .*-2\.jpg/ })).toBeFocused();
  await first.getByRole('button', { name: 'Retry', exact: true }).press('Enter');
  await expect(groups).toHaveCount(2);
  await expect(groups.first().getByRole('button', { name: 'Retry', exact: true })).toBeFocused();
  await groups.last().getByRole('button', { name: 'Hide this group' }).press('Enter');
  await expect(groups).toHaveCount(1);
  await expect(groups.getByRole('button', { name: 'Hide this group' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Failures' })).toBeFocused();
  gate.open();
});

test('the inspector looks into one row after the other by keyboard, and curl gets the same bytes', async ({
  app,
  page,
  server,
}) => {
  const url = server.url('needsLogin', { name: "it's a (harbour).jpg" });
  const list = [
    url.replace('//', '//fish:water@'),
    server.url('status', { code: 404, name: 'gone.jpg' }),
    server.url('ok', { name: 'redirected.jpg', seed: 3 }),
  ];
  const gate = server.hold('/ok');
  await paste(page, list.join('\n'));
  await start(page);
  await gate.waitFor(1);
  await row(page, 'redirected.jpg').click();
  await page.keyboard.press('i');
  await expect(inspector(page)).toContainText('The first one is under way.');
  gate.open();
  await expect(summary(page)).toContainText('1 failed');
  await expect(inspector(page)).toContainText(/Attempt 1.*Saved/);

  await row(page, "it's a (harbour).jpg").click();
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText("it's a (harbour).jpg");
  await expect(inspector(page)).toContainText('image/jpeg');
  await expect(inspector(page)).toContainText(/First byte\d+ ms/);
  await expect(inspector(page)).toContainText(/authorization: removed/);
  await expect(inspector(page)).not.toContainText('water');
  await expect(inspector(page)).toContainText(/Attempt 1.*Saved/);
  await keepScreens(page, '11-inspector');

  await page.keyboard.press('ArrowDown');
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('gone.jpg');
  await expect(inspector(page)).toContainText('Not found (404)');
  await expect(inspector(page)).toContainText('HTTP/1.1 404');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('2 images');
  await page.keyboard.press('i');
  await expect(inspector(page)).toHaveCount(0);

  await row(page, "it's a (harbour).jpg").click();
  await page.getByRole('button', { name: 'Show inspector (I)' }).click();
  const copied = await watchClipboard(app);
  await inspector(page).getByRole('button', { name: 'Copy as curl' }).click();
  await page.getByRole('menuitem', { name: 'For sh, bash and zsh' }).click();
  await expect(page.getByText(/placeholders? in (its|their) place/)).toBeVisible();
  expect(await copied()).toContain('USER:PASSWORD@');
  await inspector(page).getByRole('button', { name: 'Copy as curl' }).click();
  await page.getByRole('menuitem', { name: 'With passwords and keys' }).click();
  await expect.poll(copied).toContain('fish:water@');
  await runsAs(await copied(), imageBytes());
});

/** Runs a command that was copied, in a folder of its own, and expects these bytes in the file that it writes. */
async function runsAs(command: string, bytes: Buffer): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'shoal-curl-'));
  try {
    await promisify(execFile)('sh', ['-c', command], { cwd: folder, timeout: 60_000 });
    expect((await readFile(join(folder, "it's a (harbour).jpg"))).equals(bytes)).toBe(true);
  } catch (error) {
    if (!(error instanceof Error) || !/not found/.test(error.message)) throw error;
    console.log('curl is not installed here: the copied command was not run.');
  } finally {
    await rm(folder, { recursive: true });
  }
}
