import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { Menu } from 'electron';
import { end, expect, test } from './support/app.ts';
import { expectAccessible } from './support/axe.ts';
import { keepScreens } from './support/gallery.ts';
import { serve } from './support/serve.ts';
import { countTab, paste, progressPanel, setAtOnce, start, summary } from './support/list.ts';

declare global {
  /** What the app has told the desktop, as the specs record it. */
  var desktopTold: {
    bars: [number, string | undefined][];
    notifications: { title: string; body: string; emit: (name: string) => void }[];
    opened: string[];
    tip: string;
    tray: Menu | null;
  };
}

/** Records what the app tells the desktop, of which none can be looked at from here. */
async function record(app: ElectronApplication, isFocused: boolean): Promise<void> {
  await app.evaluate(({ BrowserWindow, Notification, shell, Tray }, focused) => {
    globalThis.desktopTold = { bars: [], notifications: [], opened: [], tip: '', tray: null };
    const { desktopTold: told } = globalThis;
    const [window] = BrowserWindow.getAllWindows();
    if (window !== undefined) {
      window.setProgressBar = (value, options) => void told.bars.push([value, options?.mode]);
      window.isFocused = () => focused;
    }
    Notification.isSupported = () => true;
    Notification.prototype.show = function show() {
      told.notifications.push(this);
    };
    Tray.prototype.setToolTip = (text) => void (told.tip = text);
    Tray.prototype.setContextMenu = (menu) => void (told.tray = menu);
    shell.openPath = async (path) => {
      told.opened.push(path);
      return '';
    };
  }, isFocused);
}

/** What an item of the application menu is. */
async function item(app: ElectronApplication, id: string): Promise<{ enabled: boolean; checked: boolean } | undefined> {
  return await app.evaluate(({ Menu }, wanted) => {
    const found = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    return found ? { enabled: found.enabled, checked: found.checked } : undefined;
  }, id);
}

async function choose(app: ElectronApplication, id: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(), id);
}

/** Whether anything keeps the computer awake. */
const isKeptAwake = async (app: ElectronApplication): Promise<boolean> =>
  await app.evaluate(({ powerSaveBlocker }) => [...Array(20).keys()].some((id) => powerSaveBlocker.isStarted(id)));

const trayItems = async (app: ElectronApplication): Promise<Record<string, boolean>> =>
  await app.evaluate(() =>
    Object.fromEntries((globalThis.desktopTold.tray?.items ?? []).map(({ label, enabled }) => [label, enabled])),
  );

test('menu, tray, taskbar and sleep follow a list to its end, which is told once', async ({
  app,
  page,
  server,
  folder,
}) => {
  await record(app, false);
  expect(await item(app, 'pause-all')).toMatchObject({ enabled: false });
  expect(await item(app, 'view-waterfall')).toMatchObject({ enabled: false });
  const gate = server.hold('/ok');
  const urls = Array.from({ length: 6 }, (_, n) => server.url('ok', { seed: n, name: `${n}.jpg` }));
  await setAtOnce(page, 2);
  await paste(page, [...urls, server.url('status', { name: 'gone.jpg' })].join('\n'));
  await start(page);
  await gate.waitFor(2);
  await expect.poll(() => isKeptAwake(app)).toBe(true);
  await expect.poll(() => item(app, 'pause-all')).toMatchObject({ enabled: true });
  expect(await item(app, 'resume-all')).toMatchObject({ enabled: false });
  await expect.poll(() => item(app, 'view-list')).toEqual({ enabled: true, checked: true });

  await choose(app, 'view-waterfall');
  await expect(page.getByRole('button', { name: 'Waterfall' })).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => item(app, 'view-waterfall')).toEqual({ enabled: true, checked: true });
  await page.keyboard.press('ControlOrMeta+1');
  await expect(page.getByRole('button', { name: 'List', exact: true })).toHaveAttribute('aria-pressed', 'true');

  const sideBar = page.locator('[aria-keyshortcuts="Control+B Meta+B"]');
  await expect(sideBar).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ControlOrMeta+b');
  await expect(sideBar).toHaveAttribute('aria-expanded', 'false');

  await expect.poll(() => trayItems(app)).toMatchObject({ 'Pause All': true, 'Resume All': false });
  await app.evaluate(() => globalThis.desktopTold.tray?.items.find(({ label }) => label === 'Pause All')?.click());
  await expect(progressPanel(page)).toContainText('Paused');
  await expect.poll(() => isKeptAwake(app)).toBe(false);
  expect(await trayItems(app)).toMatchObject({ 'Pause All': false, 'Resume All': true });
  expect(await app.evaluate(() => globalThis.desktopTold.bars.at(-1)?.[1])).toBe('paused');
  expect(await app.evaluate(({ app }) => app.getBadgeCount())).toBe(process.platform === 'win32' ? 0 : 1);

  gate.open();
  await choose(app, 'resume-all');
  await expect(summary(page)).toContainText('6 images');
  await expect.poll(() => app.evaluate(() => globalThis.desktopTold.notifications.length)).toBe(1);
  const { title, body } = await app.evaluate(() => {
    const [notification] = globalThis.desktopTold.notifications;
    return { title: notification?.title, body: notification?.body };
  });
  expect(title).toBe('List finished, with failures');
  expect(body).toMatch(
    /^Pasted URLs from 127\.0\.0\.1:\d+\n6 images saved in .+, 1 failed\. Click to open the folder\.$/,
  );
  await app.evaluate(() => globalThis.desktopTold.notifications[0]?.emit('click'));
  await expect.poll(() => app.evaluate(() => globalThis.desktopTold.opened)).toEqual([folder]);
  expect(await isKeptAwake(app)).toBe(false);
  // What has failed stays on the taskbar until somebody looks.
  expect(await app.evaluate(() => globalThis.desktopTold.bars.at(-1))).toEqual([1, 'error']);
  await app.evaluate(({ BrowserWindow }) => void BrowserWindow.getAllWindows()[0]?.emit('focus'));
  await expect.poll(() => app.evaluate(() => globalThis.desktopTold.bars.at(-1))).toEqual([-1, 'none']);
  expect(await app.evaluate(() => globalThis.desktopTold.tip)).toBe('Shoal\nNothing is being downloaded');
  expect(await item(app, 'retry-failed')).toMatchObject({ enabled: true });

  // Somebody who looks at the window needs no notification.
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window !== undefined) window.isFocused = () => true;
  });
  const retried = server.hold('/status', 'head');
  await choose(app, 'retry-failed');
  await retried.waitFor(1);
  await expect(progressPanel(page)).toBeVisible();
  retried.open();
  await expect(summary(page)).toContainText('1 failed');
  expect(await app.evaluate(() => globalThis.desktopTold.notifications.length)).toBe(1);
});

test('a link asks before anything comes of it, and says what it wants', async ({ launch, server, folder }) => {
  const { app, page } = await launch(`shoal://add?url=${encodeURIComponent(server.url('ok', { name: 'a.jpg' }))}`);
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('Add 1 image?');
  await dialog.getByRole('button', { name: 'Do not add' }).click();
  await expect(dialog).toBeHidden();
  expect(await page.getByRole('region', { name: 'Check of the list' }).count()).toBe(0);

  const listUrl = server.url('ok', { name: 'b.jpg' });
  const later = [
    'https://a.example/1.jpg',
    'https://a.example/2.jpg',
    'file:///etc/passwd',
    'https://me:word@b.example/',
  ];
  await app.evaluate(
    ({ app }, { link, cwd }) => void app.emit('second-instance', {}, ['shoal', '--x', link], cwd, null),
    { link: `shoal://add?${later.map((url) => `url=${encodeURIComponent(url)}`).join('&')}`, cwd: folder },
  );
  await expect(dialog).toContainText('Add 2 images?');
  await expect(dialog).toContainText('2 entries were left out');
  await expect(dialog).not.toContainText('word');
  await keepScreens(page, '9-link');
  await expectAccessible(page, 'the question of a link');
  await dialog.getByRole('button', { name: 'Add to the list' }).click();
  await expect(countTab(page, /2 images/)).toBeVisible();
  expect(server.requests).toEqual([]);

  // A web address on the command line of a later start is the person's own word.
  await app.evaluate(({ app }, { url, cwd }) => void app.emit('second-instance', {}, ['shoal', url], cwd, null), {
    url: listUrl,
    cwd: folder,
  });
  await expect(countTab(page, /3 images/)).toBeVisible();
  expect(server.requests).toEqual([]);

  // A list is fetched once the person agrees, and what cannot be had is said.
  const lists = await serve('text/plain', 'https://c.example/1.jpg\nhttps://c.example/2.jpg\n');
  const handOver = async (link: string): Promise<void> =>
    await app.evaluate(
      ({ app }, given) => void app.emit('second-instance', {}, ['shoal', given.link], given.cwd, null),
      { link, cwd: folder },
    );
  await handOver(`shoal://add?list=${encodeURIComponent(`${lists.origin}/all.txt`)}`);
  await expect(dialog).toContainText('Fetch a list?');
  await expect(dialog).toContainText(`${lists.origin}/all.txt`);
  await page.keyboard.press('ControlOrMeta+Enter'); // would start the list that is below the question
  await dialog.getByRole('button', { name: 'Fetch the list' }).click();
  await expect(countTab(page, /5 images/)).toBeVisible();
  lists.close();
  await handOver(`shoal://add?list=${encodeURIComponent(server.url('status', { name: 'gone.txt' }))}`);
  await dialog.getByRole('button', { name: 'Fetch the list' }).click();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('the server answered with 404');
});

test('the window is where it was, and on the screen where its display is gone', async ({ launch, userData }) => {
  const first = await launch();
  await expect(first.page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  const bounds = { x: 80, y: 60, width: 900, height: 620 };
  await first.app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted), bounds);
  await end(first.app);
  const file = join(userData, 'window.json');
  const read = async (): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));
  expect(await read()).toEqual({ bounds, isMaximised: false });

  const second = await launch();
  const placed = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(placed).toEqual(bounds);
  await end(second.app);

  await writeFile(file, JSON.stringify({ bounds: { ...bounds, x: 90_000 }, isMaximised: true }));
  const third = await launch();
  const isOnScreen = await third.app.evaluate(({ BrowserWindow, screen }) => {
    const window = BrowserWindow.getAllWindows()[0];
    const at = window?.getNormalBounds() ?? { x: -1, y: 0, width: 0, height: 0 };
    return screen
      .getAllDisplays()
      .some(({ workArea }) => at.x >= workArea.x && at.x + at.width <= workArea.x + workArea.width);
  });
  expect(isOnScreen).toBe(true);
  await expect
    .poll(() => third.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMaximized()))
    .toBe(true);
});

test('a window that closes into the tray goes on downloading, and comes back', async ({
  launch,
  server,
  folder,
  userData,
}) => {
  await writeFile(
    join(userData, 'settings.json'),
    JSON.stringify({
      settings: { desktop: { notifies: false, keepsAwake: true, tray: true, closing: 'tray' } },
      folder,
    }),
  );
  const { app, page } = await launch();
  const gate = server.hold('/ok');
  await paste(page, server.url('ok', { name: 'a.jpg' }));
  await start(page);
  await gate.waitFor(1);
  const state = async (): Promise<unknown> =>
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(state).toEqual([false]);
  gate.open();
  await app.evaluate(({ app }, cwd) => void app.emit('second-instance', {}, ['shoal'], cwd, null), dirname(folder));
  await expect.poll(state).toEqual([true]);
  await expect(summary(page)).toContainText('1 image');
});

test('the menu speaks German, and a list of the clipboard comes in through it', async ({
  launch,
  userData,
  folder,
}) => {
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ settings: { language: 'de' }, folder }));
  const { app, page } = await launch();
  await expect(page.getByRole('button', { name: 'Einstellungen', exact: true })).toBeVisible();
  const labels = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
  expect(labels?.slice(-6)).toEqual(['Datei', 'Bearbeiten', 'Ansicht', 'Download', 'Fenster', 'Hilfe']);
  await app.evaluate(({ clipboard }) => {
    clipboard.readText = async () => 'https://a.example/1.jpg https://a.example/2.jpg';
  });
  await choose(app, 'add-from-clipboard');
  await expect(page.getByText('Aus der Zwischenablage').first()).toBeVisible();
  await choose(app, 'theme-dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true);
  await choose(app, 'settings');
  await expect(page.getByRole('dialog', { name: 'Einstellungen' })).toBeVisible();
});
