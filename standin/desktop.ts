import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { hasDisplay } from './browser-process.ts';
import { failOnMissing } from './not-implemented.ts';
import { anyPage } from './page.ts';
import { moveToTrash } from './trash.ts';

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
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  await run(opener, [target]);
}

async function reveal(file: string): Promise<void> {
  if (!hasDisplay()) throw new Error('there is no display');
  if (process.platform === 'darwin') return run('open', ['-R', file]);
  if (process.platform === 'win32') return run('explorer', [`/select,${file}`]);
  const manager = 'org.freedesktop.FileManager1';
  const address = [`--dest=${manager}`, '/org/freedesktop/FileManager1', `${manager}.ShowItems`];
  const items = [`array:string:${pathToFileURL(file).href}`, 'string:'];
  try {
    await run('dbus-send', ['--session', '--print-reply', ...address, ...items]);
  } catch {
    await open(path.dirname(file)); // no file manager listens: the folder at least
  }
}

export const shell = failOnMissing(
  {
    /** Gives '' or why it failed. */
    async openPath(file: string): Promise<string> {
      if (!existsSync(file)) return `There is no ${file}`;
      return open(path.resolve(file)).then(
        () => '',
        (error: Error) => `Could not open ${file}: ${error.message}`,
      );
    },
    async trashItem(file: string): Promise<void> {
      if (!existsSync(file)) throw new Error('Failed to move item to trash');
      await moveToTrash(path.resolve(file), run);
    },
    showItemInFolder(file: string): void {
      reveal(path.resolve(file)).catch((error: Error) => console.error(`electron stand-in: ${error.message}`));
    },
  },
  'shell',
);

export const clipboard = failOnMissing(
  {
    /** By way of a window, which has to have the focus; empty where the browser does not let it. */
    async readText(): Promise<string> {
      let text = '';
      const options = { expression: 'navigator.clipboard.readText()', userGesture: true, awaitPromise: true };
      await anyPage()?.do(async ({ session }) => {
        const { result, exceptionDetails } = await session.send('Runtime.evaluate', options);
        if (exceptionDetails === undefined) text = String(result.value ?? '');
      });
      return text;
    },
    /** Texts only, by way of a window, which has to have the focus; nothing where the browser does not let it. */
    async read(): Promise<{ types: string[]; getType(type: string): Promise<Blob> }[]> {
      const texts: Record<string, string> = {};
      const expression = `(async () => {
        const texts = {};
        for (const item of await navigator.clipboard.read())
          for (const type of item.types)
            if (type.startsWith('text/')) texts[type] = await (await item.getType(type)).text();
        return texts;
      })()`;
      const options = { expression, userGesture: true, awaitPromise: true, returnByValue: true };
      await anyPage()?.do(async ({ session }) => {
        const { result, exceptionDetails } = await session.send('Runtime.evaluate', options);
        if (exceptionDetails === undefined) Object.assign(texts, result.value);
      });
      const types = Object.keys(texts);
      if (types.length === 0) return [];
      return [
        {
          types,
          async getType(type) {
            const text = texts[type];
            if (text === undefined) throw new Error(`There is no ${type} on the clipboard.`);
            return new Blob([text], { type });
          },
        },
      ];
    },
    /** By way of a window, which has to have the focus. */
    async writeText(text: string): Promise<void> {
      const expression = `navigator.clipboard.writeText(${JSON.stringify(text)})`;
      const options = { expression, userGesture: true, awaitPromise: true };
      await anyPage()?.do(({ session }) => session.send('Runtime.evaluate', options));
    },
  },
  'clipboard',
);
