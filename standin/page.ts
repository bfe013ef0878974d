import { EventEmitter } from 'node:events';
import type Protocol from 'devtools-protocol';
import type { Session } from './cdp.ts';
import { Channel } from './channel.ts';
import type { FromPage, ToPage } from './injected/messages.ts';
import { LoadError } from './net-errors.ts';
import { pauseName } from './page-scripts.ts';
import { isInternal, toExternalUrl, toInternalUrl } from './schemes.ts';
import { type Bounds, closeTarget, openTarget } from './targets.ts';

export interface PageOptions {
  bounds: Bounds;
  /** Name of the binding by which the isolated world speaks. */
  binding: string;
  /** Name of the isolated world. */
  world: string;
  mainScript: string;
  isolatedScript: string;
  /** Called once, when the page has a target and before its first document: for what shapes the window. */
  onTarget(session: Session, targetId: string): Promise<unknown>;
  mayNavigate(url: string, isRedirect: boolean): boolean;
}

interface PageEvents {
  message: [message: FromPage, world: number];
  'started-loading': [];
  navigated: [url: string];
  'navigated-in-page': [url: string];
  'dom-ready': [];
  title: [title: string];
  painted: [];
  loaded: [];
  'failed-load': [LoadError];
  console: [Protocol.Runtime.ConsoleAPICalledEvent];
  crashed: [];
  gone: [];
}

interface Load {
  url: string;
  /** Undefined for the first document, whichever that is; '' until the browser has told it. */
  loaderId: string | undefined;
  resolve(): void;
  reject(error: LoadError): void;
}

const closeGraceMs = 3000;

/** One page target and its current document. URLs are the app's, not the browser's. */
export class Page extends EventEmitter<PageEvents> {
  targetId: string | null = null;
  url = '';
  isLoading = false;
  isCrashed = false;
  isGone = false;
  #options: PageOptions;
  #session: Session | null = null;
  #channel: Channel | null = null;
  #started: Promise<Session> | null = null;
  #loaderId = '';
  #lastLoaded = '';
  #failedUrl: string | null = null;
  #load: Load | null = null;
  /** Documents that the app itself asked for: they need no will-navigate. */
  #expected = new Set<string>();

  constructor(options: PageOptions) {
    super();
    this.#options = options;
  }

  get isStarted(): boolean {
    return this.#started !== null;
  }

  hasWorld(world: number): boolean {
    return this.#channel?.world === world;
  }

  /** Opens the window on `url` (the browser's) unless it is open. */
  start(url = 'about:blank'): Promise<Session> {
    this.#started ??= this.#open(url);
    return this.#started;
  }

  async load(url: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#load?.reject(new LoadError('ERR_ABORTED', this.#load.url));
    const target = this.#expect(url);
    const isFirst = !this.#started && /^(https?|file):/.test(target); // what can be held back until all is set up
    const load: Load = { url, loaderId: isFirst ? undefined : '', resolve, reject };
    this.#load = load;
    promise.catch(() => undefined); // it may fail before the code below gets to waiting for it
    const session = await this.start(isFirst ? target : 'about:blank');
    if (!isFirst) await this.#navigate(session, target, load);
    await promise;
  }

  async reload(ignoreCache: boolean): Promise<void> {
    this.#expect(this.url);
    this.#beginLoading();
    this.isCrashed = false;
    await (await this.start()).send('Page.reload', { ignoreCache });
  }

  /** Runs in the page's own world. Rejects with what the code throws. */
  async evaluate(expression: string, userGesture: boolean): Promise<unknown> {
    const session = await this.start();
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      userGesture,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  }

  /** Without `world` to the current document. */
  post(message: ToPage, world?: number): void {
    this.#channel?.post(message, world);
  }

  /** Emits `gone` in any case, after three seconds even where the browser does not close the window. */
  async close(): Promise<void> {
    if (!this.#started) return this.#markGone();
    const timer = setTimeout(() => this.#markGone(), closeGraceMs);
    this.once('gone', () => clearTimeout(timer));
    try {
      await this.#started;
      if (this.targetId !== null) await closeTarget(this.targetId);
    } catch {
      this.#markGone();
    }
  }

  async #open(url: string): Promise<Session> {
    const { promise: ready, resolve: markReady } = Promise.withResolvers<void>();
    const owner = {
      ready,
      mayNavigate: (to: string, isRedirect: boolean) => this.#mayNavigate(to, isRedirect),
      onTitle: (title: string) => {
        // Until the page names itself the browser shows its address, which is none that the app knows.
        if (!isInternal(title)) this.emit('title', title);
      },
    };
    try {
      const { id, session } = await openTarget(url, this.#options.bounds, owner, (targetId) => {
        this.targetId = targetId;
      });
      this.#session = session;
      session.onClosed(() => this.#markGone());
      this.#listen(session, id);
      await this.#setUp(session, id);
      return session;
    } catch (error) {
      this.#markGone();
      throw error;
    } finally {
      markReady();
    }
  }

  async #setUp(session: Session, targetId: string): Promise<void> {
    const { binding, world, mainScript, isolatedScript } = this.#options;
    await Promise.all([
      session.send('Page.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Runtime.enable'),
      session.send('Debugger.enable', {}), // for the path of a file, which has to be told synchronously
      session.send('Runtime.addBinding', { name: binding, executionContextName: world }),
      // The main world's first: it waits for the handover.
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainScript }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: isolatedScript, worldName: world }),
      this.#options.onTarget(session, targetId),
      session.send('Runtime.runIfWaitingForDebugger'),
    ]);
  }

  #listen(session: Session, targetId: string): void {
    this.#channel = new Channel(session, this.#options.binding, (message, world) =>
      this.emit('message', message, world),
    );
    session.on('Debugger.paused', (event) => void this.#onPaused(session, event));
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== targetId) return;
      this.#loaderId = frame.loaderId;
      this.#failedUrl = frame.unreachableUrl === undefined ? null : toExternalUrl(frame.unreachableUrl);
      this.url = this.#failedUrl ?? toExternalUrl(frame.url + (frame.urlFragment ?? ''));
      this.isCrashed = false;
      this.#beginLoading();
      if (this.#failedUrl === null) this.emit('navigated', this.url);
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId !== targetId) return;
      this.url = toExternalUrl(url);
      this.emit('navigated-in-page', this.url);
    });
    session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
      if (frameId !== targetId || loaderId !== this.#loaderId) return;
      if (name === 'DOMContentLoaded' && this.#failedUrl === null) this.emit('dom-ready');
      if (name === 'firstPaint') this.emit('painted');
      if (name === 'load') void this.#onLoad(loaderId);
    });
    session.on('Runtime.consoleAPICalled', (event) => this.emit('console', event));
    session.on('Inspector.targetCrashed', () => {
      this.isCrashed = true;
      this.isLoading = false;
      if (this.#channel) this.#channel.world = null;
      this.emit('crashed');
    });
  }

  /** The page stands at our own `debugger` statement and waits for the path of a file. */
  async #onPaused(session: Session, { callFrames }: Protocol.Debugger.PausedEvent): Promise<void> {
    const frame = callFrames.find((candidate) => candidate.functionName === pauseName);
    try {
      if (!frame) return;
      const { callFrameId } = frame;
      const { result } = await session.send('Debugger.evaluateOnCallFrame', { callFrameId, expression: 'object' });
      if (result.objectId === undefined) return;
      const { path } = await session.send('DOM.getFileInfo', { objectId: result.objectId });
      const expression = `answer = ${JSON.stringify(path)}`;
      await session.send('Debugger.evaluateOnCallFrame', { callFrameId, expression });
    } catch {
      return; // the page went away
    } finally {
      session.send('Debugger.resume').catch(() => undefined);
    }
  }

  async #navigate(session: Session, target: string, load: Load): Promise<void> {
    this.#beginLoading();
    const { errorText, loaderId } = await session.send('Page.navigate', { url: target });
    load.loaderId = loaderId;
    if (errorText !== undefined) this.#fail(new LoadError(errorText, load.url));
    else if (loaderId === undefined || this.#lastLoaded === loaderId) {
      this.isLoading = false; // within the document, or loaded before the answer came
      this.#settle(load, (done) => done.resolve());
    }
  }

  async #onLoad(loaderId: string): Promise<void> {
    const load = this.#load;
    const isMine = load !== null && (load.loaderId === undefined || load.loaderId === loaderId);
    this.#lastLoaded = loaderId;
    if (this.#failedUrl === null) {
      this.isLoading = false;
      this.emit('loaded');
      if (isMine) this.#settle(load, (done) => done.resolve());
    } else if (this.#session && load?.loaderId === undefined) {
      // The browser shows its error page. Only Page.navigate tells the reason, so it is asked once more.
      const url = toInternalUrl(this.#failedUrl);
      this.#expected.add(withoutHash(url));
      const { errorText } = await this.#session.send('Page.navigate', { url }).catch(() => ({ errorText: undefined }));
      this.#fail(new LoadError(errorText ?? 'ERR_FAILED', this.#failedUrl ?? this.url));
    }
  }

  #fail(error: LoadError): void {
    this.isLoading = false;
    this.emit('failed-load', error);
    if (this.#load) this.#settle(this.#load, (done) => done.reject(error));
  }

  #settle(load: Load, how: (load: Load) => void): void {
    if (this.#load === load) this.#load = null;
    how(load);
  }

  #beginLoading(): void {
    if (this.isLoading) return;
    this.isLoading = true;
    this.emit('started-loading');
  }

  #expect(url: string): string {
    const target = toInternalUrl(url);
    this.#expected.add(withoutHash(target));
    return target;
  }

  #mayNavigate(target: string, isRedirect: boolean): boolean {
    if (this.#expected.delete(withoutHash(target))) return true;
    const url = toExternalUrl(target);
    return withoutHash(url) === withoutHash(this.url) || this.#options.mayNavigate(url, isRedirect);
  }

  #markGone(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.#load?.reject(new LoadError('ERR_FAILED', this.#load.url));
    this.emit('gone');
  }
}

/** As the browser writes it: `http://localhost:5173` is `http://localhost:5173/`. */
function withoutHash(url: string): string {
  return (URL.parse(url)?.href ?? url).replace(/#.*$/s, '');
}
