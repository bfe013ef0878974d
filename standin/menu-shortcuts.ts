import type { Shortcut } from './injected/messages.ts';
import type { BrowserWindow } from './window.ts';

/** The application menu's shortcuts, between the menu and the windows. */
export const menuShortcuts = {
  list: [] as Shortcut[],
  /** Set by the menu: what a shortcut does. */
  trigger: (_id: number, _window: BrowserWindow): void => undefined,
  /** Set by the windows: hands a new list to the pages. */
  publish: (): void => undefined,
};

const primary = process.platform === 'darwin' ? 'meta' : 'control';
const modifiers: Record<string, 'control' | 'alt' | 'shift' | 'meta'> = {
  cmdorctrl: primary,
  commandorcontrol: primary,
  ctrl: 'control',
  control: 'control',
  cmd: 'meta',
  command: 'meta',
  alt: 'alt',
  option: 'alt',
  shift: 'shift',
};

/** Reads an Electron accelerator ("CmdOrCtrl+Shift+O"). Throws for keys that are neither one character nor F1 to F24. */
export function parseAccelerator(accelerator: string, id: number): Shortcut {
  const shortcut: Shortcut = { id, control: false, alt: false, shift: false, meta: false, key: '' };
  for (const part of accelerator.toLowerCase().split('+')) {
    const modifier = modifiers[part];
    if (modifier !== undefined) shortcut[modifier] = true;
    else if (shortcut.key === '' && /^(.|f([1-9]|1\d|2[0-4]))$/.test(part)) shortcut.key = part;
    else throw new TypeError(`Invalid accelerator: ${accelerator}`);
  }
  if (shortcut.key === '') throw new TypeError(`Invalid accelerator: ${accelerator}`);
  return shortcut;
}
