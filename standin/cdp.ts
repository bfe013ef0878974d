import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js';

type Commands = ProtocolMapping.Commands;
type Events = ProtocolMapping.Events;

interface Waiter {
  session: Session;
  method: string;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface Incoming {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: { sessionId?: string };
  result?: unknown;
  error?: { message: string };
}

/** One attachment to the browser (`id` undefined) or to a page. */
export class Session {
  readonly id: string | undefined;
  #send: (session: Session, method: string, params: unknown) => Promise<unknown>;
  #events = new EventEmitter().setMaxListeners(0);
  #closed = false;

  constructor(id: string | undefined, send: (session: Session, method: string, params: unknown) => Promise<unknown>) {
    this.id = id;
    this.#send = send;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Rejects when the browser refuses the command, and when the session closes before the answer. */
  send<M extends keyof Commands>(method: M, ...params: Commands[M]['paramsType']): Promise<Commands[M]['returnType']> {
    if (this.#closed) return Promise.reject(new Error(`${method}: session closed`));
    return this.#send(this, method, params[0]) as Promise<Commands[M]['returnType']>;
  }

  on<E extends keyof Events>(event: E, listener: (...params: Events[E]) => void): void {
    this.#events.on(event, listener);
  }

  /** Also called when the session is closed already: a target may be gone before anybody listens. */
  onClosed(listener: () => void): void {
    if (this.#closed) queueMicrotask(listener);
    else this.#events.once('closed', listener);
  }

  deliver(event: string, params: unknown): void {
    this.#events.emit(event, params);
  }

  markClosed(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#events.emit('closed');
  }
}

/**
 * The DevTools protocol over `--remote-debugging-pipe`: JSON texts, each ended by a NUL byte. The pipe is a leash too:
 * Chromium quits by itself when it closes, even when this process was killed.
 */
export class Connection {
  readonly root: Session;
  #out: Writable;
  #nextId = 1;
  #waiters = new Map<number, Waiter>();
  #sessions = new Map<string | undefined, Session>();
  #closed = false;
  #onClosed: () => void;

  constructor(out: Writable, input: Readable, onClosed: () => void) {
    this.#out = out;
    this.#onClosed = onClosed;
    this.root = new Session(undefined, this.#write);
    this.#sessions.set(undefined, this.root);
    let chunks: Buffer[] = [];
    input.on('data', (chunk: Buffer) => {
      let start = 0;
      for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
        chunks.push(chunk.subarray(start, end));
        const text = Buffer.concat(chunks).toString('utf8');
        chunks = [];
        start = end + 1;
        this.#receive(JSON.parse(text) as Incoming);
      }
      if (start < chunk.length) chunks.push(chunk.subarray(start));
    });
    for (const stream of [input, out]) {
      stream.on('close', () => this.#close());
      stream.on('error', () => this.#close());
    }
  }

  /** The session that `Target.attachedToTarget` announced. */
  session(id: string): Session {
    const session = this.#sessions.get(id) ?? new Session(id, this.#write);
    if (!this.#sessions.has(id)) session.markClosed();
    return session;
  }

  #write = (session: Session, method: string, params: unknown): Promise<unknown> => {
    if (this.#closed) return Promise.reject(new Error(`${method}: browser closed`));
    const id = this.#nextId++;
    const answered = new Promise((resolve, reject) => this.#waiters.set(id, { session, method, resolve, reject }));
    this.#out.write(`${JSON.stringify({ id, method, params, sessionId: session.id })}\0`);
    return answered;
  };

  #receive(message: Incoming): void {
    if (message.id !== undefined) {
      const waiter = this.#waiters.get(message.id);
      this.#waiters.delete(message.id);
      if (message.error) waiter?.reject(new Error(`${waiter.method}: ${message.error.message}`));
      else waiter?.resolve(message.result);
      return;
    }
    const child = message.params?.sessionId;
    if (message.method === 'Target.attachedToTarget' && child !== undefined)
      this.#sessions.set(child, new Session(child, this.#write));
    if (message.method !== undefined) this.#sessions.get(message.sessionId)?.deliver(message.method, message.params);
    if (message.method === 'Target.detachedFromTarget') {
      const gone = this.#sessions.get(child);
      if (gone && gone !== this.root) this.#closeSession(gone);
    }
  }

  #closeSession(session: Session): void {
    this.#sessions.delete(session.id);
    for (const [id, waiter] of this.#waiters) {
      if (waiter.session !== session) continue;
      this.#waiters.delete(id);
      waiter.reject(new Error(`${waiter.method}: session closed`));
    }
    session.markClosed();
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#onClosed(); // before the sessions: else every window would look closed by its user
    for (const session of this.#sessions.values()) this.#closeSession(session);
  }
}
