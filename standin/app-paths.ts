import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

const documentFolders = ['desktop', 'documents', 'downloads', 'music', 'pictures', 'videos'];

/**
 * Electron's default for `app.getPath(name)`; `userData` and what depends on it come from the caller. Undefined for an
 * unknown name.
 */
export function defaultPath(name: string): string | undefined {
  const home = homedir();
  if (name === 'home') return home;
  if (name === 'temp') return tmpdir();
  if (name === 'exe' || name === 'module') return process.execPath;
  if (name === 'appData') {
    if (process.platform === 'darwin') return path.join(home, 'Library', 'Application Support');
    if (process.platform === 'win32') return process.env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming');
    return process.env['XDG_CONFIG_HOME'] || path.join(home, '.config');
  }
  if (!documentFolders.includes(name)) return undefined;
  const usual = name === 'videos' && process.platform === 'darwin' ? 'Movies' : name[0]?.toUpperCase() + name.slice(1);
  return xdgFolder(name, home) ?? path.join(home, usual);
}

/** Linux desktops name these folders in the person's language: `XDG_DOWNLOAD_DIR="$HOME/Téléchargements"`. */
function xdgFolder(name: string, home: string): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const key = name === 'downloads' ? 'DOWNLOAD' : name.toUpperCase();
  try {
    const config = process.env['XDG_CONFIG_HOME'] || path.join(home, '.config');
    const line = new RegExp(`^XDG_${key}_DIR="(.+)"$`, 'm').exec(
      readFileSync(path.join(config, 'user-dirs.dirs'), 'utf8'),
    );
    return line?.[1]?.replace(/^\$HOME/, home);
  } catch {
    return undefined;
  }
}
