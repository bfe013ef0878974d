import { failOnMissing, missingExport } from './declared-api.ts';
import { WebContents } from './web-contents.ts';

export { app } from './app.ts';
export { clipboard, shell } from './desktop.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu, MenuItem } from './menu.ts';
export { protocol } from './protocol.ts';
export { session } from './session.ts';
export { BrowserWindow } from './window.ts';

export const webContents = failOnMissing(
  {
    fromId: (id: number) => WebContents.fromId(id),
    getAllWebContents: () => WebContents.getAllWebContents(),
    fromDevToolsTargetId: (targetId: string) => WebContents.fromDevToolsTargetId(targetId),
  },
  'WebContents',
  'webContents',
);

// An ES module's names are fixed, so that those which fail on use stand here one by one; electron.test.ts compares them
// with electron.d.ts.
export const autoUpdater = missingExport('autoUpdater');
export const BaseWindow = missingExport('BaseWindow');
export const BrowserView = missingExport('BrowserView');
export const ClipboardItem = missingExport('ClipboardItem');
export const contentTracing = missingExport('contentTracing');
export const crashReporter = missingExport('crashReporter');
export const desktopCapturer = missingExport('desktopCapturer');
export const globalShortcut = missingExport('globalShortcut');
export const ImageView = missingExport('ImageView');
export const inAppPurchase = missingExport('inAppPurchase');
export const IpcMainServiceWorker = missingExport('IpcMainServiceWorker');
export const LanguageModelUtility = missingExport('LanguageModelUtility');
export const MessageChannelMain = missingExport('MessageChannelMain');
export const nativeImage = missingExport('nativeImage');
export const nativeTheme = missingExport('nativeTheme');
export const net = missingExport('net');
export const netLog = missingExport('netLog');
export const Notification = missingExport('Notification');
export const powerMonitor = missingExport('powerMonitor');
export const powerSaveBlocker = missingExport('powerSaveBlocker');
export const pushNotifications = missingExport('pushNotifications');
export const safeStorage = missingExport('safeStorage');
export const screen = missingExport('screen');
export const sharedTexture = missingExport('sharedTexture');
export const ShareMenu = missingExport('ShareMenu');
export const systemPreferences = missingExport('systemPreferences');
export const TouchBar = missingExport('TouchBar');
export const Tray = missingExport('Tray');
export const utilityProcess = missingExport('utilityProcess');
export const View = missingExport('View');
export const WebContentsView = missingExport('WebContentsView');
export const webFrameMain = missingExport('webFrameMain');
export const WebSocket = missingExport('WebSocket');
