import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

let declarations: string | null = null;

/** The text of electron.d.ts, or '' where the `electron` package is not installed. */
function readDeclarations(): string {
  if (declarations !== null) return declarations;
  try {
    declarations = readFileSync(createRequire(import.meta.url).resolve('electron/electron.d.ts'), 'utf8');
  } catch {
    declarations = '';
  }
  return declarations;
}

/**
 * Whether electron.d.ts declares this member on a class or interface or what that extends. The file is generated and
 * keeps one form: `  class Name extends Base {` … `    member(` … `  }`.
 */
function isDeclared(type: string, member: string): boolean {
  const text = readDeclarations();
  const head = new RegExp(String.raw`^  (?:class|interface) ${type}(?: extends (?:\w+\.)?(\w+))? \{$`, 'm').exec(text);
  if (!head) return false;
  const body = text.slice(head.index, text.indexOf('\n  }', head.index));
  if (new RegExp(String.raw`^    (?:static |readonly )*${member}[?(:<]`, 'm').test(body)) return true;
  return head[1] !== undefined && isDeclared(head[1], member);
}

/**
 * Makes reading a member fail that Electron declares and the stand-in lacks; other unknown names stay undefined.
 * `target` is a class (its statics and its instances are covered) or an object; `type` is its name in electron.d.ts.
 */
export function failOnMissing<T extends object>(target: T, type: string, label: string): T {
  const guard = (object: object): void => {
    const proto = Object.getPrototypeOf(object) as object | null;
    Object.setPrototypeOf(
      object,
      // `super()` needs a constructor there; else an object between, so that `instanceof` still finds the prototype.
      new Proxy(typeof proto === 'function' ? proto : (Object.create(proto) as object), {
        get(inherited, key, receiver) {
          if (typeof key === 'symbol' || key in inherited) return Reflect.get(inherited, key, receiver) as unknown;
          if (/^\w+$/.test(key) && isDeclared(type, key)) throw notImplemented(`${label}.${key}`);
          return undefined;
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
  Object.setPrototypeOf(
    object,
    new Proxy(Object.create(proto) as object, {
      get(inherited, key, receiver) {
        const isSafe = typeof key === 'symbol' || key === 'isDestroyed' || key in EventEmitter.prototype;
        if (!isSafe && key in proto) throw new TypeError('Object has been destroyed');
        return Reflect.get(inherited, key, receiver) as unknown;
      },
    }),
  );
}

const missingExports = new WeakSet<object>();

export function isMissingExport(value: unknown): boolean {
  return typeof value === 'function' && missingExports.has(value);
}

/** A module or class that the stand-in lacks altogether: it may be imported, and fails when it is used. */
export function missingExport(name: string): unknown {
  const fail = (): never => {
    throw notImplemented(name);
  };
  const missing = new Proxy(function absent() {}, {
    get: (target, key) =>
      (typeof key === 'symbol' || key === 'prototype' ? Reflect.get(target, key) : fail()) as unknown,
    apply: fail,
    construct: fail,
  });
  missingExports.add(missing);
  return missing;
}

function notImplemented(name: string): Error {
  return new Error(`electron stand-in: ${name} is not implemented`);
}
