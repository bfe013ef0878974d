import type { Shortcut } from './injected/messages.ts';

/** The application menu's shortcuts, between the menu and the windows. */
export const menuShortcuts = {
  list: [] as Shortcut[],
  /** Set by the menu: what a shortcut does. */
  trigger: (_id: number, _windowId: number): void => undefined,
  /** Set by the windows: hands a new list to the pages. */
  publish: (): void => undefined,
};

const named: Record<string, string> = {
  plus: '+',
  space: ' ',
  tab: 'tab',
  backspace: 'backspace',
  delete: 'delete',
  insert: 'insert',
  return: 'enter',
  enter: 'enter',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
  home: 'home',
  end: 'end',
  pageup: 'pageup',
  pagedown: 'pagedown',
  escape: 'escape',
  esc: 'escape',
};

/** Reads an Electron accelerator ("CmdOrCtrl+Shift+O"). Throws for one that Electron would not take. */
export function parseAccelerator(accelerator: string, id: number): Shortcut {
  const shortcut: Shortcut = { id, control: false, alt: false, shift: false, meta: false, key: '' };
  const isMac = process.platform === 'darwin';
  for (const part of accelerator.split('+').map((text) => text.trim().toLowerCase())) {
    if (part === 'cmdorctrl' || part === 'commandorcontrol') shortcut[isMac ? 'meta' : 'control'] = true;
    else if (part === 'ctrl' || part === 'control') shortcut.control = true;
    else if (part === 'cmd' || part === 'command' || part === 'super' || part === 'meta') shortcut.meta = true;
    else if (part === 'alt' || part === 'option' || part === 'altgr') shortcut.alt = true;
    else if (part === 'shift') shortcut.shift = true;
    else if (shortcut.key === '' && (part.length === 1 || /^f([1-9]|1\d|2[0-4])$/.test(part) || part in named))
      shortcut.key = named[part] ?? part;
    else throw new TypeError(`Invalid accelerator: ${accelerator}`);
  }
  if (shortcut.key === '') throw new TypeError(`Invalid accelerator: ${accelerator}`);
  return shortcut;
}
