import type { MenuItemConstructorOptions } from 'electron';
import { app } from './app.ts';
import { menuShortcuts, parseAccelerator } from './menu-shortcuts.ts';
import { failOnMissing, notImplemented } from './not-implemented.ts';
import { BrowserWindow } from './window.ts';

interface Role {
  accelerator?: string;
  act?(window: BrowserWindow | undefined): void;
  submenu?: MenuItemConstructorOptions[];
}

/** In lower case. Those without more are done by the browser on its own keys, or need a menu bar. */
const roles: Record<string, Role> = {
  quit: { accelerator: 'CmdOrCtrl+Q', act: () => app.quit() },
  close: { accelerator: 'CmdOrCtrl+W', act: (window) => window?.close() },
  minimize: { accelerator: 'CmdOrCtrl+M', act: (window) => window?.minimize() },
  resetzoom: {},
  zoomin: {},
  zoomout: {},
  togglefullscreen: {},
  editmenu: {},
  undo: {},
  redo: {},
  cut: {},
  copy: {},
  paste: {},
  delete: {},
  selectall: {},
  about: {},
  services: {},
  hide: {},
  hideothers: {},
  unhide: {},
  zoom: {},
  front: {},
  help: {},
  appmenu: { submenu: [{ role: 'quit' }] },
  windowmenu: { submenu: [{ role: 'minimize' }, { role: 'close' }] },
};
const knownOptions = ['id', 'label', 'type', 'role', 'accelerator', 'click', 'submenu', 'enabled', 'checked'];
let nextCommandId = 1;

export class MenuItem {
  readonly commandId = nextCommandId++;
  readonly id: string | undefined;
  readonly label: string;
  readonly type: string;
  readonly role: string | undefined;
  enabled: boolean;
  #isChecked: boolean;
  /** The radio items next to this one, itself included; set by the menu. */
  group: readonly MenuItem[] = [];
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  readonly click: (event?: object, window?: BrowserWindow) => void;

  constructor(options: MenuItemConstructorOptions) {
    const unknown = Object.keys(options).find((name) => !knownOptions.includes(name));
    const role = options.role === undefined ? {} : roles[options.role.toLowerCase()];
    if (unknown !== undefined || role === undefined)
      throw notImplemented(`a menu item's ${unknown ?? options.role ?? options.type}`);
    const submenu = options.submenu ?? role.submenu;
    this.id = options.id;
    this.label = options.label ?? '';
    this.role = options.role?.toLowerCase();
    this.type = options.type ?? (submenu === undefined ? 'normal' : 'submenu');
    this.enabled = options.enabled ?? true;
    this.#isChecked = options.checked ?? false;
    this.accelerator = options.accelerator ?? role.accelerator;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as Menu | undefined);
    const onClick = options.click as
      | ((item: this, window: BrowserWindow | undefined, event: object) => void)
      | undefined;
    this.click = (event = {}, window = BrowserWindow.getAllWindows()[0]) => {
      if (this.type === 'checkbox' || this.type === 'radio') this.checked = !this.checked;
      if (role.act) role.act(window);
      else onClick?.(this, window, event);
    };
  }

  get checked(): boolean {
    return this.#isChecked;
  }

  /** As in Electron, a radio item that is set to anything at all is the checked one of its group. */
  set checked(isChecked: boolean) {
    if (this.type !== 'radio') {
      this.#isChecked = isChecked;
      return;
    }
    for (const other of this.group) other.#isChecked = false;
    this.#isChecked = true;
  }
}

export class Menu {
  readonly items: MenuItem[] = [];

  /** Throws for an item that has neither label nor role nor type, as Electron does. */
  static buildFromTemplate(template: MenuItemConstructorOptions[]): Menu {
    const menu = new Menu();
    for (const item of template) {
      if (!('label' in item || 'role' in item || 'type' in item))
        throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
      menu.items.push(new MenuItem(item));
    }
    menu.#groupRadios();
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
    menuShortcuts.list = (menu?.flatten() ?? []).flatMap(({ accelerator, commandId }) =>
      accelerator === undefined ? [] : [parseAccelerator(accelerator, commandId)],
    );
    menuShortcuts.publish();
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  getMenuItemById(id: string): MenuItem | null {
    return this.flatten().find((item) => item.id === id) ?? null;
  }

  /** Radio items with nothing else between them are a group, and one of them is checked. */
  #groupRadios(): void {
    let group: MenuItem[] = [];
    for (const item of this.items) {
      if (item.type !== 'radio') group = [];
      else group.push(item);
      item.group = group;
    }
    for (const [first] of new Set(this.items.map((item) => item.group)))
      if (first?.type === 'radio' && !first.group.some(({ checked }) => checked)) first.checked = true;
  }

  /** Every item, those of the submenus included. */
  flatten(): MenuItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu?.flatten() ?? [])]);
  }
}

let applicationMenu: Menu | null = null;
menuShortcuts.trigger = (id, window) =>
  applicationMenu
    ?.flatten()
    .find(({ commandId, enabled }) => commandId === id && enabled)
    ?.click({ triggeredByAccelerator: true }, window);
failOnMissing(Menu, 'Menu');
failOnMissing(MenuItem, 'MenuItem');
