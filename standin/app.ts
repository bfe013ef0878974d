import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { failOnMissing, notImplemented } from './not-implemented.ts';
import { electronVersion, PreventableEvent, runtime } from './runtime.ts';
import { takeInstanceLock } from './single-instance.ts';

/** Before the boot gives the launcher's name in its place. */
const node = process.execPath;

class App extends EventEmitter {
  readonly commandLine = failOnMissing(
    {
      appendSwitch: (name: string, value = ''): void => void runtime.switches.set(name, value),
      hasSwitch: (name: string): boolean => runtime.switches.has(name),
    },
    'app.commandLine',
  );
  #releaseLock: (() => void) | null = null;
  #ready = Promise.withResolvers<void>();
  #nextArgs: readonly string[] | null = null;

  /** For the whole life of an app of a working copy. */
  readonly isPackaged = false;
  #badge = 0;

  get name(): string {
    return runtime.app.manifest.productName ?? runtime.app.manifest.name ?? 'Electron';
  }

  getAppPath(): string {
    return runtime.app.appPath;
  }

  /** The desktop shows no badge for a window of the browser. */
  setBadgeCount(count = 0): boolean {
    this.#badge = count;
    return false;
  }

  getBadgeCount(): number {
    return this.#badge;
  }

  /** The stand-in is nothing that a desktop could start by itself. */
  setAsDefaultProtocolClient(_protocol: string): boolean {
    return false;
  }

  getVersion(): string {
    return runtime.app.manifest.version ?? electronVersion;
  }

  /** What `--lang` says, else the environment, as a BCP 47 tag. */
  getLocale(): string {
    const { LANGUAGE = '', LC_ALL, LC_MESSAGES, LANG } = process.env;
    const named = runtime.switches.get('lang') || LANGUAGE.split(':')[0] || LC_ALL || LC_MESSAGES || LANG || '';
    const tag = named.replace(/[.@].*$/, '').replaceAll('_', '-');
    return tag === '' || tag === 'C' || tag === 'POSIX' ? 'en-US' : tag;
  }

  getPath(name: string): string {
    switch (name) {
      case 'userData': {
        const { productName, name: packageName } = runtime.app.manifest;
        const given = runtime.switches.get('user-data-dir');
        return given || path.join(configFolder(), productName ?? packageName ?? 'Electron');
      }
      case 'downloads':
        return xdgDownloads() ?? path.join(homedir(), 'Downloads');
      default:
        throw notImplemented(`app.getPath('${name}')`);
    }
  }

  enableSandbox(): void {
    if (runtime.isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  requestSingleInstanceLock(additionalData: unknown = {}): boolean {
    const start = { argv: process.argv, cwd: process.cwd(), additionalData };
    this.#releaseLock ??= takeInstanceLock(this.getPath('userData'), start, ({ argv, cwd, additionalData: data }) => {
      void this.whenReady().then(() => this.emit('second-instance', new PreventableEvent(), argv, cwd, data));
    });
    return this.#releaseLock !== null;
  }

  releaseSingleInstanceLock(): void {
    this.#releaseLock?.();
    this.#releaseLock = null;
  }

  quit(): void {
    if (runtime.isQuitting || runtime.isEnding) return;
    const event = new PreventableEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    runtime.isQuitting = true;
    if (runtime.windows.size === 0) finishQuit();
    else for (const window of runtime.windows) window.close();
  }

  /** Once this process has ended. Which executable is asked for does not matter here: it is this one. */
  relaunch({ args = process.argv.slice(1) }: { args?: string[]; execPath?: string } = {}): void {
    this.#nextArgs = args;
  }

  /** For the end only. */
  startNext(): void {
    if (this.#nextArgs === null) return;
    this.releaseSingleInstanceLock();
    const boot = path.join(import.meta.dirname, 'boot.ts');
    spawn(node, [boot, ...this.#nextArgs], { detached: true, stdio: 'inherit' }).unref();
  }

  exit(exitCode = 0): void {
    end(exitCode);
  }

  /** For the boot only: the browser runs. */
  becomeReady(): void {
    runtime.isReady = true;
    // Playwright's loader replaces `emit` and `whenReady` and holds both back until it is connected.
    this.emit('ready', new PreventableEvent(), {});
    this.#ready.resolve();
  }
}

export const app = failOnMissing(new App(), 'app');

/** To be told of every window that is gone. */
export function onWindowGone(): void {
  if (runtime.windows.size > 0 || runtime.isEnding) return;
  if (runtime.isQuitting) finishQuit();
  else if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
  else app.quit();
}

function finishQuit(): void {
  const event = new PreventableEvent();
  app.emit('will-quit', event);
  if (event.defaultPrevented) runtime.isQuitting = false;
  else end(Number(process.exitCode ?? 0));
}

function end(exitCode: number): void {
  if (runtime.isEnding) return;
  runtime.isEnding = true;
  app.emit('quit', new PreventableEvent(), exitCode);
  const closed = runtime.browser?.close() ?? Promise.resolve();
  void closed.finally(() => {
    app.startNext();
    process.exit(exitCode);
  });
}

/** SIGTERM and its like quit the app as Electron does; the second one does not wait. */
export function quitOnSignals(): void {
  process.once('exit', () => app.releaseSingleInstanceLock());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (runtime.isQuitting) process.exit(1);
      app.releaseSingleInstanceLock(); // `electron-vite dev --watch` starts the next one without waiting
      app.quit();
    });
}

function configFolder(): string {
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support');
  if (process.platform === 'win32') return process.env['APPDATA'] ?? path.join(homedir(), 'AppData', 'Roaming');
  return process.env['XDG_CONFIG_HOME'] || path.join(homedir(), '.config');
}

/** Linux desktops name the folder in the person's language: `XDG_DOWNLOAD_DIR="$HOME/Téléchargements"`. */
function xdgDownloads(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const folders = readFileSync(path.join(configFolder(), 'user-dirs.dirs'), 'utf8');
    return /^XDG_DOWNLOAD_DIR="(.+)"$/m.exec(folders)?.[1]?.replace(/^\$HOME/, homedir());
  } catch {
    return undefined;
  }
}
