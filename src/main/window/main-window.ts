import { join } from 'node:path';
import { BrowserWindow, type WebFrameMain } from 'electron';
import { appHost, appScheme, appUrl } from '../app-origin.ts';
import { languageQuery } from '../language.ts';
import type { Log } from '../log/log.ts';

/** The dev server's address under `npm run dev`; otherwise unset. */
const devUrl = process.env['ELECTRON_RENDERER_URL'];

/** Opens the window, hidden until there is something to see. */
export function createMainWindow(log: Pick<Log, 'error'>): BrowserWindow {
  const window = new BrowserWindow({
    width: 1100,
    height: 760,
    minWidth: 720,
    minHeight: 560,
    title: 'Shoal',
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
  window
    .loadURL(`${devUrl ?? appUrl}?${languageQuery()}`)
    .catch((error: unknown) => log.error('The window could not be loaded', error));
  return window;
}

/** Whether a message comes from the window's own page: its main frame, still alive, at the app's own address. */
export function isOwnFrame(window: BrowserWindow | null, frame: WebFrameMain | null): boolean {
  if (window === null || window.isDestroyed() || frame === null || frame !== window.webContents.mainFrame) return false;
  const expected = devUrl === undefined ? `${appScheme}://${appHost}/` : new URL(devUrl).origin;
  return frame.url.startsWith(expected);
}
