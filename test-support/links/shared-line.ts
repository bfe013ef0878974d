import type { FakeClock } from '../fake-clock.ts';

/** A line that the bodies under way share equally, whatever their number (processor sharing). */
export interface SharedLine {
  /** @returns how to take it off the line before its end */
  send(bytes: number, onEnd: () => void): () => void;
  setBytesPerSecond(bytesPerSecond: number): void;
}

interface Body {
  /** What each body on the line will have been sent, in bytes, when this one is through. */
  endsAt: number;
  onEnd: () => void;
}

export function createSharedLine(clock: FakeClock, bytesPerSecond: number): SharedLine {
  let rate = bytesPerSecond / 1000;
  /** Bytes that a body would have been sent that has been on the line from the start. */
  let sent = 0;
  let countedAt = clock.now();
  let cancel: (() => void) | null = null;
  const bodies: Body[] = []; // soonest end first

  const count = (): void => {
    const now = clock.now();
    if (bodies.length > 0) sent += ((now - countedAt) * rate) / bodies.length;
    countedAt = now;
  };
  const plan = (): void => {
    cancel?.();
    cancel = null;
    const [next] = bodies;
    if (next === undefined) return;
    cancel = clock.schedule(Math.max(0, ((next.endsAt - sent) * bodies.length) / rate), end);
  };
  const end = (): void => {
    count();
    const [next] = bodies;
    if (next === undefined) return;
    bodies.shift();
    sent = Math.max(sent, next.endsAt);
    plan();
    next.onEnd();
  };
  return {
    send(bytes, onEnd) {
      count();
      const body = { endsAt: sent + bytes, onEnd };
      const after = bodies.findIndex(({ endsAt }) => endsAt > body.endsAt);
      bodies.splice(after === -1 ? bodies.length : after, 0, body);
      plan();
      return () => {
        count();
        const index = bodies.indexOf(body);
        if (index !== -1) bodies.splice(index, 1);
        plan();
      };
    },
    setBytesPerSecond(next) {
      count();
      rate = next / 1000;
      plan();
    },
  };
}
