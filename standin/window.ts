import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { onWindowGone } from './app.ts';
import { menuShortcuts } from './menu-shortcuts.ts';
import { failOnMissing, markDestroyed } from './not-implemented.ts';
import { Page } from './page.ts';
import { PreventableEvent, runtime } from './runtime.ts';
import { WebContents } from './web-contents.ts';

const all = new Set<BrowserWindow>();

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  #page: Page;
  #isMinimized = false;
  #isClosing = false;
  /** The app has let the person close the window, which is not gone yet. */
  #mayClose = false;

  static getAllWindows(): BrowserWindow[] {
    return [...all];
  }

  static {
    menuShortcuts.publish = () => {
      for (const window of all) window.#page.post(['shortcuts', menuShortcuts.list]);
    };
  }

  /** Throws before the app is ready, and for web preferences that the stand-in cannot honour. */
  constructor({ width = 800, height = 600, webPreferences = {} }: BrowserWindowConstructorOptions = {}) {
    super();
    if (!runtime.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    this.#page = new Page({ width, height }, webPreferences, (url) => this.webContents.mayNavigate(url));
    this.webContents = new WebContents(this.#page);
    all.add(this);
    runtime.windows.add(this);
    this.#listen(this.#page);
  }

  loadURL(url: string): Promise<void> {
    const done = this.#page.load(url);
    done.catch(() => undefined); // Electron does not call it unhandled either
    return done;
  }

  isDestroyed(): boolean {
    return this.#page.isGone;
  }

  close(): void {
    if (this.#page.isGone || this.#isClosing) return;
    const event = new PreventableEvent();
    this.emit('close', event);
    if (event.defaultPrevented) runtime.isQuitting = false;
    else this.destroy();
  }

  destroy(): void {
    this.#isClosing = true;
    void this.#page.close();
  }

  /** The browser shows a window from the start; this brings it to the front. */
  show(): void {
    this.restore();
    this.focus();
  }

  focus(): void {
    void this.#page.do(({ session }) => session.send('Page.bringToFront'));
  }

  minimize(): void {
    this.#isMinimized = true;
    this.#page.setState('minimized');
  }

  restore(): void {
    if (!this.#isMinimized) return;
    this.#isMinimized = false;
    this.#page.setState('normal');
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  /** The desktop shows no progress for a window of the browser. */
  setProgressBar(_progress: number): void {}

  #listen(page: Page): void {
    this.on('newListener', (name) => {
      if (name === 'close') page.post(['guard', true]);
    });
    page.on('message', (message) => {
      if (message[0] === 'hello') {
        page.post(['shortcuts', menuShortcuts.list]);
        page.post(['guard', this.listenerCount('close') > 0]);
      }
      if (message[0] === 'shortcut') menuShortcuts.trigger(message[1], this);
    });
    let isReadyToShow = false;
    const onShown = (): void => {
      if (isReadyToShow || page.isGone) return;
      isReadyToShow = true;
      this.emit('ready-to-show');
    };
    page.on('painted', onShown);
    page.on('loaded', () => setTimeout(onShown, 100).unref()); // a page that paints nothing is ready as well
    page.on('close-asked', (answer) => {
      const event = new PreventableEvent();
      if (!this.#isClosing) this.emit('close', event);
      this.#mayClose = !event.defaultPrevented;
      answer(this.#mayClose);
    });
    page.once('gone', () => {
      // The person closed it unasked. It is too late to prevent that, yet the app may want to keep something.
      if (!this.#isClosing && !this.#mayClose && !runtime.isEnding) this.emit('close', new PreventableEvent());
      all.delete(this);
      runtime.windows.delete(this);
      this.emit('closed');
      markDestroyed(this);
      onWindowGone();
    });
  }
}

failOnMissing(BrowserWindow, 'BrowserWindow');
