import { Menu, type MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  openFiles: () => void;
  chooseFolder: () => void;
  copyDiagnostics: () => void;
}

/** The application menu: lists and folder first, then what every desktop program has. */
export function setUpMenu({ openFiles, chooseFolder, copyDiagnostics }: MenuActions): void {
  const isMac = process.platform === 'darwin';
  const file: MenuItemConstructorOptions[] = [
    { id: 'open-files', label: 'Open List…', accelerator: 'CmdOrCtrl+O', click: openFiles },
    { id: 'choose-folder', label: 'Choose Folder…', accelerator: 'CmdOrCtrl+Shift+O', click: chooseFolder },
    { type: 'separator' },
    isMac ? { role: 'close' } : { role: 'quit' },
  ];
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: file },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
    { label: 'Help', submenu: [{ id: 'copy-diagnostics', label: 'Copy Diagnostics', click: copyDiagnostics }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
