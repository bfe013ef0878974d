/** What a path of the bench's server asks for: `/<run>/<bytes>/<latency>/<busy>/<number>.jpg`. */
export interface Wish {
  /** Tells runs apart, so that each finds the server as fresh as the one before. */
  run: string;
  bytes: number;
  /** Before the first byte of the answer, in ms. */
  latencyMs: number;
  /** Whether the first request of the run for this path is answered with 503 and `Retry-After: 1`. */
  isBusyOnce: boolean;
  number: number;
}

export function pathOf({ run, bytes, latencyMs, isBusyOnce, number }: Wish): string {
  return `/${run}/${bytes}/${latencyMs}/${isBusyOnce ? 1 : 0}/${nameOf(number)}`;
}

/** The last part of the path, and so the file's name. */
export function nameOf(number: number): string {
  return `${String(number).padStart(6, '0')}.jpg`;
}

/** @returns null for any other path */
export function wishOf(path: string): Wish | null {
  const [, run, bytes, latency, busy, name] = path.split('/');
  if (run === undefined || name?.endsWith('.jpg') !== true) return null;
  const wish = {
    run,
    bytes: Number(bytes),
    latencyMs: Number(latency),
    isBusyOnce: busy === '1',
    number: Number(name.slice(0, -4)),
  };
  return [wish.bytes, wish.latencyMs, wish.number].every(Number.isInteger) ? wish : null;
}
