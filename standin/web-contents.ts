import { EventEmitter } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  HandlerDetails,
  LoadFileOptions,
  WebContents as ElectronWebContents,
  WindowOpenHandlerResponse,
} from 'electron';
import { app } from './app.ts';
import { codec } from './codec.ts';
import { failOnMissing, markDestroyed } from './declared-api.ts';
import { makeEvent, PreventableEvent } from './events.ts';
import type { FromPage } from './injected/messages.ts';
import { invokeHandler, ipcMain } from './ipc-main.ts';
import type { Page } from './page.ts';
import { toExternalUrl } from './schemes.ts';
import { type Session, session } from './session.ts';
import { WebFrameMain } from './web-frame-main.ts';

type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;

const all = new Map<number, { contents: WebContents; page: Page }>();
const levels = { debug: 'debug', warning: 'warning', error: 'error', assert: 'error' } as const;
let nextId = 1;

export class WebContents
  extends EventEmitter
  implements Partial<Omit<ElectronWebContents, 'session' | 'mainFrame' | keyof EventEmitter>>
{
  readonly id = nextId++;
  readonly session: Session = session.defaultSession;
  readonly mainFrame: WebFrameMain;
  #page: Page;
  #title = '';
  #closeWindow: (waitForBeforeUnload: boolean) => void;
  #openHandler: OpenHandler | null = null;

  static fromId(id: number): WebContents | undefined {
    return all.get(id)?.contents;
  }

  static getAllWebContents(): WebContents[] {
    return [...all.values()].map(({ contents }) => contents);
  }

  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return [...all.values()].find(({ page }) => page.targetId === targetId)?.contents;
  }

  constructor(page: Page, closeWindow: (waitForBeforeUnload: boolean) => void) {
    super();
    this.setMaxListeners(0);
    this.#page = page;
    this.#closeWindow = closeWindow;
    this.mainFrame = new WebFrameMain(
      { getURL: () => page.url, isDestroyed: () => page.isGone, send: (...args) => this.send(...args) },
      this.id,
    );
    all.set(this.id, { contents: this, page });
    this.#listen(page);
    app.emit('web-contents-created', new PreventableEvent(), this);
  }

  isDestroyed(): boolean {
    return this.#page.isGone;
  }

  getURL(): string {
    return this.#page.url;
  }

  getTitle(): string {
    return this.#title;
  }

  isLoading(): boolean {
    return this.#page.isLoading;
  }

  isCrashed(): boolean {
    return this.#page.isCrashed;
  }

  loadURL(url: string): Promise<void> {
    const done = this.#page.load(url);
    done.catch(() => undefined); // Electron does not call it unhandled either
    return done;
  }

  loadFile(file: string, { query = {}, search, hash }: LoadFileOptions = {}): Promise<void> {
    const url = pathToFileURL(path.resolve(app.getAppPath(), file));
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    if (search !== undefined) url.search = search;
    if (hash !== undefined) url.hash = hash;
    return this.loadURL(url.href);
  }

  reload(): void {
    this.#page.reload(false).catch(() => undefined);
  }

  reloadIgnoringCache(): void {
    this.#page.reload(true).catch(() => undefined);
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return this.#page.evaluate(code, userGesture);
  }

  /** Throws when a value cannot be cloned; without a document the message is lost, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    let encoded;
    try {
      encoded = codec.encode(args);
    } catch {
      throw new Error('Failed to serialize arguments');
    }
    this.#page.post(['event', channel, encoded]);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  forcefullyCrashRenderer(): void {
    void this.#page.start().then((target) => target.send('Page.crash').catch(() => undefined));
  }

  close(options?: { waitForBeforeUnload?: boolean }): void {
    this.#closeWindow(options?.waitForBeforeUnload === true);
  }

  #listen(page: Page): void {
    const finish = (event: string, ...args: unknown[]): void => {
      this.emit(event, new PreventableEvent(), ...args);
      this.emit('did-stop-loading');
    };
    page.on('message', (message, world) => this.#receive(message, world));
    page.on('started-loading', () => this.emit('did-start-loading'));
    page.on('navigated', (url) => this.emit('did-navigate', new PreventableEvent(), url, 200, 'OK'));
    page.on('navigated-in-page', (url) => this.emit('did-navigate-in-page', new PreventableEvent(), url, true, 1, 1));
    page.on('dom-ready', () => this.emit('dom-ready', new PreventableEvent()));
    page.on('loaded', () => finish('did-finish-load'));
    page.on('failed-load', ({ errno, code, url }) => finish('did-fail-load', errno, code, url, true, 1, 1));
    page.on('title', (title) => {
      this.#title = title;
    });
    page.on('console', ({ type, args, stackTrace }) => {
      const message = args.map((arg) => String(arg.value ?? arg.description ?? arg.type)).join(' ');
      const { url: sourceId = '', lineNumber = 0 } = stackTrace?.callFrames[0] ?? {};
      const level = levels[type as keyof typeof levels] ?? 'info';
      const event = makeEvent({ level, message, lineNumber: lineNumber + 1, sourceId, frame: this.mainFrame });
      this.emit(
        'console-message',
        event,
        ['debug', 'info', 'warning', 'error'].indexOf(level),
        message,
        lineNumber + 1,
        sourceId,
      );
    });
    page.on('crashed', () => {
      const details = { reason: 'crashed', exitCode: 5 };
      this.emit('render-process-gone', new PreventableEvent(), details);
      app.emit('render-process-gone', new PreventableEvent(), this, details);
    });
    page.once('gone', () => {
      all.delete(this.id);
      this.emit('destroyed');
      markDestroyed(this);
    });
  }

  #receive(message: FromPage, world: number): void {
    switch (message[0]) {
      case 'send': {
        const args = codec.decode(message[2]) as unknown[];
        const event = this.#ipcEvent(world, {
          reply: (channel: string, ...rest: unknown[]) => this.send(channel, ...rest),
        });
        this.emit('ipc-message', event, message[1], ...args);
        ipcMain.emit(message[1], event, ...args);
        return;
      }
      case 'invoke':
        void this.#answer(message[1], message[2], codec.decode(message[3]) as unknown[], world);
        return;
      case 'open':
        this.#decideOpen(message[1], message[2], message[3]);
        return;
      default:
        return; // for the window
      case 'preload-error':
        console.error('Unable to load preload script:', codec.decode(message[1]));
        this.emit('preload-error', new PreventableEvent(), '', codec.decode(message[1]));
    }
  }

  /** `senderFrame` is null once the document that sent the message is gone. */
  #ipcEvent(world: number, extra: object): object {
    const { id: processId, mainFrame } = this;
    const isCurrent = (): boolean => !this.#page.isGone && this.#page.hasWorld(world);
    const event = makeEvent({ sender: this, type: 'frame', frameId: 1, processId, ports: [], ...extra });
    return Object.defineProperty(event, 'senderFrame', {
      get: () => (isCurrent() ? mainFrame : null),
      enumerable: true,
    });
  }

  async #answer(id: number, channel: string, args: unknown[], world: number): Promise<void> {
    const handler = invokeHandler(channel);
    try {
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      const value = await handler(this.#ipcEvent(world, {}), ...args);
      this.#page.post(['result', id, codec.encode(value)], world);
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      this.#page.post(['error', id, `Error invoking remote method '${channel}': ${String(error)}`], world);
    }
  }

  /** The app may send the address elsewhere; a window of its own for it is more than the stand-in offers. */
  #decideOpen(url: string, frameName: string, features: string): void {
    const details = {
      url: toExternalUrl(url),
      frameName,
      features,
      disposition: features === '' ? ('foreground-tab' as const) : ('new-window' as const),
      referrer: { url: '', policy: 'strict-origin-when-cross-origin' as const },
    };
    const answer = this.#openHandler?.(details);
    if (answer?.action !== 'deny')
      console.error(`electron stand-in: windows opened by the page are not implemented (${details.url})`);
  }
}

failOnMissing(WebContents, 'WebContents', 'webContents');
