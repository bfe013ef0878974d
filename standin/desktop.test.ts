import { expect, test } from 'vitest';
import { start } from './fixtures/fixture-app.ts';

test('a window has a place, can be maximised and hidden, and tells it', async () => {
  const { app } = await start();
  const told = await app.evaluate(async ({ screen }) => {
    const { window, log } = globalThis.fixture;
    for (const name of ['move', 'resize', 'maximize', 'unmaximize', 'hide', 'show'] as const)
      window.on(name as 'move', () => log.push(name));
    const { workArea } = screen.getPrimaryDisplay();
    const first = window.getBounds();
    window.setBounds({ x: 10, y: 20, width: 700, height: 500 });
    window.maximize();
    const whenMaximised = [window.getBounds(), window.getNormalBounds(), window.isMaximized()];
    window.unmaximize();
    window.hide();
    const isHidden = !window.isVisible();
    window.show();
    return {
      isCentred: first.x === (workArea.width - 640) / 2,
      workArea,
      whenMaximised,
      isHidden,
      bounds: window.getBounds(),
    };
  });
  const bounds = { x: 10, y: 20, width: 700, height: 500 };
  expect(told).toMatchObject({ isCentred: true, isHidden: true, bounds, whenMaximised: [told.workArea, bounds, true] });
  expect(await app.evaluate(() => globalThis.fixture.log)).toEqual([
    'resize',
    'move',
    'maximize',
    'unmaximize',
    'hide',
    'show',
  ]);
});

test('the theme of the app is that of its pages, and the system’s again afterwards', async () => {
  const { app, page } = await start();
  const isDark = (): Promise<boolean> => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await app.evaluate(({ nativeTheme }) => {
    nativeTheme.on('updated', () => globalThis.fixture.log.push(nativeTheme.shouldUseDarkColors));
    nativeTheme.themeSource = 'dark';
  });
  await expect.poll(isDark).toBe(true);
  await app.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = 'light'));
  await expect.poll(isDark).toBe(false);
  expect(await app.evaluate(() => globalThis.fixture.log)).toEqual([true, false]);
});

test('the tray, notifications and what keeps awake answer as Electron’s do', async () => {
  const { app } = await start();
  const told = await app.evaluate(({ app, Menu, nativeImage, Notification, powerSaveBlocker, Tray }) => {
    const { attempt } = globalThis.fixture;
    const image = nativeImage.createFromDataURL('data:image/png;base64,AAAA');
    const tray = new Tray(image);
    tray.setToolTip('x');
    tray.setContextMenu(Menu.buildFromTemplate([{ label: 'a' }]));
    tray.destroy();
    const id = powerSaveBlocker.start('prevent-app-suspension');
    const started = powerSaveBlocker.isStarted(id);
    const stopped = powerSaveBlocker.stop(id);
    app.setBadgeCount(3);
    return {
      tray: [tray.isDestroyed(), attempt(() => tray.setToolTip('y'))],
      blocker: [started, stopped, powerSaveBlocker.isStarted(id)],
      badge: app.getBadgeCount(),
      isEmpty: [image.isEmpty(), nativeImage.createFromDataURL('x').isEmpty()],
      notification: new Notification({ title: 'a', body: 'b' }).title,
    };
  });
  expect(told).toEqual({
    tray: [true, 'TypeError: Tray is destroyed'],
    blocker: [true, true, false],
    badge: 3,
    isEmpty: [false, true],
    notification: 'a',
  });
});

test('items of a menu can be ticked and disabled, and a disabled one has no shortcut', async () => {
  const { app, page } = await start();
  const told = await app.evaluate(({ Menu }) => {
    const { log } = globalThis.fixture;
    const item = (id: string, type: 'radio' | 'checkbox' | 'normal', accelerator: string) => {
      return { id, label: id, type, accelerator, click: () => log.push(id) };
    };
    const menu = Menu.buildFromTemplate([
      item('a', 'radio', 'F2'),
      item('b', 'radio', 'F3'),
      { type: 'separator' },
      item('c', 'checkbox', 'F4'),
      { ...item('d', 'normal', 'F6'), enabled: false },
    ]);
    Menu.setApplicationMenu(menu);
    const ticks = (): boolean[] => ['a', 'b', 'c'].map((id) => menu.getMenuItemById(id)?.checked === true);
    const first = ticks();
    const b = menu.getMenuItemById('b');
    if (b) b.checked = true;
    const second = ticks();
    if (b) b.checked = false; // of a radio item this checks it
    return [first, second, ticks()];
  });
  expect(told).toEqual([
    [true, false, false],
    [false, true, false],
    [false, true, false],
  ]);
  await page.locator('#field').click();
  for (const key of ['F6', 'F4', 'F2']) await page.keyboard.press(key);
  await expect.poll(() => app.evaluate(() => globalThis.fixture.log)).toEqual(['c', 'a']);
  const ticks = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ checked }) => checked));
  expect(ticks).toEqual([true, false, false, true, false]);
});
