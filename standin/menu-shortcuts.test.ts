import { expect, test } from 'vitest';
import { parseAccelerator } from './menu-shortcuts.ts';

const none = { id: 1, control: false, alt: false, shift: false, meta: false };

test('an accelerator becomes the keys that the page sees', () => {
  const primary = process.platform === 'darwin' ? { meta: true } : { control: true };
  expect(parseAccelerator('CmdOrCtrl+Shift+O', 1)).toEqual({ ...none, ...primary, shift: true, key: 'o' });
  expect(parseAccelerator('Control+Alt+Delete', 1)).toEqual({ ...none, control: true, alt: true, key: 'delete' });
  expect(parseAccelerator('Super+Plus', 1)).toEqual({ ...none, meta: true, key: '+' });
  expect(parseAccelerator('F12', 1)).toEqual({ ...none, key: 'f12' });
  expect(parseAccelerator('Esc', 1)).toEqual({ ...none, key: 'escape' });
  expect(parseAccelerator('Ctrl+Up', 1)).toEqual({ ...none, control: true, key: 'arrowup' });
});

test('what is no accelerator is refused', () => {
  for (const text of ['', 'Ctrl', 'Ctrl+', 'Ctrl+A+B', 'F25', 'Hyper+A', 'Ctrl+Nothing'])
    expect(() => parseAccelerator(text, 1), text).toThrow(`Invalid accelerator: ${text}`);
});
