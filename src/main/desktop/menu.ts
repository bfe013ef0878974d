import { app, Menu, type MenuItem, type MenuItemConstructorOptions } from 'electron';
import { type MenuChoice, type RunView, runViews, type ShownView } from '../../shared/desktop.ts';
import type { Theme } from '../../shared/settings.ts';
import { messages } from '../language.ts';
import type { DesktopState } from './sums.ts';

/** What the items of the menus do. */
export interface MenuActions {
  openFiles: () => void;
  addFromClipboard: () => void;
  chooseFolder: () => void;
  copyDiagnostics: () => void;
  documentation: () => void;
  pauseAll: () => void;
  resumeAll: () => void;
  retryFailed: () => void;
  setTheme: (theme: Theme) => void;
  /** What the window has to do. */
  inWindow: (choice: MenuChoice) => void;
}

/** What the items follow. */
export interface MenuState {
  state: DesktopState;
  shown: ShownView;
  theme: Theme;
}

const themes: readonly Theme[] = ['system', 'light', 'dark'];
const viewId = (view: RunView): string => `view-${view}`;
const themeId = (theme: Theme): string => `theme-${theme}`;

/** Makes the application menu in the language of the moment; to be made anew when that changes. */
export function setUpMenu(actions: MenuActions, now: MenuState): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(templateOf(actions)));
  followMenu(now);
}

/** Lets the items be what can be done now. */
export function followMenu({ state, shown, theme }: MenuState): void {
  const menu = Menu.getApplicationMenu();
  const set = (id: string, change: Partial<Pick<MenuItem, 'enabled' | 'checked'>>): void => {
    const item = menu?.getMenuItemById(id);
    if (item) Object.assign(item, change);
  };
  set('pause-all', { enabled: state.running > 0 });
  set('resume-all', { enabled: state.resting > 0 });
  set('retry-failed', { enabled: state.hasFailures });
  for (const view of runViews) {
    set(viewId(view), { enabled: shown.views.includes(view), checked: shown.view === view });
  }
  set(themeId(theme), { checked: true }); // which unchecks the others; to set one of them to false would check it
}

function templateOf(actions: MenuActions): MenuItemConstructorOptions[] {
  const isMac = process.platform === 'darwin';
  const { menu } = messages().desktop;
  const help: MenuItemConstructorOptions[] = [
    { id: 'documentation', label: menu.documentation, accelerator: 'F1', click: actions.documentation },
    { id: 'copy-diagnostics', label: menu.copyDiagnostics, click: actions.copyDiagnostics },
  ];
  return [
    ...(isMac ? [appMenu(actions)] : []),
    { label: menu.file, submenu: fileMenu(actions, isMac) },
    { label: menu.edit, submenu: editMenu() },
    { label: menu.view, submenu: viewMenu(actions) },
    { label: menu.download, submenu: downloadMenu(actions) },
    { label: menu.window, submenu: windowMenu(isMac) },
    { role: 'help', label: menu.help, submenu: help },
  ];
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

function settingsItem({ inWindow }: MenuActions): MenuItemConstructorOptions {
  const click = (): void => inWindow({ kind: 'settings' });
  return { id: 'settings', label: messages().desktop.menu.settings, accelerator: 'CmdOrCtrl+,', click };
}

function appMenu(actions: MenuActions): MenuItemConstructorOptions {
  const { menu } = messages().desktop;
  return {
    label: app.name,
    submenu: [
      { role: 'about', label: menu.about },
      separator,
      settingsItem(actions),
      separator,
      { role: 'services', label: menu.services },
      separator,
      { role: 'hide', label: menu.hide },
      { role: 'hideOthers', label: menu.hideOthers },
      { role: 'unhide', label: menu.showAll },
      separator,
      { role: 'quit', label: menu.quit },
    ],
  };
}

function fileMenu(actions: MenuActions, isMac: boolean): MenuItemConstructorOptions[] {
  const { menu } = messages().desktop;
  const { openFiles, addFromClipboard, chooseFolder, inWindow } = actions;
  return [
    { id: 'new-list', label: menu.newList, accelerator: 'CmdOrCtrl+N', click: () => inWindow({ kind: 'new-list' }) },
    { id: 'open-files', label: menu.openFiles, accelerator: 'CmdOrCtrl+O', click: openFiles },
    {
      id: 'add-from-clipboard',
      label: menu.addFromClipboard,
      accelerator: 'CmdOrCtrl+Shift+V',
      click: addFromClipboard,
    },
    separator,
    { id: 'choose-folder', label: menu.chooseFolder, accelerator: 'CmdOrCtrl+Shift+O', click: chooseFolder },
    separator,
    ...(isMac
      ? [{ role: 'close', label: menu.close } as const]
      : [settingsItem(actions), separator, { role: 'quit', label: menu.quit } as const]),
  ];
}

function editMenu(): MenuItemConstructorOptions[] {
  const { menu } = messages().desktop;
  return [
    { role: 'undo', label: menu.undo },
    { role: 'redo', label: menu.redo },
    separator,
    { role: 'cut', label: menu.cut },
    { role: 'copy', label: menu.copy },
    { role: 'paste', label: menu.paste },
    { role: 'delete', label: menu.delete },
    separator,
    { role: 'selectAll', label: menu.selectAll },
  ];
}

function viewMenu({ inWindow, setTheme }: MenuActions): MenuItemConstructorOptions[] {
  const { desktop, theme: themeTexts } = messages();
  const { menu } = desktop;
  return [
    ...runViews.map((view, index): MenuItemConstructorOptions => {
      return {
        id: viewId(view),
        label: menu.views[view],
        type: 'checkbox',
        accelerator: `CmdOrCtrl+${index + 1}`,
        click: () => inWindow({ kind: 'view', view }),
      };
    }),
    separator,
    { id: 'side-bar', label: menu.sideBar, accelerator: 'CmdOrCtrl+B', click: () => inWindow({ kind: 'side-bar' }) },
    {
      label: menu.theme,
      submenu: themes.map((theme): MenuItemConstructorOptions => {
        return { id: themeId(theme), label: themeTexts[theme], type: 'radio', click: () => setTheme(theme) };
      }),
    },
    separator,
    { role: 'resetZoom', label: menu.actualSize },
    { role: 'zoomIn', label: menu.zoomIn },
    { role: 'zoomOut', label: menu.zoomOut },
    separator,
    { role: 'togglefullscreen', label: menu.fullScreen },
  ];
}

function downloadMenu({ pauseAll, resumeAll, retryFailed }: MenuActions): MenuItemConstructorOptions[] {
  const { menu } = messages().desktop;
  return [
    { id: 'pause-all', label: menu.pauseAll, accelerator: 'CmdOrCtrl+Shift+P', click: pauseAll },
    { id: 'resume-all', label: menu.resumeAll, accelerator: 'CmdOrCtrl+Shift+G', click: resumeAll },
    separator,
    { id: 'retry-failed', label: menu.retryFailed, accelerator: 'CmdOrCtrl+R', click: retryFailed },
  ];
}

function windowMenu(isMac: boolean): MenuItemConstructorOptions[] {
  const { menu } = messages().desktop;
  return [
    { role: 'minimize', label: menu.minimize },
    ...(isMac
      ? [{ role: 'zoom', label: menu.zoom } as const, separator, { role: 'front', label: menu.bringToFront } as const]
      : [{ role: 'close', label: menu.close } as const]),
  ];
}
