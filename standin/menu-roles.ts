import type { MenuItemConstructorOptions } from 'electron';
import type { app as App } from './app.ts';
import type { BrowserWindow } from './window.ts';

export interface Role {
  label: string;
  accelerator?: string;
  /** The browser does it itself on the same keys, on what is selected. */
  isEditing?: boolean;
  act(app: typeof App, window: BrowserWindow | undefined): void;
}

const isMac = process.platform === 'darwin';

const editing = (label: string, command: string, accelerator?: string): Role => ({
  label,
  isEditing: true,
  ...(accelerator === undefined ? {} : { accelerator }),
  act: (_app, window) => {
    window?.webContents.executeJavaScript(`document.execCommand('${command}')`, true).catch(() => undefined);
  },
});

/** Electron's roles, in lower case, as far as there is something to do without a menu bar. */
export const roles: Record<string, Role> = {
  undo: editing('Undo', 'undo', 'CmdOrCtrl+Z'),
  redo: editing('Redo', 'redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
  cut: editing('Cut', 'cut', 'CmdOrCtrl+X'),
  copy: editing('Copy', 'copy', 'CmdOrCtrl+C'),
  paste: editing('Paste', 'paste', 'CmdOrCtrl+V'),
  delete: editing('Delete', 'delete'),
  selectall: editing('Select All', 'selectAll', 'CmdOrCtrl+A'),
  quit: { label: 'Quit', accelerator: 'CmdOrCtrl+Q', act: (app) => app.quit() },
  close: { label: 'Close Window', accelerator: 'CmdOrCtrl+W', act: (_app, window) => window?.close() },
  minimize: { label: 'Minimize', accelerator: 'CmdOrCtrl+M', act: (_app, window) => window?.minimize() },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', act: (_app, window) => window?.webContents.reload() },
  forcereload: {
    label: 'Force Reload',
    accelerator: 'Shift+CmdOrCtrl+R',
    act: (_app, window) => window?.webContents.reloadIgnoringCache(),
  },
  // What the browser's own keys do already, and what needs a menu bar or a desktop.
  ...Object.fromEntries(
    [
      'about',
      'toggledevtools',
      'togglefullscreen',
      'resetzoom',
      'zoomin',
      'zoomout',
      'hide',
      'hideothers',
      'unhide',
      'services',
      'front',
      'zoom',
      'window',
      'help',
    ].map((role) => [role, { label: role, act: () => undefined }]),
  ),
};

const menus: Record<string, MenuItemConstructorOptions['role'][]> = {
  appmenu: ['about', 'services', 'hide', 'hideOthers', 'unhide', 'quit'],
  filemenu: [isMac ? 'close' : 'quit'],
  editmenu: ['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll'],
  viewmenu: ['reload', 'forceReload', 'toggleDevTools', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'],
  windowmenu: ['minimize', 'zoom', 'close'],
};

/** The items of a role that is a whole menu. */
export function menuOfRole(role: string): MenuItemConstructorOptions[] | undefined {
  return menus[role]?.map((item) => (item === undefined ? {} : { role: item }));
}
