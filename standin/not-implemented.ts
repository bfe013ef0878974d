import { EventEmitter } from 'node:events';

/** Names that are read without any use of Electron: by `await`, by JSON, and by Node's own emitter. */
const probes = /^(_.*|then|toJSON|domain)$/;

export function notImplemented(name: string): Error {
  return new Error(`electron stand-in: ${name} is not implemented`);
}

/** Makes reading a member fail that the stand-in lacks: of an object, or of a class and its instances. */
export function failOnMissing<T extends object>(target: T, label: string): T {
  const guard = (object: object): void => {
    const proto = Object.getPrototypeOf(object) as object;
    Object.setPrototypeOf(
      object,
      // `super()` needs a constructor there; else an object between, so that `instanceof` still finds the prototype.
      new Proxy(typeof proto === 'function' ? proto : (Object.create(proto) as object), {
        get(inherited, key, receiver) {
          if (typeof key === 'string' && !(key in inherited) && !probes.test(key))
            throw notImplemented(`${label}.${key}`);
          return Reflect.get(inherited, key, receiver) as unknown;
        },
      }),
    );
  };
  guard(target);
  if (typeof target === 'function') guard((target as { prototype: object }).prototype);
  return target;
}

/** After this every method but `isDestroyed` and those of EventEmitter throws, as on a native object that is gone. */
export function markDestroyed(object: object): void {
  const proto = Object.getPrototypeOf(object) as object;
  const gone = new Proxy(Object.create(proto) as object, {
    get(inherited, key, receiver) {
      const isSafe = typeof key === 'symbol' || key === 'isDestroyed' || key in EventEmitter.prototype;
      if (!isSafe && key in proto) throw new TypeError('Object has been destroyed');
      return Reflect.get(inherited, key, receiver) as unknown;
    },
  });
  Object.setPrototypeOf(object, gone);
}

/** A module or class that the stand-in lacks altogether: it may be imported, and fails when it is used. */
export function missingExport(name: string): unknown {
  const fail = (): never => {
    throw notImplemented(name);
  };
  return new Proxy(function absent() {}, {
    get: (target, key) =>
      (typeof key === 'symbol' || key === 'prototype' ? Reflect.get(target, key) : fail()) as unknown,
    apply: fail,
    construct: fail,
  });
}
