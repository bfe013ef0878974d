import { homedir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { dataFolder } from './data-folder.ts';

describe('the data folder', () => {
  it('is the one that SHOAL_DATA names', () => {
    expect(dataFolder({ SHOAL_DATA: '/srv/shoal', XDG_DATA_HOME: '/x' }, 'linux')).toBe('/srv/shoal');
  });

  it('is in the XDG data home on Linux, which a relative path does not change', () => {
    expect(dataFolder({ XDG_DATA_HOME: '/data' }, 'linux')).toBe('/data/shoal');
    expect(dataFolder({ XDG_DATA_HOME: 'data' }, 'linux')).toBe(`${homedir()}/.local/share/shoal`);
    expect(dataFolder({}, 'linux')).toBe(`${homedir()}/.local/share/shoal`);
  });

  it('is where macOS and Windows keep the data of applications, beside that of the window', () => {
    expect(dataFolder({}, 'darwin')).toBe(`${homedir()}/Library/Application Support/Shoal Terminal`);
    expect(dataFolder({ LOCALAPPDATA: '/users/me/local' }, 'win32')).toBe('/users/me/local/Shoal');
  });
});
