import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Moves a file to the trash of the home folder, as the FreeDesktop.org Trash Specification 1.0 has it. Rejects for a file on
 * another volume: the trash folders of volumes are left out.
 */
async function moveToHomeTrash(file: string): Promise<void> {
  const trash = path.join(process.env['XDG_DATA_HOME'] || path.join(homedir(), '.local', 'share'), 'Trash');
  await Promise.all(['files', 'info'].map((name) => mkdir(path.join(trash, name), { recursive: true, mode: 0o700 })));
  const { name, ext } = path.parse(file);
  for (let n = 1; ; n++) {
    const entry = n === 1 ? name + ext : `${name}.${n}${ext}`;
    const info = path.join(trash, 'info', `${entry}.trashinfo`);
    const date = new Date().toISOString().slice(0, 19);
    const text = `[Trash Info]\nPath=${file.split('/').map(encodeURIComponent).join('/')}\nDeletionDate=${date}\n`;
    try {
      await writeFile(info, text, { flag: 'wx' }); // who makes the info file has the name
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw error;
    }
    return rename(file, path.join(trash, 'files', entry)).catch(async (error: unknown) => {
      await rm(info, { force: true });
      throw error;
    });
  }
}

/**
 * As `shell.trashItem` of Electron.
 *
 * @param run starts a program of the desktop; rejects when it is missing or refuses
 */
export async function moveToTrash(
  file: string,
  run: (command: string, args: string[]) => Promise<void>,
): Promise<void> {
  if (process.platform === 'darwin') {
    const script = 'on run {item}\ntell application "Finder" to delete POSIX file item\nend run';
    return run('osascript', ['-e', script, file]);
  }
  if (process.platform === 'win32') {
    const script =
      'Add-Type -AssemblyName Microsoft.VisualBasic; ' +
      "[Microsoft.VisualBasic.FileIO.FileSystem]::DeleteFile($env:SHOAL_TRASH, 'OnlyErrorDialogs', 'SendToRecycleBin')";
    process.env['SHOAL_TRASH'] = file;
    return run('powershell', ['-NoProfile', '-Command', script]);
  }
  return moveToHomeTrash(file);
}
