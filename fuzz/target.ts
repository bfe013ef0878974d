/** One thing that reads what strangers send. */
export interface FuzzTarget {
  readonly name: string;
  /** Good and half-good inputs to begin with. */
  readonly seeds: readonly Uint8Array[];
  /** Words of its language, mixed into inputs. */
  readonly words: readonly string[];
  /** @throws when the input breaks a promise; what the promise is, the error says */
  check(input: Uint8Array): void | Promise<void>;
}

export function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

export function promise(isKept: boolean, what: string): void {
  if (!isKept) throw new Error(`broken promise: ${what}`);
}
