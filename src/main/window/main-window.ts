import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { appUrl } from './app-origin.ts';
import { languageQuery } from '../language.ts';
import type { Log } from '../log/log.ts';
import { fitBounds, type WindowPlace } from './window-place.ts';

const usualSize = { width: 1100, height: 760 };
const leastSize = { width: 720, height: 560 };
/** `--bg` of the window's tokens.css: what is seen before the page is. */
const backgrounds = { light: '#f3f6f7', dark: '#0b1317' };

/**
 * Opens the window, hidden until there is something to see.
 *
 * @param place where it was the last time; null for the middle of the screen
 */
export function createMainWindow(log: Pick<Log, 'error'>, place: WindowPlace | null): BrowserWindow {
  const bounds = place === null ? usualSize : fitBounds(place.bounds, workAreas(), leastSize);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    title: 'Shoal',
    show: false,
    backgroundColor: backgrounds[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    },
  });
  if (place?.isMaximised === true) window.once('ready-to-show', () => window.maximize());
  window.once('ready-to-show', () => window.show());
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
  window
    .loadURL(`${appUrl}?${languageQuery()}`)
    .catch((error: unknown) => log.error('The window could not be loaded', error));
  return window;
}

/** Of the displays that are there, the main one first. */
function workAreas(): Electron.Rectangle[] {
  const main = screen.getPrimaryDisplay();
  return [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)].map(({ workArea }) => workArea);
}
