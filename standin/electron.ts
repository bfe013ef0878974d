export { app } from './app.ts';
export { clipboard, shell } from './desktop.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu, MenuItem } from './menu.ts';
export { Notification } from './notification.ts';
export { protocol, session } from './protocol.ts';
export { nativeTheme, powerSaveBlocker, screen } from './system.ts';
export { nativeImage, Tray } from './tray.ts';
export { BrowserWindow } from './window.ts';

const absent = `autoUpdater BaseWindow BrowserView ClipboardItem contentTracing crashReporter desktopCapturer
  globalShortcut ImageView inAppPurchase IpcMainServiceWorker LanguageModelUtility MessageChannelMain net netLog
  powerMonitor pushNotifications safeStorage sharedTexture ShareMenu systemPreferences TouchBar utilityProcess View
  webContents WebContentsView webFrameMain WebSocket`;

/** The module that `electron` resolves to: the above, and every other name of electron.d.ts, which fails on use. */
export function electronModuleSource(): string {
  return [
    `export * from '${import.meta.resolve('./electron.ts')}';`,
    `import { missingExport } from '${import.meta.resolve('./not-implemented.ts')}';`,
    ...absent.split(/\s+/).map((name) => `export const ${name} = missingExport('${name}');`),
  ].join('\n');
}
