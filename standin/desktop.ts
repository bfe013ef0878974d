import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { hasDisplay } from './browser-process.ts';
import { failOnMissing } from './declared-api.ts';
import { BrowserWindow } from './window.ts';

/** Starts a program of the desktop and lets it go. Rejects when it is missing or refuses. */
async function run(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.unref();
  await new Promise<void>((resolve, reject) => {
    child.once('error', () =>
      reject(new Error(`${command} was not found${command === 'xdg-open' ? ': install xdg-utils' : ''}`)),
    );
    // explorer.exe says 1 when all is well
    child.once('exit', (code) =>
      code === 0 || command === 'explorer' ? resolve() : reject(new Error(`${command} refused`)),
    );
  });
}

async function open(target: string): Promise<void> {
  if (!hasDisplay()) throw new Error('there is no display');
  if (process.platform === 'darwin') await run('open', [target]);
  else if (process.platform === 'win32') await run('explorer', [target]);
  else await run('xdg-open', [target]);
}

async function reveal(file: string): Promise<void> {
  if (!hasDisplay()) throw new Error('there is no display');
  if (process.platform === 'darwin') return run('open', ['-R', file]);
  if (process.platform === 'win32') return run('explorer', [`/select,${file}`]);
  const method = [
    '--dest=org.freedesktop.FileManager1',
    '/org/freedesktop/FileManager1',
    'org.freedesktop.FileManager1.ShowItems',
  ];
  try {
    await run('dbus-send', [
      '--session',
      '--print-reply',
      ...method,
      `array:string:${pathToFileURL(file).href}`,
      'string:',
    ]);
  } catch {
    await open(path.dirname(file)); // no file manager listens: the folder at least
  }
}

export const shell = failOnMissing(
  {
    openExternal: (url: string): Promise<void> => open(new URL(url).href),
    /** Gives '' or why it failed. */
    async openPath(file: string): Promise<string> {
      if (!existsSync(file)) return `There is no ${file}`;
      return open(path.resolve(file)).then(
        () => '',
        (error: Error) => `Could not open ${file}: ${error.message}`,
      );
    },
    showItemInFolder(file: string): void {
      reveal(path.resolve(file)).catch((error: Error) => console.error(`electron stand-in: ${error.message}`));
    },
  },
  'Shell',
  'shell',
);

let text = '';
export const clipboard = failOnMissing(
  {
    /** What the app has put there; the person's own clipboard reaches the page through its paste event. */
    readText: async (): Promise<string> => text,
    /** Also to the desktop's clipboard, by way of a window. */
    async writeText(value: string): Promise<void> {
      text = value;
      const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
      const code = `navigator.clipboard.writeText(${JSON.stringify(text)})`;
      await window?.webContents.executeJavaScript(code, true).catch(() => undefined); // the window has no focus
    },
  },
  'Clipboard',
  'clipboard',
);
