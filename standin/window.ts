import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { onWindowGone } from './app.ts';
import { menuShortcuts } from './menu-shortcuts.ts';
import { failOnMissing, markDestroyed } from './not-implemented.ts';
import { Page, type Rectangle } from './page.ts';
import { PreventableEvent, runtime } from './runtime.ts';
import { nativeTheme, screen } from './system.ts';
import { WebContents } from './web-contents.ts';

const all = new Set<BrowserWindow>();

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  #page: Page;
  /** While it is not maximised. */
  #bounds: Rectangle;
  #isMinimized = false;
  #isMaximized = false;
  #isVisible: boolean;
  #hasFocus = false;
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
  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!runtime.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    const { width = 800, height = 600, show = true, webPreferences = {} } = options;
    const { workArea } = screen.getPrimaryDisplay();
    const { x = Math.round((workArea.width - width) / 2), y = Math.round((workArea.height - height) / 2) } = options;
    this.#bounds = { x, y, width, height };
    this.#isVisible = show;
    this.#page = new Page(this.#bounds, webPreferences, (url) => this.webContents.mayNavigate(url));
    this.webContents = new WebContents(this.#page);
    all.add(this);
    runtime.windows.add(this);
    this.#listen(this.#page);
    if (nativeTheme.themeSource !== 'system') nativeTheme.dress(this.#page);
    this.#followPerson();
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
    if (!this.#isVisible) this.#page.setState(this.#isMaximized ? 'maximized' : 'normal');
    this.#isVisible = true;
    this.restore();
    this.focus();
    this.emit('show');
  }

  /** The browser cannot hide a window: it is minimised instead. */
  hide(): void {
    if (!this.#isVisible) return;
    this.#isVisible = false;
    this.#page.setState('minimized');
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  isFocused(): boolean {
    return this.#hasFocus && this.#isVisible && !this.#isMinimized;
  }

  getBounds(): Rectangle {
    return this.#isMaximized ? { ...screen.getPrimaryDisplay().workArea } : { ...this.#bounds };
  }

  getNormalBounds(): Rectangle {
    return { ...this.#bounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#page.setBounds({ ...this.#bounds, ...bounds });
    this.#moved({ ...this.#bounds, ...bounds });
  }

  maximize(): void {
    if (this.#isMaximized) return;
    this.#isMaximized = true;
    this.#page.setState('maximized');
    this.emit('maximize');
  }

  unmaximize(): void {
    if (!this.#isMaximized) return;
    this.#isMaximized = false;
    this.#page.setState('normal');
    this.emit('unmaximize');
  }

  isMaximized(): boolean {
    return this.#isMaximized;
  }

  isFullScreen(): boolean {
    return false;
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
    this.#page.setState(this.#isMaximized ? 'maximized' : 'normal');
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  /** The desktop shows no progress for a window of the browser. */
  setProgressBar(_progress: number, _options?: { mode: string }): void {}

  #moved(bounds: Rectangle): void {
    const before = this.#bounds;
    this.#bounds = bounds;
    if (before.width !== bounds.width || before.height !== bounds.height) this.emit('resize');
    if (before.x !== bounds.x || before.y !== bounds.y) this.emit('move');
  }

  /** The browser tells nobody that a person moves a window: it is asked once a second. */
  #followPerson(): void {
    const look = async (): Promise<void> => {
      const place = await this.#page.placeByPerson().catch(() => null);
      if (this.#page.isGone || place === null || this.#isMinimized || !this.#isVisible) return;
      const isMaximized = place.state === 'maximized';
      if (isMaximized !== this.#isMaximized) {
        this.#isMaximized = isMaximized;
        this.emit(isMaximized ? 'maximize' : 'unmaximize');
      }
      if (place.state === 'normal') this.#moved(place.bounds);
    };
    const timer = setInterval(() => void look(), 1000);
    timer.unref();
    this.#page.once('gone', () => clearInterval(timer));
  }

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
      if (message[0] === 'focus' && message[1] !== this.#hasFocus) {
        this.#hasFocus = message[1];
        this.emit(message[1] ? 'focus' : 'blur');
      }
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
