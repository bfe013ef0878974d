import { failOnMissing } from './declared-api.ts';
import { schemeOf } from './schemes.ts';

/** What the frame needs of its page. */
export interface FrameHost {
  getURL(): string;
  isDestroyed(): boolean;
  send(channel: string, ...args: unknown[]): void;
}

/** The main frame, the only one that runs a preload script and can send messages. */
export class WebFrameMain {
  readonly routingId = 1;
  readonly frameTreeNodeId: number;
  readonly processId: number;
  readonly name = '';
  readonly parent = null;
  readonly detached = false;
  #host: FrameHost;

  constructor(host: FrameHost, id: number) {
    this.#host = host;
    this.frameTreeNodeId = id;
    this.processId = id;
  }

  get url(): string {
    return this.#host.getURL();
  }

  /** "app://shoal", "https://example.com", "file://" */
  get origin(): string {
    const { url } = this;
    if (url === '') return 'null';
    const { host } = new URL(url);
    const scheme = schemeOf(url);
    return host === '' && scheme !== 'file' ? 'null' : `${scheme}://${host}`;
  }

  get top(): this {
    return this;
  }

  isDestroyed(): boolean {
    return this.#host.isDestroyed();
  }

  send(channel: string, ...args: unknown[]): void {
    this.#host.send(channel, ...args);
  }
}

failOnMissing(WebFrameMain, 'WebFrameMain', 'webFrameMain');
