import type { BrowserWindow, WebFrameMain } from 'electron';
import { appHost, appScheme } from './app-origin.ts';

/** As much of a window as the question concerns. */
type OwnWindow = Pick<BrowserWindow, 'isDestroyed'> & { webContents: { mainFrame: Pick<WebFrameMain, 'url'> } };

/** Whether a message comes from the window's own page: its main frame, still alive, at the app's own address. */
export function isOwnFrame(window: OwnWindow | null, frame: Pick<WebFrameMain, 'url'> | null): boolean {
  if (window === null || window.isDestroyed() || frame === null || frame !== window.webContents.mainFrame) return false;
  return frame.url.startsWith(`${appScheme}://${appHost}/`);
}
