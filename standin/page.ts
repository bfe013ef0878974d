import { EventEmitter } from 'node:events';
import type { WebPreferences } from 'electron';
import { Channel } from './channel.ts';
import type { FromPage, ToPage } from './injected/messages.ts';
import { notImplemented } from './not-implemented.ts';
import { binding, type PageScripts, pageScripts, world } from './page-scripts.ts';
import { currentBrowser } from './runtime.ts';
import { toExternalUrl, toInternalUrl } from './schemes.ts';
import { closeTarget, openTarget, type Size, type Target } from './targets.ts';

/** In DIPs. */
export interface Rectangle extends Size {
  x: number;
  y: number;
}

export type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

interface PageEvents {
  message: [message: FromPage, world: number];
  painted: [];
  loaded: [];
  /** The page asks for a window of its own, and gets none. */
  'open-window': [url: string, name: string];
  crashed: [];
  /** The person closes the window, and the browser waits to hear whether it may. */
  'close-asked': [answer: (mayClose: boolean) => void];
  gone: [];
}

const closeGraceMs = 3000;
const openPages = new Set<Page>();

/** Any page that is open: some of what the desktop offers is reached through one. */
export function anyPage(): Page | undefined {
  return [...openPages][0];
}

export const eachPage = (): Iterable<Page> => openPages;

/** One page target and its current document. URLs are the app's, not the browser's. */
export class Page extends EventEmitter<PageEvents> {
  /** Of the current document; '' before the first. */
  url = '';
  isGone = false;
  #bounds: Rectangle;
  #scripts: PageScripts;
  #mayNavigate: (url: string) => boolean;
  #target: Promise<Target> | null = null;
  #channel: Channel | null = null;
  #loaderId = '';
  #isFirstAsked = false;
  #isReloading = false;
  #load = Promise.withResolvers<void>();

  constructor(bounds: Rectangle, preferences: WebPreferences, mayNavigate: (url: string) => boolean) {
    super();
    this.#bounds = bounds;
    this.#scripts = pageScripts(preferences);
    this.#mayNavigate = mayNavigate;
    this.#load.promise.catch(() => undefined); // Electron does not call it unhandled either
  }

  hasWorld(id: number): boolean {
    return this.#channel?.world === id;
  }

  /** Opens the window. Rejects when its first document cannot be loaded. */
  async load(url: string): Promise<void> {
    if (this.#target) throw notImplemented('a second loadURL() of one window');
    const internal = toInternalUrl(url);
    if (!/^(https?|file):/i.test(internal)) throw new Error(`ERR_UNKNOWN_URL_SCHEME loading '${url}'`);
    this.#target = this.#open(internal);
    await this.#target;
    await this.#load.promise;
  }

  /** Sends a command once the page is there; what fails because it is gone is forgotten. */
  async do(action: (target: Target) => Promise<unknown>): Promise<void> {
    const target = await this.#target?.catch(() => null);
    if (target) await action(target).catch(() => undefined);
  }

  reload(): void {
    this.#isReloading = true;
    void this.do(({ session }) => session.send('Page.reload'));
  }

  setState(windowState: WindowState): void {
    void this.do(async ({ id }) => setWindow(id, { windowState }));
  }

  setBounds(bounds: Rectangle): void {
    this.#bounds = bounds;
    void this.do(async ({ id }) => setWindow(id, bounds));
  }

  /** Where a person has put the window; null where nobody can, since none is shown. */
  async placeByPerson(): Promise<{ bounds: Rectangle; state: WindowState } | null> {
    const { headless, connection } = currentBrowser();
    const target = headless ? null : await this.#target?.catch(() => null);
    if (!target) return null;
    const { bounds } = await connection.root.send('Browser.getWindowForTarget', { targetId: target.id });
    const { left: x = 0, top: y = 0, width = 0, height = 0, windowState = 'normal' } = bounds;
    return { bounds: { x, y, width, height }, state: windowState };
  }

  /** Without `world` to the current document. */
  post(message: ToPage, id?: number): void {
    this.#channel?.post(message, id);
  }

  /** Emits `gone` in any case, after three seconds even where the browser does not close the window. */
  async close(): Promise<void> {
    const timer = setTimeout(() => this.#markGone(), closeGraceMs);
    this.once('gone', () => clearTimeout(timer));
    const target = await this.#target?.catch(() => null);
    if (target) await closeTarget(target.id).catch(() => this.#markGone());
    else this.#markGone();
  }

  async #open(url: string): Promise<Target> {
    const { promise: ready, resolve: markReady } = Promise.withResolvers<void>();
    try {
      const target = await openTarget(url, sizeOf(this.#bounds), { ready, mayNavigate: (to) => this.#mayGo(to) });
      openPages.add(this);
      target.session.onClosed(() => this.#markGone());
      this.#listen(target);
      await this.#setUp(target);
      return target;
    } catch (error) {
      this.#markGone();
      throw error;
    } finally {
      markReady();
    }
  }

  async #setUp({ id, session }: Target): Promise<void> {
    const { main, isolated } = this.#scripts;
    await Promise.all([
      session.send('Page.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', { name: binding, executionContextName: world }),
      // The main world's first: it waits for the handover.
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: main }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName: world }),
      setWindow(id, this.#bounds),
      session.send('Runtime.runIfWaitingForDebugger'),
    ]);
  }

  #listen({ id, session }: Target): void {
    this.#channel = new Channel(session, (message, from) => this.emit('message', message, from));
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== id) return;
      this.#isReloading = false;
      this.#loaderId = frame.loaderId;
      const failedUrl = frame.unreachableUrl;
      this.url = toExternalUrl(failedUrl ?? frame.url + (frame.urlFragment ?? ''));
      if (failedUrl !== undefined) this.#load.reject(new Error(`ERR_FAILED loading '${this.url}'`));
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === id) this.url = toExternalUrl(url);
    });
    session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
      if (frameId !== id || loaderId !== this.#loaderId) return;
      if (name === 'firstPaint') this.emit('painted');
      if (name !== 'load') return;
      this.emit('loaded');
      this.#load.resolve();
    });
    session.on('Page.windowOpen', ({ url, windowName }) => this.emit('open-window', toExternalUrl(url), windowName));
    const answer = (accept: boolean): void =>
      void session.send('Page.handleJavaScriptDialog', { accept }).catch(() => undefined);
    session.on('Page.javascriptDialogOpening', ({ type }) => {
      if (type !== 'beforeunload') return;
      if (this.#isReloading) answer(true);
      else this.emit('close-asked', answer);
    });
    session.on('Inspector.targetCrashed', () => this.emit('crashed'));
  }

  /** The document that the app asked for, and a reload of the current one, need no will-navigate. */
  #mayGo(target: string): boolean {
    const url = toExternalUrl(target);
    const isOwn = !this.#isFirstAsked || withoutHash(url) === withoutHash(this.url);
    this.#isFirstAsked = true;
    return isOwn || this.#mayNavigate(url);
  }

  #markGone(): void {
    if (this.isGone) return;
    this.isGone = true;
    openPages.delete(this);
    this.#load.reject(new Error(`ERR_FAILED loading '${this.url}'`));
    this.emit('gone');
  }
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '');
}

const sizeOf = ({ width, height }: Rectangle): Size => ({ width, height });

/** Frame and content are taken for the same in a real window, since the browser draws the frame. */
async function setWindow(targetId: string, change: Rectangle | { windowState: WindowState }): Promise<void> {
  const { headless, connection } = currentBrowser();
  const { root } = connection;
  if (headless && !('width' in change)) return;
  const { windowId } = await root.send('Browser.getWindowForTarget', { targetId });
  if (!('width' in change)) {
    await root.send('Browser.setWindowBounds', { windowId, bounds: change });
  } else if (headless) {
    await root.send('Browser.setContentsSize', { windowId, ...sizeOf(change) });
  } else {
    const bounds = { left: change.x, top: change.y, ...sizeOf(change) };
    await root.send('Browser.setWindowBounds', { windowId, bounds });
  }
}
