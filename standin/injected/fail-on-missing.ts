/** Makes reading a member fail that the stand-in lacks. Injected as text: it refers to nothing outside. */
export function failOnMissing(object: object, prefix: string): object {
  return new Proxy(object, {
    get(target, key, receiver) {
      if (typeof key === 'string' && !(key in target))
        throw new Error(`electron stand-in: ${prefix}${key} is not implemented`);
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
}
