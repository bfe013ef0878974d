import { EventEmitter } from 'node:events';
import path from 'node:path';
import type { App as ElectronApp } from 'electron';
import { defaultPath } from './app-paths.ts';
import { failOnMissing } from './declared-api.ts';
import { makeEvent, PreventableEvent } from './events.ts';
import { lifecycle, openWindows } from './lifecycle.ts';
import { runtime } from './runtime.ts';
import { type InstanceLock, takeInstanceLock } from './single-instance.ts';
import { electronVersion } from './versions.ts';

class App extends EventEmitter implements Partial<Omit<ElectronApp, 'commandLine' | keyof EventEmitter>> {
  readonly isPackaged = false;
  /** Only macOS has one. */
  readonly dock = undefined;
  readonly commandLine = failOnMissing(
    {
      appendSwitch: (name: string, value = ''): void => void runtime.switches.set(name, value),
      hasSwitch: (name: string): boolean => runtime.switches.has(name),
      getSwitchValue: (name: string): string => runtime.switches.get(name) ?? '',
    },
    'CommandLine',
    'app.commandLine',
  );
  #paths = new Map<string, string>();
  #name: string | undefined;
  #lock: InstanceLock | null = null;
  #ready = Promise.withResolvers<void>();

  get name(): string {
    return this.getName();
  }

  set name(name: string) {
    this.setName(name);
  }

  getName(): string {
    const { productName, name } = runtime.app.manifest;
    return this.#name ?? productName ?? name ?? 'Electron';
  }

  setName(name: string): void {
    this.#name = name;
  }

  getVersion(): string {
    return runtime.app.manifest.version ?? electronVersion;
  }

  getAppPath(): string {
    return runtime.app.appPath;
  }

  /** Throws Electron's error for a name that Electron does not know. */
  getPath(name: string): string {
    const given = this.#paths.get(name);
    if (given !== undefined) return given;
    if (name === 'userData')
      return runtime.switches.get('user-data-dir') || path.join(this.getPath('appData'), this.getName());
    if (name === 'sessionData') return this.getPath('userData');
    if (name === 'logs') return path.join(this.getPath('userData'), 'logs');
    const known = defaultPath(name);
    if (known === undefined) throw new Error(`Failed to get '${name}' path`);
    return known;
  }

  setPath(name: string, value: string): void {
    if (!path.isAbsolute(value)) throw new Error('Path must be absolute');
    this.getPath(name);
    this.#paths.set(name, value);
  }

  getLocale(): string {
    const language = (process.env['LC_ALL'] || process.env['LANG'] || '').replace(/[.@].*$/, '').replace('_', '-');
    return /^(C|POSIX)?$/.test(language) ? 'en-US' : language;
  }

  setAppUserModelId(_id: string): void {}

  enableSandbox(): void {
    if (lifecycle.isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  isReady(): boolean {
    return lifecycle.isReady;
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  requestSingleInstanceLock(additionalData: unknown = {}): boolean {
    const start = { argv: process.argv, cwd: process.cwd(), additionalData };
    this.#lock ??= takeInstanceLock(this.getPath('userData'), start, ({ argv, cwd, additionalData: data }) => {
      void this.whenReady().then(() => this.emit('second-instance', new PreventableEvent(), argv, cwd, data));
    });
    return this.#lock !== null;
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock !== null;
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.release();
    this.#lock = null;
  }

  quit(): void {
    if (lifecycle.isQuitting || lifecycle.isEnding) return;
    const event = new PreventableEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    lifecycle.isQuitting = true;
    if (openWindows.size === 0) finishQuit();
    else for (const window of openWindows.values()) window.close();
  }

  exit(exitCode = 0): void {
    end(exitCode);
  }

  /** For the boot only: the browser runs. */
  becomeReady(): void {
    lifecycle.isReady = true;
    // Playwright's loader replaces `emit` and `whenReady` and holds both back until it is connected.
    this.emit('ready', new PreventableEvent(), {});
    this.#ready.resolve();
  }
}

export const app = failOnMissing(new App(), 'App', 'app');

/** A window refused to close: the quit is off. */
export function cancelQuit(): void {
  lifecycle.isQuitting = false;
}

/** To be told of every window that is gone. */
export function onWindowGone(): void {
  if (openWindows.size > 0 || lifecycle.isEnding) return;
  if (lifecycle.isQuitting) finishQuit();
  else if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
  else app.quit();
}

function finishQuit(): void {
  const event = new PreventableEvent();
  app.emit('will-quit', event);
  if (event.defaultPrevented) lifecycle.isQuitting = false;
  else end(Number(process.exitCode ?? 0));
}

function end(exitCode: number): void {
  if (lifecycle.isEnding) return;
  lifecycle.isEnding = true;
  app.emit('quit', makeEvent({}), exitCode);
  const closed = runtime.browser?.close() ?? Promise.resolve();
  void closed.finally(() => {
    app.releaseSingleInstanceLock();
    process.exit(exitCode);
  });
}

/** SIGTERM and its like quit the app as Electron does; the second one does not wait. */
export function quitOnSignals(): void {
  process.once('exit', () => app.releaseSingleInstanceLock());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (lifecycle.isQuitting) process.exit(1);
      app.releaseSingleInstanceLock(); // `electron-vite dev --watch` starts the next one without waiting
      app.quit();
    });
}
