import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { expect, test } from 'vitest';
import { makeFolder, start } from './fixtures/fixture-app.ts';

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

test('a window has the size, the title and the identity that the app gave it', async () => {
  const { app, page } = await start();
  expect(await page.evaluate('[innerWidth, innerHeight]')).toEqual([640, 480]);
  const told = await app.evaluate(({ BrowserWindow, webContents }) => {
    const { window } = globalThis.fixture;
    window.setBounds({ width: 700, height: 500 });
    const { width, height } = window.getBounds();
    const same = [
      BrowserWindow.fromId(window.id),
      BrowserWindow.fromWebContents(window.webContents),
      BrowserWindow.getAllWindows()[0],
      BrowserWindow.getFocusedWindow(),
    ];
    return {
      title: window.getTitle(),
      width,
      height,
      same: same.every((one) => one === window),
      contents: webContents.fromId(window.webContents.id) === window.webContents,
    };
  });
  expect(told).toEqual({ title: 'Fixture', width: 700, height: 500, same: true, contents: true });
  await expect.poll(() => page.evaluate('[innerWidth, innerHeight]')).toEqual([700, 500]);
  await app.evaluate(() => globalThis.fixture.window.setTitle('12 of 120'));
  await expect.poll(() => page.title()).toBe('12 of 120');
});

test('showing, hiding, minimising and focusing are told once each', async () => {
  const { app } = await start();
  const events = await app.evaluate(async () => {
    const { open } = globalThis.fixture;
    const window = open({ show: false });
    const events: string[] = [];
    for (const name of ['ready-to-show', 'show', 'hide', 'focus', 'blur', 'minimize', 'restore', 'resize', 'move'])
      window.on(name as 'show', () => events.push(name));
    const ready = new Promise((resolve) => void window.once('ready-to-show', () => resolve(undefined)));
    await window.loadURL('app://fixture/index.html');
    await ready;
    events.push(`visible ${window.isVisible()}`);
    window.show();
    window.show();
    window.minimize();
    window.restore();
    window.setBounds({ width: 300, x: 5 });
    window.blur();
    window.hide();
    window.hide();
    return events;
  });
  expect(events).toEqual([
    'ready-to-show',
    'visible false',
    'show',
    'focus',
    'minimize',
    'restore',
    'resize',
    'move',
    'blur',
    'hide',
  ]);
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
      attempt(() => window.getTitle()),
      attempt(() => contents.send('x')),
    ];
  });
  expect(told).toEqual([true, true, 'TypeError: Object has been destroyed', 'TypeError: Object has been destroyed']);
});

test('a dropped file has its path, one made in memory has none, and nothing else is a file', async () => {
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
      const path = bridge.pathOf(file);
      dropped = [path, await file.text()];
    })`);
  await dropFiles(page, [file]);
  await expect.poll(() => page.evaluate('dropped')).toEqual([file, 'https://example.com/1.jpg']);
  expect(await page.evaluate('bridge.pathOf(new File(["x"], "x.txt"))')).toBe('');
  expect(
    await page.evaluate('(() => { try { bridge.pathOf({}) } catch (error) { return error.message } })()'),
  ).toContain("not of type 'File'");
});

test('accelerators reach the menu, with CmdOrCtrl and Shift, unless the page prevented the key', async () => {
  const { app, page } = await start();
  const primary = process.platform === 'darwin' ? 'Meta' : 'Control';
  await app.evaluate(({ Menu }) => {
    const { log, window } = globalThis.fixture;
    const item = (label: string, accelerator: string, more: object = {}): Electron.MenuItemConstructorOptions => ({
      id: label,
      label,
      accelerator,
      click: ({ label: clicked }, target) => log.push([clicked, target === window]),
      ...more,
    });
    const submenu = [
      item('Open', 'CmdOrCtrl+O'),
      item('Folder', 'CmdOrCtrl+Shift+O'),
      item('Help', 'F1'),
      item('Off', 'CmdOrCtrl+D', { enabled: false }),
      item('Plus', 'CmdOrCtrl+Plus'),
    ];
    Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'File', submenu }, { role: 'editMenu' }]));
  });
  await page.locator('#field').focus();
  for (const key of [`${primary}+o`, `${primary}+Shift+O`, 'F1', `${primary}+d`, `${primary}+Shift++`, 'o'])
    await page.keyboard.press(key);
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
    const { attempt } = globalThis.fixture;
    const menu = Menu.buildFromTemplate([
      { label: 'View', submenu: [{ id: 'dark', label: 'Dark', type: 'checkbox' }] },
    ]);
    Menu.setApplicationMenu(menu);
    const item = Menu.getApplicationMenu()?.getMenuItemById('dark');
    item?.click();
    return [
      item?.checked,
      Menu.getApplicationMenu() === menu,
      menu.getMenuItemById('none'),
      attempt(() => Menu.buildFromTemplate([{}])),
      attempt(() => Menu.setApplicationMenu({} as Electron.Menu)),
      attempt(() => Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'x', accelerator: 'Ctrl+Nothing' }]))),
      attempt(() => new MenuItem({ role: 'shareMenu' })),
    ];
  });
  expect(told).toEqual([
    true,
    true,
    null,
    'TypeError: Invalid template for MenuItem: must have at least one of label, role or type',
    'TypeError: Invalid menu',
    'TypeError: Invalid accelerator: Ctrl+Nothing',
    "Error: electron stand-in: the menu role 'shareMenu' is not implemented",
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
  expect(await page.evaluate("window.open('https://example.com/new')")).toBe(null);
  await page.locator('#away').click({ modifiers: ['ControlOrMeta'] });
  await expect
    .poll(() => log(app))
    .toEqual(['https://example.com/', 'open https://example.com/new', 'open https://example.com/']);
  expect(app.windows()).toHaveLength(1);
  expect(await app.evaluate(() => globalThis.fixture.window.webContents.getURL())).toBe('app://fixture/index.html');
});

test('a page that crashes is told, and works again after a reload', async () => {
  const { app, page } = await start();
  const crashed = page.waitForEvent('crash');
  await app.evaluate(() => globalThis.fixture.window.webContents.forcefullyCrashRenderer());
  await crashed;
  await expect.poll(() => log(app)).toEqual([{ gone: 'crashed', id: 1 }]);
  await app.evaluate(
    () =>
      new Promise((resolve) => {
        const { webContents } = globalThis.fixture.window;
        webContents.once('did-finish-load', () => resolve(undefined));
        webContents.reload();
      }),
  );
  const answer = app.evaluate(() =>
    globalThis.fixture.window.webContents.executeJavaScript("bridge.invoke('echo', 'back')"),
  );
  expect(await answer).toBe('back');
});

test('what a page writes to its console is told', async () => {
  const { app, page } = await start();
  await app.evaluate(() => {
    const { log, window } = globalThis.fixture;
    window.webContents.on('console-message', ({ level, message }) => log.push([level, message]));
  });
  await page.evaluate("console.warn('careful', 5)");
  await expect.poll(() => log(app)).toEqual([['warning', 'careful 5']]);
});

test('a preload script that throws, or cannot be read, is told and the page goes on', async () => {
  const { app } = await start();
  const told = await app.evaluate(async () => {
    const { open } = globalThis.fixture;
    const errors: unknown[] = [];
    for (const preload of ['preload-broken.cjs', 'preload-missing.cjs']) {
      const window = open({ preload });
      window.webContents.on('preload-error', (_event, _file, error) => errors.push(error.message));
      await window.loadURL('app://fixture/index.html');
    }
    return errors;
  });
  expect(told).toEqual(['broken preload', expect.stringContaining('ENOENT')]);
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
  for (const error of errors) expect(error).toContain('only sandboxed windows');
});
