export type Detail = { op: string; [key: string]: unknown };

export interface Bridge {
  /** What the other world may ask for; `call`, `reply`, `settle` and `free` are the bridge's own. */
  operations: Record<string, (detail: Detail) => void>;
  /** Synchronous: the other world has acted when this returns; gives its answer, if it gave one. */
  post(detail: Detail): Detail | undefined;
  pack(value: unknown): unknown;
  unpack(value: unknown, freeze: boolean): unknown;
}

/**
 * Electron's context bridge, one end in each world. Values cross as the `detail` of synchronous events on a node that
 * only the two ends hold; functions and promises become ids. What is copied, renamed and refused follows Electron's
 * electron_api_context_bridge.cc. The source of this function is injected: it refers to nothing outside.
 */
export function makeBridge(port: EventTarget, mine: string, theirs: string, mark: string): Bridge {
  // Taken before the page can change them.
  const { CustomEvent, Promise, Error, TypeError, Object, Array, Map, WeakMap, ArrayBuffer, Element } = globalThis;
  const clone = globalThis.structuredClone.bind(globalThis);
  const dispatch = port.dispatchEvent.bind(port);
  const maxDepth = 1000;
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  const remoteIds = new WeakMap<object, number>();
  const released = new FinalizationRegistry<number>((id) => void post({ op: 'free', id }));
  let nextId = 1;
  let answer: Detail | undefined;

  function post(detail: Detail): Detail | undefined {
    answer = undefined;
    dispatch(new CustomEvent(theirs, { detail }));
    const result = answer;
    answer = undefined;
    return result;
  }

  function refuse(): never {
    throw new Error('An object could not be cloned.');
  }

  /**
   * Only the clone algorithm can tell a Proxy. It also stops at functions and promises, which the bridge carries.
   *
   * @returns whether it came to the end, so that there is no Proxy in what is inside either
   */
  function refuseProxy(value: object): boolean {
    try {
      clone(value);
      return true;
    } catch (error) {
      if (/: (#<(?!Promise>)\w+>|\[object \w+\]) could not be cloned\.$/.test(String(error))) refuse();
      return false;
    }
  }

  function pack(value: unknown, seen: Map<object, unknown>, depth: number, isWithout = false): unknown {
    if (depth >= maxDepth)
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    if (typeof value === 'symbol') return refuse();
    if (typeof value === 'function') return packFunction(value as (...args: unknown[]) => unknown);
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    if (value instanceof Promise) return packPromise(value);
    const tag = Object.prototype.toString.call(value).slice(8, -1);
    // Neither name nor stack crosses.
    if (tag === 'Error' || value instanceof Error) return { [mark]: 'error', message: (value as Error).message };
    if (value instanceof Element) return refuse();
    const isData =
      ArrayBuffer.isView(value) ||
      /^(Date|RegExp|Map|Set|File|Blob|Weak.*|.*Buffer|Boolean|Number|String|BigInt|.* Iterator|Generator|Module)$/.test(
        tag,
      );
    if (isData) {
      try {
        return clone(value);
      } catch {
        return refuse();
      }
    }
    const isWithoutProxy = isWithout || refuseProxy(value);
    if (Array.isArray(value)) {
      const out: unknown[] = [];
      for (let index = 0; index < value.length; index++) out.push(pack(value[index], seen, depth + 1, isWithoutProxy));
      seen.set(value, out);
      return out;
    }
    const out: Record<string, unknown> = {};
    seen.set(value, out);
    for (const key of Object.keys(value)) {
      out[key] = pack((value as Record<string, unknown>)[key], seen, depth + 2, isWithoutProxy);
    }
    return out;
  }

  function packFunction(value: (...args: unknown[]) => unknown): unknown {
    const known = remoteIds.get(value);
    if (known !== undefined) return { [mark]: 'back', id: known };
    const id = nextId++; // a new one each time, as in Electron: a callback that is passed twice arrives as two functions
    functions.set(id, value);
    return { [mark]: 'function', id };
  }

  function packPromise(value: Promise<unknown>): unknown {
    const id = nextId++;
    const settle = (ok: boolean, result: unknown): void => {
      try {
        post({ op: 'settle', id, ok, value: pack(result, new Map(), 0) });
      } catch (error) {
        post({ op: 'settle', id, ok: false, value: pack(error, new Map(), 0) });
      }
    };
    value.then(
      (result) => settle(true, result),
      (error: unknown) => settle(false, error),
    );
    return { [mark]: 'promise', id };
  }

  function unpack(value: unknown, freeze: boolean, seen: Set<object>): unknown {
    if (typeof value !== 'object' || value === null || seen.has(value)) return value;
    seen.add(value);
    const isArray = Array.isArray(value);
    const proto = Object.getPrototypeOf(value) as unknown;
    if (!isArray && proto !== Object.prototype)
      return freeze && !ArrayBuffer.isView(value) ? Object.freeze(value) : value;
    const record = value as Record<string, unknown>;
    const id = Number(record['id']);
    switch (isArray ? undefined : record[mark]) {
      case 'function':
        return freeze ? Object.freeze(remote(id)) : remote(id);
      case 'back':
        return functions.get(id);
      case 'promise':
        return new Promise((resolve, reject) => pending.set(id, { resolve, reject }));
      case 'error':
        return new Error(String(record['message']));
    }
    for (const key of Object.keys(record)) record[key] = unpack(record[key], freeze, seen);
    return freeze ? Object.freeze(value) : value;
  }

  function remote(id: number): (...args: unknown[]) => unknown {
    const proxy = (...args: unknown[]): unknown => {
      const reply = post({ op: 'call', id, args: args.map((arg) => pack(arg, new Map(), 0)) });
      const value = unpack(reply?.['value'], false, new Set());
      if (reply?.['ok'] === true) return value;
      throw value;
    };
    remoteIds.set(proxy, id);
    released.register(proxy, id);
    return proxy;
  }

  function call(id: number, args: unknown[]): Detail {
    try {
      const value = functions.get(id)?.(...args);
      return { op: 'reply', ok: true, value: pack(value, new Map(), 0) };
    } catch (error) {
      const message =
        error instanceof Error
          ? error.message
          : 'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';
      return { op: 'reply', ok: false, value: { [mark]: 'error', message } };
    }
  }

  const operations: Bridge['operations'] = {
    call({ id, args }) {
      const unpacked = (args as unknown[]).map((arg) => unpack(arg, false, new Set()));
      post(call(Number(id), unpacked));
    },
    reply: (detail) => {
      answer = detail;
    },
    settle: ({ id, ok, value }) => {
      const waiter = pending.get(Number(id));
      pending.delete(Number(id));
      const result = unpack(value, false, new Set());
      if (ok === true) waiter?.resolve(result);
      else waiter?.reject(result);
    },
    free: ({ id }) => void functions.delete(Number(id)),
  };
  port.addEventListener(mine, (event) => {
    const detail = (event as CustomEvent<Detail>).detail;
    operations[detail.op]?.(detail);
  });
  return {
    operations,
    post,
    pack: (value) => pack(value, new Map(), 0),
    unpack: (value, freeze) => unpack(value, freeze, new Set()),
  };
}
