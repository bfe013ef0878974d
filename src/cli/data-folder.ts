import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where the terminal keeps what it remembers: `SHOAL_DATA`, or else a folder of its own in the platform's place for an
 * application's data. It is never the window's, whose lists the terminal would forget after a month.
 * The place on Linux is the XDG Base Directory Specification's; a relative XDG_DATA_HOME is to be ignored, it says.
 */
export function dataFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env['SHOAL_DATA']) return resolve(env['SHOAL_DATA']);
  const home = homedir();
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Shoal Terminal');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Shoal');
  const xdg = env['XDG_DATA_HOME'] ?? '';
  return join(xdg.startsWith('/') ? xdg : join(home, '.local', 'share'), 'shoal');
}
