export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

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
 * Structured clone as JSON. A plain object stays one, with its keys and values in JSON; everything else is an array that
 * begins with its kind: `["Date", 5]`, `["ref", 2]` for the third object met so far, `["list", 1, 2]` for [1, 2]. Errors,
 * boxed values and patterns are not carried. The source of this function is also injected into the page, so it refers to
 * nothing outside.
 */
export function makeCodec(base64: Base64): Codec {
  const refusal = 'An object could not be cloned.';

  function encode(value: unknown, seen: Map<object, number>): Json {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number')
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : ['number', Object.is(value, -0) ? '-0' : `${value}`];
    if (typeof value === 'bigint') return ['bigint', `${value}`];
    if (typeof value !== 'object') return ['undefined'];
    const known = seen.get(value);
    if (known !== undefined) return ['ref', known];
    seen.set(value, seen.size);
    const each = (items: Iterable<unknown>): Json[] => Array.from(items, (item) => encode(item, seen));
    if (Array.isArray(value)) return ['list', ...each(value)];
    if (value instanceof Date) return ['Date', value.getTime()];
    if (value instanceof Map) return ['Map', ...each([...value].flat())];
    if (value instanceof Set) return ['Set', ...each(value)];
    if (value instanceof ArrayBuffer) return ['ArrayBuffer', base64.to(new Uint8Array(value))];
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    if (ArrayBuffer.isView(value))
      return [kind, base64.to(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))];
    if (kind === 'Object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, encode(v, seen)]));
    // The browser could clone a File, Electron's serializer does not.
    if (/^(File|FileList|Blob|ImageData|ImageBitmap)$/.test(kind)) throw new Error(refusal);
    throw new Error(`electron stand-in: sending a value of the kind ${kind} is not implemented`);
  }

  /** `refs` lists the objects in the order in which `encode` met them. */
  function decode(value: Json, refs: object[]): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const add = <T extends object>(object: T): T => {
      refs.push(object);
      return object;
    };
    if (!Array.isArray(value)) {
      const out = add<Record<string, unknown>>({});
      for (const [key, item] of Object.entries(value)) {
        const part = decode(item, refs);
        if (key === '__proto__') Object.defineProperty(out, key, { value: part, enumerable: true });
        else out[key] = part;
      }
      return out;
    }
    const [kind, ...items] = value as [string, ...Json[]];
    const [first] = items;
    switch (kind) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(first);
      case 'bigint':
        return BigInt(first as string);
      case 'ref':
        return refs[first as number];
      case 'list': {
        const out = add<unknown[]>([]);
        for (const item of items) out.push(decode(item, refs));
        return out;
      }
      case 'Date':
        return add(new Date((first ?? Number.NaN) as number));
      case 'Set': {
        const out = add(new Set<unknown>());
        for (const item of items) out.add(decode(item, refs));
        return out;
      }
      case 'Map': {
        const out = add(new Map<unknown, unknown>());
        for (let at = 0; at < items.length; at += 2) {
          const key = decode(items[at] ?? null, refs);
          out.set(key, decode(items[at + 1] ?? null, refs));
        }
        return out;
      }
      default: {
        const { buffer } = base64.from(first as string);
        if (kind === 'ArrayBuffer') return add(buffer);
        const View = (globalThis as unknown as Record<string, Uint8ArrayConstructor>)[kind] ?? Uint8Array;
        return add(new View(buffer));
      }
    }
  }

  return {
    encode(value) {
      let clone: unknown;
      try {
        clone = structuredClone(value);
      } catch {
        throw new Error(refusal);
      }
      return encode(clone, new Map());
    },
    decode: (value) => decode(value, []),
  };
}
