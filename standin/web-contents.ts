import { EventEmitter } from 'node:events';
import type { FromPage } from './injected/messages.ts';
import { makeCodec } from './injected/codec.ts';
import { invokeHandler, ipcMain } from './ipc-main.ts';
import { failOnMissing, markDestroyed } from './not-implemented.ts';
import type { Page } from './page.ts';
import { PreventableEvent } from './runtime.ts';

type OpenHandler = (details: { url: string; frameName: string }) => { action: string };

const codec = makeCodec({
  to: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  from: (text) => new Uint8Array(Buffer.from(text, 'base64')),
});

/** The main frame, the only one that runs a preload script and can send messages. */
class WebFrameMain {
  #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get url(): string {
    return this.#page.url;
  }
}

export class WebContents extends EventEmitter {
  readonly mainFrame: WebFrameMain;
  #page: Page;
  #openHandler: OpenHandler | null = null;

  constructor(page: Page) {
    super();
    this.#page = page;
    this.mainFrame = new WebFrameMain(page);
    page.on('message', (message, world) => this.#receive(message, world));
    page.on('open-window', (url, frameName) => {
      if (this.#openHandler?.({ url, frameName }).action !== 'deny')
        console.error(`electron stand-in: windows opened by the page are not implemented (${url})`);
    });
    page.on('crashed', () =>
      this.emit('render-process-gone', new PreventableEvent(), { reason: 'crashed', exitCode: 1 }),
    );
    page.once('gone', () => {
      this.emit('destroyed');
      markDestroyed(this);
    });
  }

  isDestroyed(): boolean {
    return this.#page.isGone;
  }

  /** Throws when a value cannot be cloned; without a document the message is lost, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    let encoded;
    try {
      encoded = codec.encode(args);
    } catch {
      throw new Error('Failed to serialize arguments');
    }
    this.#page.post(['event', channel, encoded]);
  }

  reload(): void {
    this.#page.reload();
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** For the window only. */
  mayNavigate(url: string): boolean {
    const event = Object.assign(new PreventableEvent(), { url, isMainFrame: true, frame: this.mainFrame });
    this.emit('will-navigate', event, url);
    return !event.defaultPrevented;
  }

  #receive(message: FromPage, world: number): void {
    if (message[0] === 'send')
      ipcMain.emit(message[1], this.#ipcEvent(world), ...(codec.decode(message[2]) as unknown[]));
    if (message[0] === 'invoke')
      void this.#answer(message[1], message[2], codec.decode(message[3]) as unknown[], world);
  }

  /** `senderFrame` is null once the document that sent the message is gone. */
  #ipcEvent(world: number): object {
    const { mainFrame } = this;
    const isCurrent = (): boolean => !this.#page.isGone && this.#page.hasWorld(world);
    return {
      sender: this,
      get senderFrame(): WebFrameMain | null {
        return isCurrent() ? mainFrame : null;
      },
    };
  }

  async #answer(id: number, channel: string, args: unknown[], world: number): Promise<void> {
    try {
      const handler = invokeHandler(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      const value = await handler(this.#ipcEvent(world), ...args);
      this.#page.post(['result', id, codec.encode(value)], world);
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      this.#page.post(['error', id, `Error invoking remote method '${channel}': ${String(error)}`], world);
    }
  }
}

failOnMissing(WebFrameMain, 'WebFrameMain');
failOnMissing(WebContents, 'webContents');
