import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';
import { app } from './app.ts';
import { failOnMissing } from './declared-api.ts';
import { menuShortcuts, parseAccelerator } from './menu-shortcuts.ts';
import { menuOfRole, roles } from './menu-roles.ts';
import { BrowserWindow } from './window.ts';

type Click = (item: MenuItem, window: BrowserWindow | undefined, event: object) => void;
let nextCommandId = 1;

export class MenuItem {
  readonly commandId = nextCommandId++;
  readonly id: string | undefined;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | undefined;
  readonly registerAccelerator: boolean;
  readonly submenu: Menu | undefined;
  readonly click: (event?: object, window?: BrowserWindow) => void;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  menu: Menu | undefined;

  constructor(options: MenuItemConstructorOptions) {
    const role = options.role?.toLowerCase();
    const known = role === undefined ? undefined : roles[role];
    const submenu = options.submenu ?? (role === undefined ? undefined : menuOfRole(role));
    if (role !== undefined && !known && !submenu)
      throw new Error(`electron stand-in: the menu role '${options.role}' is not implemented`);
    this.id = options.id;
    this.role = role;
    this.type = options.type ?? (submenu ? 'submenu' : 'normal');
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as unknown as Menu | undefined);
    this.label = options.label ?? known?.label ?? options.role ?? '';
    this.accelerator = options.accelerator ?? known?.accelerator;
    this.registerAccelerator = options.registerAccelerator ?? !known?.isEditing;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.click = (event = {}, window = BrowserWindow.getFocusedWindow() ?? undefined) => {
      if (this.type === 'checkbox') this.checked = !this.checked;
      if (this.type === 'radio') this.#chooseRadio();
      if (known) known.act(app, window);
      else (options.click as Click | undefined)?.(this, window, event);
    };
  }

  #chooseRadio(): void {
    for (const item of this.menu?.items ?? []) if (item.type === 'radio') item.checked = item === this;
  }
}

export class Menu extends EventEmitter {
  readonly items: MenuItem[] = [];

  /** Throws for an item that has neither label nor role nor type, as Electron does. */
  static buildFromTemplate(template: (MenuItemConstructorOptions | MenuItem)[]): Menu {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array');
    const menu = new Menu();
    for (const item of template) {
      if (typeof item !== 'object' || !('label' in item || 'role' in item || 'type' in item))
        throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
      menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    }
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    if (menu !== null && !(menu instanceof Menu)) throw new TypeError('Invalid menu');
    applicationMenu = menu;
    menuShortcuts.list = (menu?.flatten() ?? []).flatMap((item) =>
      item.accelerator !== undefined && item.registerAccelerator
        ? [parseAccelerator(item.accelerator, item.commandId)]
        : [],
    );
    menuShortcuts.publish();
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  append(item: MenuItem): void {
    item.menu = this;
    this.items.push(item);
  }

  getMenuItemById(id: string): MenuItem | null {
    return this.flatten().find((item) => item.id === id) ?? null;
  }

  /** Every item, those of the submenus included. */
  flatten(): MenuItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu?.flatten() ?? [])]);
  }
}

let applicationMenu: Menu | null = null;
menuShortcuts.trigger = (commandId, windowId) => {
  const item = applicationMenu?.flatten().find((candidate) => candidate.commandId === commandId);
  if (item?.enabled) item.click({ triggeredByAccelerator: true }, BrowserWindow.fromId(windowId) ?? undefined);
};
failOnMissing(Menu, 'Menu', 'Menu');
failOnMissing(MenuItem, 'MenuItem', 'MenuItem');
