type Listener = (...args: unknown[]) => void;

export interface Emitter {
  on(name: string, listener: Listener): this;
  addListener(name: string, listener: Listener): this;
  once(name: string, listener: Listener): this;
  off(name: string, listener: Listener): this;
  removeListener(name: string, listener: Listener): this;
  removeAllListeners(name?: string): this;
  emit(name: string, ...args: unknown[]): boolean;
  listenerCount(name: string): number;
}

/** Node's EventEmitter for the page, as far as preload scripts use it. Injected as text. */
export function makeEmitter(): new () => Emitter {
  return class EventEmitter implements Emitter {
    #listeners = new Map<string, { listener: Listener; once: boolean }[]>();

    #add(name: string, listener: Listener, once: boolean): this {
      if (typeof listener !== 'function') throw new TypeError('The "listener" argument must be of type function.');
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), { listener, once }]);
      return this;
    }

    on(name: string, listener: Listener): this {
      return this.#add(name, listener, false);
    }

    addListener(name: string, listener: Listener): this {
      return this.#add(name, listener, false);
    }

    once(name: string, listener: Listener): this {
      return this.#add(name, listener, true);
    }

    off(name: string, listener: Listener): this {
      const entries = this.#listeners.get(name) ?? [];
      const index = entries.findLastIndex((entry) => entry.listener === listener);
      if (index !== -1) this.#listeners.set(name, entries.toSpliced(index, 1));
      return this;
    }

    removeListener(name: string, listener: Listener): this {
      return this.off(name, listener);
    }

    removeAllListeners(name?: string): this {
      if (name === undefined) this.#listeners.clear();
      else this.#listeners.delete(name);
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

    listenerCount(name: string): number {
      return this.#listeners.get(name)?.length ?? 0;
    }
  };
}
