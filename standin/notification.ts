import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { hasDisplay } from './browser-process.ts';
import { failOnMissing, notImplemented } from './not-implemented.ts';
import { runtime } from './runtime.ts';

interface NotificationOptions {
  title?: string;
  body?: string;
  silent?: boolean;
}

const notifier = 'notify-send';

/** Shown by `notify-send` where there is a display and Linux; elsewhere only tests hear of it. */
export class Notification extends EventEmitter {
  title: string;
  body: string;
  silent: boolean;

  static isSupported(): boolean {
    return process.platform === 'linux' && hasDisplay();
  }

  constructor({ title = '', body = '', silent = false, ...others }: NotificationOptions = {}) {
    super();
    if (!runtime.isReady) throw new Error('Cannot create Notification before app is ready');
    const [unknown] = Object.keys(others);
    if (unknown !== undefined) throw notImplemented(`a notification's ${unknown}`);
    this.title = title;
    this.body = body;
    this.silent = silent;
  }

  show(): void {
    if (!Notification.isSupported()) return;
    const args = ['--app-name=Shoal', '--action=default=Open', '--', this.title, this.body];
    const child = spawn(notifier, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    child.once('error', (error) => this.emit('failed', {}, error.message));
    child.once('spawn', () => this.emit('show', {}));
    child.stdout.on('data', (data: Buffer) => {
      if (data.toString().trim() === 'default') this.emit('click', {});
    });
    child.once('exit', () => this.emit('close', {}));
    child.unref();
  }
}

failOnMissing(Notification, 'Notification');
