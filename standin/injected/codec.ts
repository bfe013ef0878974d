export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What JSON lacks: a tag, the value's parts, and for a view the name of its class. */
interface Tagged {
  $: string;
  v: Json;
  k?: string;
}

export interface Base64 {
  to(bytes: Uint8Array): string;
  from(text: string): Uint8Array<ArrayBuffer>;
}

export interface Codec {
  /** Throws Electron's "An object could not be cloned." for what structured clone or Electron refuses. */
  encode(value: unknown): Json;
  decode(value: Json): unknown;
}

/**
 * Structured clone as JSON. What JSON lacks is an object with a `$`: `{"$":"d","v":5}` is a Date, `{"$":"r","v":2}` the
 * third object met so far. The source of this function is also injected into the page, so it refers to nothing outside.
 */
export function makeCodec(base64: Base64): Codec {
  const mustNotBeCloned = 'An object could not be cloned.';

  function encode(value: unknown, seen: Map<object, number>): Json {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        if (Object.is(value, -0)) return { $: 'n', v: '-0' };
        return Number.isFinite(value) ? value : { $: 'n', v: String(value) };
      case 'undefined':
        return { $: 'u' };
      case 'bigint':
        return { $: 'b', v: String(value) };
      case 'object':
        return value === null ? null : encodeObject(value, seen);
      default:
        throw new Error(mustNotBeCloned);
    }
  }

  function encodeObject(value: object, seen: Map<object, number>): Json {
    const known = seen.get(value);
    if (known !== undefined) return { $: 'r', v: known };
    seen.set(value, seen.size);
    if (Array.isArray(value)) return Array.from(value, (item: unknown) => encode(item, seen));
    const tag = Object.prototype.toString.call(value).slice(8, -1);
    if (ArrayBuffer.isView(value))
      return { $: 't', k: tag, v: base64.to(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
    switch (tag) {
      case 'Object':
        return encodePlain(value as Record<string, unknown>, seen);
      case 'Date':
        return { $: 'd', v: (value as Date).getTime() };
      case 'RegExp':
        return { $: 'x', v: [(value as RegExp).source, (value as RegExp).flags] };
      case 'Map':
        return {
          $: 'm',
          v: Array.from(value as Map<unknown, unknown>, ([k, v]) => [encode(k, seen), encode(v, seen)]),
        };
      case 'Set':
        return { $: 's', v: Array.from(value as Set<unknown>, (item) => encode(item, seen)) };
      case 'Error': {
        const { name, message, stack } = value as Error;
        const parts: Json = [name, message, stack ?? ''];
        if ('cause' in value) parts.push(encode(value.cause, seen));
        return { $: 'e', v: parts };
      }
      case 'ArrayBuffer':
        return { $: 'a', v: base64.to(new Uint8Array(value as ArrayBuffer)) };
      case 'Boolean':
      case 'Number':
      case 'String':
      case 'BigInt':
        return { $: 'w', v: encode(value.valueOf(), seen) };
      default: // File, Blob, ImageData and the like: the browser could clone them, Electron's serializer does not
        throw new Error(mustNotBeCloned);
    }
  }

  function encodePlain(value: Record<string, unknown>, seen: Map<object, number>): Json {
    const keys = Object.keys(value);
    if (keys.some((key) => key === '$' || key === '__proto__'))
      return { $: 'o', v: keys.map((key) => [key, encode(value[key], seen)]) };
    const out: { [key: string]: Json } = {};
    for (const key of keys) out[key] = encode(value[key], seen);
    return out;
  }

  /** `refs` lists the objects in the order in which `encode` met them. */
  function decode(value: Json, refs: object[]): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const out: unknown[] = [];
      refs.push(out);
      for (const item of value) out.push(decode(item, refs));
      return out;
    }
    return value['$'] === undefined
      ? decodePlain(Object.entries(value), refs)
      : decodeTagged(value as unknown as Tagged, refs);
  }

  function decodePlain(entries: [string, Json][], refs: object[]): object {
    const out: Record<string, unknown> = {};
    refs.push(out);
    for (const [key, item] of entries) {
      const value = decode(item, refs);
      if (key === '__proto__') Object.defineProperty(out, key, { value, enumerable: true, writable: true });
      else out[key] = value;
    }
    return out;
  }

  function decodeTagged({ $: tag, v, k }: Tagged, refs: object[]): unknown {
    const add = <T extends object>(object: T): T => {
      refs.push(object);
      return object;
    };
    const list = v as Json[];
    const text = v as string;
    switch (tag) {
      case 'n':
        return Number(text);
      case 'u':
        return undefined;
      case 'b':
        return BigInt(text);
      case 'r':
        return refs[v as number];
      case 'd':
        return add(new Date(v === null ? Number.NaN : Number(v)));
      case 'x':
        return add(new RegExp(list[0] as string, list[1] as string));
      case 'm': {
        const out = add(new Map<unknown, unknown>());
        for (const [key, item] of v as [Json, Json][]) out.set(decode(key, refs), decode(item, refs));
        return out;
      }
      case 's': {
        const out = add(new Set<unknown>());
        for (const item of list) out.add(decode(item, refs));
        return out;
      }
      case 'e': {
        const known = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
        const [name, message, stack] = list as string[];
        const out = add(new (known[name as keyof typeof known] ?? Error)(message));
        out.stack = stack ?? '';
        if (list[3] !== undefined) out.cause = decode(list[3], refs);
        return out;
      }
      case 'a':
        return add(base64.from(text).buffer);
      case 't': {
        const bytes = base64.from(text);
        const View = (globalThis as unknown as Record<string, Uint8ArrayConstructor>)[k ?? ''] ?? Uint8Array;
        return add(new View(bytes.buffer));
      }
      case 'w':
        return add(new Object(decode(v, refs)));
      case 'o':
        return decodePlain(v as [string, Json][], refs);
      default:
        throw new Error(`codec: unknown tag ${tag}`);
    }
  }

  return {
    encode(value) {
      let clone: unknown;
      try {
        clone = structuredClone(value);
      } catch {
        throw new Error(mustNotBeCloned);
      }
      return encode(clone, new Map());
    },
    decode: (value) => decode(value, []),
  };
}
