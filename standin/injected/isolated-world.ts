import type { makeBridge as MakeBridge } from './bridge.ts';
import type { makeCodec as MakeCodec } from './codec.ts';
import type { failOnMissing as FailOnMissing } from './fail-on-missing.ts';
import type { FromPage, Shortcut, ToPage, WorldConfig } from './messages.ts';

interface WorldParts {
  makeBridge: typeof MakeBridge;
  makeCodec: typeof MakeCodec;
  failOnMissing: typeof FailOnMissing;
  /** The app's preload script as a function, or null. */
  preload: ((...globals: unknown[]) => void) | null;
}

type Listener = (...args: unknown[]) => void;

/**
 * The renderer half of Electron's API and then the app's preload script, in an isolated world that shares the DOM with
 * the page. Injected as text: it refers to nothing outside.
 */
export function enterIsolatedWorld(config: WorldConfig, parts: WorldParts): void {
  if (window !== window.top || location.href === 'about:blank') return;
  const world = globalThis as unknown as Record<string, unknown>;
  const carry = world[config.binding] as (frame: string) => void;
  const codec = parts.makeCodec({
    to(bytes) {
      let text = '';
      for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
      return btoa(text);
    },
    from(text) {
      const chars = atob(text);
      const bytes = new Uint8Array(chars.length);
      for (let at = 0; at < chars.length; at++) bytes[at] = chars.charCodeAt(at); // a tenth of the time of `from`
      return bytes;
    },
  });
  const send = (message: FromPage): void => {
    const text = JSON.stringify(message);
    for (let at = 0, end = 0; at < text.length; at = end) {
      end = Math.min(at + config.frameLength, text.length);
      if (end < text.length && /[\uD800-\uDBFF]/.test(text[end - 1] ?? '')) end--; // a surrogate pair stays whole
      carry((end < text.length ? '+' : '.') + text.slice(at, end));
    }
  };
  const port = document.createElement('i');
  window.dispatchEvent(new MouseEvent(config.secret, { relatedTarget: port }));
  const bridge = parts.makeBridge(port, 'to-isolated', 'to-main', config.secret);

  /** Node's, as far as preload scripts use it. */
  class EventEmitter {
    #listeners = new Map<string, { listener: Listener; once: boolean }[]>();

    on(name: string, listener: Listener, once = false): this {
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), { listener, once }]);
      return this;
    }

    once(name: string, listener: Listener): this {
      return this.on(name, listener, true);
    }

    off(name: string, listener: Listener): this {
      const entries = this.#listeners.get(name) ?? [];
      const index = entries.findLastIndex((entry) => entry.listener === listener);
      if (index !== -1) this.#listeners.set(name, entries.toSpliced(index, 1));
      return this;
    }

    emit(name: string, ...args: unknown[]): boolean {
      const entries = this.#listeners.get(name) ?? [];
      for (const { listener, once } of entries) {
        if (once) this.off(name, listener);
        try {
          listener.apply(this, args);
        } catch (error) {
          reportError(error); // one listener's fault is not the next one's
        }
      }
      return entries.length > 0;
    }
  }

  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let nextId = 1;
  // Methods on the prototype: ipcRenderer itself crosses the bridge as an empty object, as it does in Electron.
  class IpcRenderer extends EventEmitter {
    send(channel: string, ...args: unknown[]): void {
      send(['send', channel, codec.encode(args)]);
    }

    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const encoded = codec.encode(args);
      const id = nextId++;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        send(['invoke', id, channel, encoded]);
      });
    }
  }
  Object.setPrototypeOf(IpcRenderer.prototype, parts.failOnMissing(EventEmitter.prototype, 'ipcRenderer.'));
  const ipcRenderer = new IpcRenderer();

  let shortcuts: Shortcut[] = [];
  let isGuarded = false;
  // The browser then asks whether to leave, and main answers in the person's place.
  window.addEventListener('beforeunload', (event) => {
    if (isGuarded) event.preventDefault();
  });
  const receive = (message: ToPage): void => {
    switch (message[0]) {
      case 'event':
        ipcRenderer.emit(message[1], { sender: ipcRenderer }, ...(codec.decode(message[2]) as unknown[]));
        return;
      case 'shortcuts':
        shortcuts = message[1];
        return;
      case 'guard':
        isGuarded = message[1];
        return;
      default: {
        const waiter = pending.get(message[1]);
        pending.delete(message[1]);
        if (message[0] === 'result') waiter?.resolve(codec.decode(message[2]));
        else waiter?.reject(new Error(message[2]));
      }
    }
  };
  let begun = '';
  world['standinReceive'] = (text: string, isLast: boolean): void => {
    begun += text;
    if (!isLast) return;
    const messages = JSON.parse(begun) as ToPage[];
    begun = '';
    for (const message of messages) receive(message);
  };

  // The menu's shortcuts reach it unless the page prevented the key's default, wherever the page did so: a listener
  // that is added to the window during the dispatch runs after the page's own.
  const onKeyDown = (event: KeyboardEvent): void => {
    const keys = [event.key, event.code.replace(/^(Key|Digit)/, '')].map((key) => key.toLowerCase());
    const shortcut = shortcuts.find(
      ({ control, alt, shift, meta, key }) =>
        control === event.ctrlKey &&
        alt === event.altKey &&
        shift === event.shiftKey &&
        meta === event.metaKey &&
        keys.includes(key),
    );
    if (!shortcut || event.isComposing) return;
    const decide = (): void => {
      window.removeEventListener('keydown', decide);
      clearTimeout(timer);
      if (event.defaultPrevented) return;
      event.preventDefault();
      send(['shortcut', shortcut.id]);
    };
    const timer = setTimeout(decide); // the page stopped the propagation
    window.addEventListener('keydown', decide);
  };
  window.addEventListener('keydown', onKeyDown, true);

  for (const name of ['focus', 'blur'] as const) {
    window.addEventListener(name, ({ target }) => {
      if (target === window) send(['focus', name === 'focus']);
    });
  }
  send(['hello']);
  send(['focus', document.hasFocus()]);
  if (!parts.preload) return;
  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown): void {
      const reply = bridge.post({ op: 'expose', key, api: bridge.pack(api) });
      if (reply?.['isFree'] !== true)
        throw new Error('Cannot bind an API on top of an existing property on the window object');
    },
  };
  const electron = parts.failOnMissing({ contextBridge, ipcRenderer }, '');
  // What Electron's sandbox lets a preload script require, and no more.
  const modules: Record<string, unknown> = { electron, 'electron/renderer': electron, 'electron/common': electron };
  const builtIns = {
    events: Object.assign(EventEmitter, { EventEmitter }),
    timers: { setTimeout, clearTimeout, setInterval, clearInterval },
    url: { URL, URLSearchParams },
  };
  for (const [name, exported] of Object.entries(builtIns)) modules[name] = modules[`node:${name}`] = exported;
  const require = (name: string): unknown => {
    if (!Object.hasOwn(modules, name)) throw new Error(`module not found: ${name}`);
    return modules[name];
  };
  const module = { exports: {} };
  try {
    parts.preload(require, config.process, module.exports, module, globalThis);
  } catch (error) {
    console.error(`Unable to load preload script: ${config.preloadPath}`);
    console.error(error);
  }
}
