import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { trayIcon16, trayIcon32 } from './tray-icon.ts';

test('the icons of the tray are those of the app', () => {
  const icons = join(import.meta.dirname, '../../../build/icons/linux');
  expect(readFileSync(join(icons, '16x16.png')).toString('base64')).toBe(trayIcon16);
  expect(readFileSync(join(icons, '32x32.png')).toString('base64')).toBe(trayIcon32);
});
