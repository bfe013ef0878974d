import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { defaultPath } from './app-paths.ts';

const config = mkdtempSync(path.join(tmpdir(), 'standin-config-'));
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(() => rmSync(config, { recursive: true }));

test('every name of Electron has a place, and an unknown one has none', () => {
  for (const name of [
    'home',
    'appData',
    'temp',
    'exe',
    'desktop',
    'documents',
    'downloads',
    'music',
    'pictures',
    'videos',
  ])
    expect(path.isAbsolute(defaultPath(name) ?? ''), name).toBe(true);
  expect(defaultPath('nowhere')).toBeUndefined();
});

test.skipIf(process.platform !== 'linux')('a Linux desktop’s own name for a folder is used', () => {
  vi.stubEnv('XDG_CONFIG_HOME', config);
  writeFileSync(
    path.join(config, 'user-dirs.dirs'),
    'XDG_DOWNLOAD_DIR="$HOME/Téléchargements"\nXDG_PICTURES_DIR="/mnt/Bilder"\n',
  );
  expect(defaultPath('downloads')).toBe(path.join(homedir(), 'Téléchargements'));
  expect(defaultPath('pictures')).toBe('/mnt/Bilder');
  expect(defaultPath('music')).toBe(path.join(homedir(), 'Music'));
});
