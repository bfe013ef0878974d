import { expect, test } from 'vitest';
import { parseAccelerator } from './menu-shortcuts.ts';

const none = { id: 1, control: false, alt: false, shift: false, meta: false };

test('an accelerator becomes the keys that the page sees', () => {
  const primary = process.platform === 'darwin' ? { meta: true } : { control: true };
  expect(parseAccelerator('CmdOrCtrl+Shift+O', 1)).toEqual({ ...none, ...primary, shift: true, key: 'o' });
  expect(parseAccelerator('Control+Alt+1', 1)).toEqual({ ...none, control: true, alt: true, key: '1' });
  expect(parseAccelerator('F12', 1)).toEqual({ ...none, key: 'f12' });
});

test('what is no accelerator is refused', () => {
  for (const text of ['', 'Ctrl', 'Ctrl+', 'Ctrl+A+B', 'F25', 'Hyper+A', 'Ctrl+Nothing'])
    expect(() => parseAccelerator(text, 1), text).toThrow(`Invalid accelerator: ${text}`);
});
