import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { chromiumVersion, findBrowser } from './find-browser.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'standin-browser-'));
const fake = path.join(folder, 'my-browser');
writeFileSync(fake, '#!/bin/sh\necho "Chromium 156.0.8078.79 built on something"\n');
chmodSync(fake, 0o755);
afterEach(() => {
  vi.unstubAllEnvs();
});

test('SHOAL_BROWSER goes before everything that is installed', () => {
  vi.stubEnv('SHOAL_BROWSER', fake);
  expect(findBrowser()).toBe(fake);
});

test('a SHOAL_BROWSER that is no program is no browser, rather than another one', () => {
  for (const wrong of [path.join(folder, 'nowhere'), folder]) {
    vi.stubEnv('SHOAL_BROWSER', wrong);
    expect(findBrowser()).toBeNull();
  }
});

test.skipIf(process.platform !== 'linux')('Debian’s wrapper script is passed over for the binary', () => {
  if (findBrowser() === null) throw new Error('This test needs an installed browser.');
  const wrapper = path.join(folder, 'chromium');
  writeFileSync(wrapper, '#!/bin/sh\nexec /usr/lib/chromium/chromium "$@"\n');
  chmodSync(wrapper, 0o755);
  vi.stubEnv('SHOAL_BROWSER', wrapper);
  expect([wrapper, '/usr/lib/chromium/chromium', '/usr/lib64/chromium-browser/chromium-browser']).toContain(
    findBrowser(),
  );
});

test('the version is what the browser says, and null where it says nothing', () => {
  expect(chromiumVersion(fake)).toBe('156.0.8078.79');
  expect(chromiumVersion(path.join(folder, 'nowhere'))).toBeNull();
  rmSync(folder, { recursive: true });
});
