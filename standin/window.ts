import { EventEmitter } from 'node:events';
import type {
  BrowserWindow as ElectronBrowserWindow,
  BrowserWindowConstructorOptions,
  LoadFileOptions,
  Rectangle,
} from 'electron';
import { app, cancelQuit, onWindowGone } from './app.ts';
import { failOnMissing, markDestroyed } from './declared-api.ts';
import { makeEvent, PreventableEvent } from './events.ts';
import { lifecycle, openWindows } from './lifecycle.ts';
import { menuShortcuts } from './menu-shortcuts.ts';
import { Page } from './page.ts';
import { pageOptions } from './page-options.ts';
import type { Bounds } from './targets.ts';
import { WebContents } from './web-contents.ts';
import { WindowFrame } from './window-frame.ts';

const all = new Map<number, BrowserWindow>();
const beforeUnloadGraceMs = 2000;
let focusedId = 0;
let nextId = 1;

/** A probe of our own: the browser's beforeunload would ask the person, where Electron lets the page decide. */
const beforeUnloadProbe = `(() => {
  const event = document.createEvent('BeforeUnloadEvent');
  event.initEvent('beforeunload', false, true);
  dispatchEvent(event);
  return event.defaultPrevented || event.returnValue !== '';
})()`;

export class BrowserWindow
  extends EventEmitter
  implements Partial<Omit<ElectronBrowserWindow, 'webContents' | keyof EventEmitter>>
{
  readonly id = nextId++;
  readonly webContents: WebContents;
  #page: Page;
  #frame: WindowFrame;
  #title: string;
  #isVisible = false;
  #isMinimized = false;
  #isClosing = false;
  #isReadyToShow = false;

  static getAllWindows(): BrowserWindow[] {
    return [...all.values()];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return all.get(focusedId) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return all.get(id) ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...all.values()].find((window) => window.webContents === contents) ?? null;
  }

  static {
    menuShortcuts.publish = () => {
      for (const window of all.values()) window.#page.post(['shortcuts', menuShortcuts.list]);
    };
  }

  /** Throws before the app is ready, and for web preferences that the stand-in cannot honour. */
  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!lifecycle.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    this.setMaxListeners(0);
    const { x, y, width = 800, height = 600 } = options;
    const bounds: Bounds = { width, height, ...(x === undefined || y === undefined ? {} : { x, y }) };
    this.#title = options.title ?? app.getName();
    this.#frame = new WindowFrame(bounds, options.backgroundColor ?? null);
    this.#page = new Page({
      ...pageOptions(options.webPreferences ?? {}, (file, error) => {
        queueMicrotask(() => this.webContents.emit('preload-error', new PreventableEvent(), file, error));
      }),
      bounds,
      onTarget: (session, targetId) => this.#frame.attach(session, targetId),
      mayNavigate: (url, isRedirect) => this.#mayNavigate(url, isRedirect),
    });
    this.webContents = new WebContents(this.#page, (waitForBeforeUnload) => void this.#close(waitForBeforeUnload));
    all.set(this.id, this);
    openWindows.set(this.id, this);
    this.#listen(this.#page);
    app.emit('browser-window-created', new PreventableEvent(), this);
    if (options.show !== false) queueMicrotask(() => this.#show());
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  loadFile(file: string, options?: LoadFileOptions): Promise<void> {
    return this.webContents.loadFile(file, options);
  }

  reload(): void {
    this.webContents.reload();
  }

  isDestroyed(): boolean {
    return this.#page.isGone;
  }

  close(): void {
    void this.#close(true);
  }

  destroy(): void {
    this.#isClosing = true;
    void this.#page.close();
  }

  show(): void {
    this.#show();
  }

  hide(): void {
    if (!this.#isVisible) return;
    this.#isVisible = false;
    this.#frame.setState('minimized');
    this.emit('hide');
    this.#blur();
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  focus(): void {
    if (this.#page.isStarted)
      void this.#page.start().then((session) => session.send('Page.bringToFront').catch(() => undefined));
    this.#focus();
  }

  blur(): void {
    this.#blur();
  }

  isFocused(): boolean {
    return focusedId === this.id;
  }

  minimize(): void {
    if (this.#isMinimized) return;
    this.#isMinimized = true;
    this.#frame.setState('minimized');
    this.emit('minimize');
  }

  restore(): void {
    if (!this.#isMinimized) return;
    this.#isMinimized = false;
    this.#frame.setState('normal');
    this.emit('restore');
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  /** Frame and content are taken for the same, since the browser draws the frame. */
  getBounds(): Rectangle {
    return this.#frame.bounds;
  }

  getContentBounds(): Rectangle {
    return this.#frame.bounds;
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.#frame.bounds;
    this.#frame.setBounds(bounds);
    this.#tellMoved(before);
  }

  setTitle(title: string): void {
    this.#title = title;
    this.#page.post(['title', title]);
  }

  getTitle(): string {
    return this.#title;
  }

  /** The desktop shows no progress for a window of the browser. */
  setProgressBar(_progress: number): void {}

  setBackgroundColor(color: string): void {
    this.#frame.setBackgroundColor(color);
  }

  #listen(page: Page): void {
    page.on('message', (message) => {
      if (message[0] === 'hello') page.post(['shortcuts', menuShortcuts.list]);
      if (message[0] === 'shortcut') menuShortcuts.trigger(message[1], this.id);
      if (message[0] === 'bounds' && this.#frame.isReal) {
        const before = this.#frame.bounds;
        this.#frame.noteBounds({ x: message[1], y: message[2], width: message[3], height: message[4] });
        this.#tellMoved(before);
      }
      if (message[0] === 'focus' && this.#frame.isReal) {
        if (message[1]) this.#focus();
        else this.#blur();
      }
    });
    page.on('title', (title) => {
      if (title === this.#title) return;
      const event = new PreventableEvent();
      this.emit('page-title-updated', event, title, true);
      if (!event.defaultPrevented) this.#title = title;
    });
    const onShown = (): void => {
      if (this.#isReadyToShow || page.isGone) return;
      this.#isReadyToShow = true;
      this.emit('ready-to-show');
    };
    page.on('painted', onShown);
    page.on('loaded', () => setTimeout(onShown, 100).unref()); // a page that paints nothing is ready as well
    page.once('gone', () => {
      // The person closed it. It is too late to prevent that, yet the app may want to keep something.
      if (!this.#isClosing && !lifecycle.isEnding) this.emit('close', new PreventableEvent());
      all.delete(this.id);
      openWindows.delete(this.id);
      if (focusedId === this.id) focusedId = 0;
      this.emit('closed');
      markDestroyed(this);
      onWindowGone();
    });
  }

  async #close(waitForBeforeUnload: boolean): Promise<void> {
    if (this.#page.isGone || this.#isClosing) return;
    const event = new PreventableEvent();
    this.emit('close', event);
    if (event.defaultPrevented) {
      cancelQuit();
      return;
    }
    this.#isClosing = true;
    if (waitForBeforeUnload && (await this.#isHeldByPage())) {
      this.#isClosing = false;
      cancelQuit();
    } else await this.#page.close();
  }

  /** A page that does not answer in two seconds does not hold its window. */
  async #isHeldByPage(): Promise<boolean> {
    if (!this.#page.isStarted || this.#page.url === '' || this.#page.isCrashed) return false;
    const held = await Promise.race([
      this.#page.evaluate(beforeUnloadProbe, false).catch(() => false),
      new Promise((resolve) => setTimeout(resolve, beforeUnloadGraceMs, false).unref()),
    ]);
    if (held !== true) return false;
    const event = new PreventableEvent();
    this.webContents.emit('will-prevent-unload', event);
    return !event.defaultPrevented;
  }

  #mayNavigate(url: string, isRedirect: boolean): boolean {
    const { mainFrame: frame } = this.webContents;
    const event = makeEvent({ url, isSameDocument: false, isMainFrame: true, frame, initiator: frame });
    this.webContents.emit(isRedirect ? 'will-redirect' : 'will-navigate', event, url, false, true, 1, 1);
    return !event.defaultPrevented;
  }

  #show(): void {
    if (this.#page.isGone) return;
    if (!this.#isVisible) {
      this.#isVisible = true;
      this.#frame.setState('normal');
      this.emit('show');
    }
    this.#focus();
  }

  #focus(): void {
    if (focusedId === this.id || this.#page.isGone) return;
    all.get(focusedId)?.blur();
    focusedId = this.id;
    this.emit('focus');
    app.emit('browser-window-focus', new PreventableEvent(), this);
  }

  #blur(): void {
    if (focusedId !== this.id) return;
    focusedId = 0;
    this.emit('blur');
    app.emit('browser-window-blur', new PreventableEvent(), this);
  }

  #tellMoved(before: Rectangle): void {
    const { x, y, width, height } = this.#frame.bounds;
    if (width !== before.width || height !== before.height) this.emit('resize');
    if (x !== before.x || y !== before.y) this.emit('move');
  }
}

failOnMissing(BrowserWindow, 'BrowserWindow', 'BrowserWindow');
