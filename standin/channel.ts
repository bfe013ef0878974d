import type { Session } from './cdp.ts';
import type { FromPage, ToPage } from './injected/messages.ts';

const batchLength = 1 << 20;
/** Chromium drops the connection at a message of 100 MB, so that long texts go in frames. */
export const frameLength = 8 << 20;

/** Carries messages between main and the isolated world of a page's current document. */
export class Channel {
  /** Execution context of the isolated world; null while there is no document. */
  world: number | null = null;
  #session: Session;
  #onMessage: (message: FromPage, world: number) => void;
  #outbox: { world: number; text: string }[] = [];
  #isFlushing = false;
  #begun = new Map<number, string>();

  constructor(session: Session, onMessage: (message: FromPage, world: number) => void) {
    this.#session = session;
    this.#onMessage = onMessage;
    session.on('Runtime.bindingCalled', ({ payload, executionContextId: id }) => this.#receive(payload, id));
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#begun.delete(executionContextId);
      if (this.world === executionContextId) this.world = null;
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.#begun.clear();
      this.world = null;
    });
  }

  /** What is queued while one call into the page is under way goes out with the next. */
  post(message: ToPage, world: number | null = this.world): void {
    if (world === null) return; // no document: Electron drops it as well
    this.#outbox.push({ world, text: JSON.stringify(message) });
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    queueMicrotask(() => void this.#flush());
  }

  #receive(frame: string, world: number): void {
    const text = (this.#begun.get(world) ?? '') + frame.slice(1);
    this.#begun.delete(world);
    if (frame.startsWith('+')) {
      this.#begun.set(world, text);
      return;
    }
    const message = JSON.parse(text) as FromPage;
    if (message[0] === 'hello') this.world = world;
    this.#onMessage(message, world);
  }

  async #flush(): Promise<void> {
    while (this.#outbox.length > 0 && !this.#session.closed) {
      const world = this.#outbox[0]?.world;
      let count = 0;
      for (let length = 0; count < this.#outbox.length && length < batchLength; count++) {
        const next = this.#outbox[count];
        if (next?.world !== world) break;
        length += next?.text.length ?? 0;
      }
      const batch = this.#outbox.splice(0, count);
      if (world !== undefined) await this.#deliver(`[${batch.map(({ text }) => text).join(',')}]`, world);
    }
    this.#isFlushing = false;
  }

  async #deliver(text: string, world: number): Promise<void> {
    for (let at = 0, end = 0; at < text.length; at = end) {
      end = Math.min(at + frameLength, text.length);
      if (end < text.length && /[\uD800-\uDBFF]/.test(text[end - 1] ?? '')) end--; // a surrogate pair stays whole
      try {
        await this.#session.send('Runtime.callFunctionOn', {
          executionContextId: world,
          functionDeclaration: 'function (text, isLast) { standinReceive(text, isLast); }',
          arguments: [{ value: text.slice(at, end) }, { value: end === text.length }],
          silent: true,
        });
      } catch {
        return; // the document is gone
      }
    }
  }
}
