import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { expect, test } from 'vitest';
import { exitCode, makeFolder, start } from './fixtures/fixture-app.ts';

const log = (app: ElectronApplication): Promise<unknown[]> => app.evaluate(() => globalThis.fixture.log);

/** Drops files as the desktop does: with paths. Works with Electron as well. */
async function dropFiles(page: Page, files: string[]): Promise<void> {
  const box = await page.locator('#drop').boundingBox();
  const client = await page.context().newCDPSession(page);
  const at = { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5, data: { items: [], files, dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await client.send('Input.dispatchDragEvent', { type, ...at });
  await client.detach();
}

test('a window has the size that the app gave it, and is ready to show once', async () => {
  const { app, page } = await start();
  await expect.poll(() => page.evaluate('[innerWidth, innerHeight]')).toEqual([640, 480]);
  const told = await app.evaluate(async () => {
    const { open, log } = globalThis.fixture;
    const window = open();
    const ready = new Promise<void>((resolve) => {
      window.on('ready-to-show', () => {
        log.push('ready');
        resolve();
      });
    });
    await window.loadURL('app://fixture/index.html');
    await ready;
    window.show();
    window.minimize();
    const minimized = window.isMinimized();
    window.restore();
    return [minimized, window.isMinimized(), log.length];
  });
  expect(told).toEqual([true, false, 1]);
});

/** Closes the window as its X does. Playwright leaves the question of the browser to whoever answers. */
async function closeByPerson(page: Page): Promise<void> {
  page.on('dialog', () => undefined);
  await page.locator('#field').click(); // the browser asks only where somebody has done something
  const client = await page.context().newCDPSession(page);
  await client.send('Page.close').catch(() => undefined); // it may end with the page
}

test('the app can keep the person from closing a window, and let it go the next time', async () => {
  const { app, child, page } = await start();
  await app.evaluate(() => {
    const { window, log } = globalThis.fixture;
    window.on('close', (event) => {
      log.push('close');
      if (log.length === 1) event.preventDefault();
    });
  });
  // The page is told on the way of all messages that it is to ask: an answer that comes later has it known.
  await page.evaluate("bridge.invoke('echo')");
  await closeByPerson(page);
  await expect.poll(() => log(app)).toEqual(['close']);
  // Until the browser has its answer, the page has no title for Playwright.
  await expect.poll(() => page.title()).toBe('Fixture');
  await page.locator('#field').fill('still here');
  const closed = exitCode(child);
  await closeByPerson(page);
  expect(await closed).toBe(0);
});

test('a window is told once that the person closes it, and a reload is none', async () => {
  const { app, page } = await start({ args: ['--stay'] });
  await app.evaluate(() => {
    const { window, log } = globalThis.fixture;
    window.on('close', () => log.push('close'));
    window.on('closed', () => log.push('closed'));
  });
  await page.locator('#field').click();
  const reloaded = page.waitForEvent('load');
  await app.evaluate(() => globalThis.fixture.window.webContents.reload());
  await reloaded;
  expect(await log(app)).toEqual([]);
  await closeByPerson(page);
  await expect.poll(() => log(app)).toEqual(['close', 'closed']);
});

test('after its end a window says so, and every use of it throws', async () => {
  const { app } = await start({ args: ['--stay'] });
  const told = await app.evaluate(async () => {
    const { window } = globalThis.fixture;
    const contents = window.webContents;
    await new Promise((resolve) => {
      window.once('closed', () => resolve(undefined));
      window.destroy();
    });
    const { attempt } = globalThis.fixture;
    return [
      window.isDestroyed(),
      contents.isDestroyed(),
      attempt(() => window.show()),
      attempt(() => contents.send('x')),
    ];
  });
  expect(told).toEqual([true, true, 'TypeError: Object has been destroyed', 'TypeError: Object has been destroyed']);
});

test('a dropped file whose name is not ASCII can be read in the C locale', async () => {
  // As on a bare server: Chromium reads file names by the locale.
  const { page } = await start({ env: { LC_ALL: 'C' } });
  const file = path.join(makeFolder(), 'urls – ä.txt');
  writeFileSync(file, 'https://example.com/1.jpg');
  await page.evaluate(`
    globalThis.dropped = null;
    const target = document.querySelector('#drop');
    target.addEventListener('dragover', (event) => event.preventDefault());
    target.addEventListener('drop', async (event) => {
      event.preventDefault();
      const [file] = event.dataTransfer.files;
      dropped = [file.name, await file.text()];
    })`);
  await dropFiles(page, [file]);
  await expect.poll(() => page.evaluate('dropped')).toEqual(['urls – ä.txt', 'https://example.com/1.jpg']);
});

test('accelerators reach the menu, with CmdOrCtrl and Shift, unless the page prevented the key', async () => {
  const { app, page } = await start();
  const primary = process.platform === 'darwin' ? 'Meta' : 'Control';
  await app.evaluate(({ Menu }) => {
    const { log, window } = globalThis.fixture;
    const item = (label: string, accelerator: string): Electron.MenuItemConstructorOptions => ({
      id: label,
      label,
      accelerator,
      click: ({ id }, target) => log.push([id, target === window]),
    });
    const submenu = [item('Open', 'CmdOrCtrl+O'), item('Folder', 'CmdOrCtrl+Shift+O'), item('Help', 'F1')];
    Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'File', submenu }, { role: 'editMenu' }]));
  });
  await page.locator('#field').focus();
  for (const key of [`${primary}+o`, `${primary}+Shift+O`, 'F1', 'o']) await page.keyboard.press(key);
  await expect
    .poll(() => log(app))
    .toEqual([
      ['Open', true],
      ['Folder', true],
      ['Help', true],
    ]);
  expect(await page.locator('#field').inputValue()).toBe('o');

  await page.evaluate("document.body.addEventListener('keydown', (event) => event.ctrlKey && event.preventDefault())");
  await page.keyboard.press(`${primary}+o`);
  await page.keyboard.press('F1');
  await expect.poll(() => log(app)).toHaveLength(4);
  expect((await log(app)).at(-1)).toEqual(['Help', true]);

  await page.evaluate("document.body.addEventListener('keydown', (event) => event.stopPropagation())");
  await page.keyboard.press('F1');
  await expect.poll(() => log(app)).toHaveLength(5);
});

test('a menu item is found by its id and clicked, and what Electron refuses is refused', async () => {
  const { app } = await start();
  const told = await app.evaluate(({ Menu, MenuItem }) => {
    const { attempt, log } = globalThis.fixture;
    const menu = Menu.buildFromTemplate([
      { label: 'View', submenu: [{ id: 'dark', label: 'Dark', click: () => log.push('dark') }] },
    ]);
    Menu.setApplicationMenu(menu);
    Menu.getApplicationMenu()?.getMenuItemById('dark')?.click();
    return [
      log[0],
      Menu.getApplicationMenu() === menu,
      menu.getMenuItemById('none'),
      attempt(() => Menu.buildFromTemplate([{}])),
      attempt(() => Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'x', accelerator: 'Ctrl+Nothing' }]))),
      attempt(() => new MenuItem({ role: 'shareMenu' })),
      attempt(() => new MenuItem({ label: 'x', sublabel: 'y' })),
    ];
  });
  expect(told).toEqual([
    'dark',
    true,
    null,
    'TypeError: Invalid template for MenuItem: must have at least one of label, role or type',
    'TypeError: Invalid accelerator: Ctrl+Nothing',
    "Error: electron stand-in: a menu item's shareMenu is not implemented",
    "Error: electron stand-in: a menu item's sublabel is not implemented",
  ]);
});

test('links that leave are asked about: will-navigate can prevent, the window-open handler decides', async () => {
  const { app, page } = await start();
  await app.evaluate(() => {
    const { log, window } = globalThis.fixture;
    window.webContents.on('will-navigate', (event) => {
      event.preventDefault();
      log.push(event.url);
    });
    window.webContents.setWindowOpenHandler(({ url }) => {
      log.push(`open ${url}`);
      return { action: 'deny' };
    });
  });
  await page.locator('#away').click({ noWaitAfter: true });
  await page.evaluate("void window.open('https://example.com/new')");
  await expect.poll(() => log(app)).toEqual(['https://example.com/', 'open https://example.com/new']);
  await expect.poll(() => app.windows().length).toBe(1);
  expect(await app.evaluate(() => globalThis.fixture.window.webContents.mainFrame.url)).toBe(
    'app://fixture/index.html',
  );
});

test('a preload script that throws, or cannot be read, is told and the page goes on', async () => {
  const { app, output } = await start();
  await app.evaluate(async () => {
    for (const preload of ['preload-broken.cjs', 'preload-missing.cjs'])
      await globalThis.fixture.open({ preload }).loadURL('app://fixture/index.html');
  });
  await expect.poll(output).toMatch(/Unable to load preload script: .*preload-missing.cjs/);
  await expect.poll(() => app.windows().length).toBe(3); // Playwright hears of a window on a line of its own
});

test('a window that is not sandboxed, or has Node, is refused', async () => {
  const { app } = await start();
  const errors = await app.evaluate(() =>
    [{ sandbox: false }, { contextIsolation: false }, { nodeIntegration: true }].map((webPreferences) => {
      try {
        globalThis.fixture.open({ webPreferences });
        return '';
      } catch (error) {
        return String(error);
      }
    }),
  );
  for (const error of errors)
    expect(error).toContain('a window that is not sandboxed, not isolated or has Node is not implemented');
});
