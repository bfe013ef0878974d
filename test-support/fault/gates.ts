import type { Ledger } from './ledger.ts';

/** Where an answer waits: before its first byte, or when its head and half of its body are sent. */
export type HoldPoint = 'head' | 'body';

/** Holds answers back until the test says go. */
export interface Gate {
  /** How many answers wait at it now. */
  readonly waiting: number;
  /** Resolves when at least `count` answers wait. */
  waitFor(count: number): Promise<void>;
  /** Lets `count` answers through, the longest waiting first; if fewer wait, the next ones to come. The gate stays. */
  release(count?: number): void;
  /** Lets everything through, now and from now on. */
  open(): void;
}

interface HeldGate extends Gate {
  prefix: string;
  point: HoldPoint;
  pass(signal: AbortSignal): Promise<void>;
}

export function createGates(ledger: Ledger) {
  const gates = new Set<HeldGate>();

  const hold = (prefix: string, point: HoldPoint): Gate => {
    let queue: (() => void)[] = [];
    let passes = 0;
    const gate: HeldGate = {
      prefix,
      point,
      get waiting() {
        return queue.length;
      },
      waitFor: (count) => ledger.until(`${count} answers at the gate ${prefix}`, () => queue.length >= count),
      release(count = 1) {
        passes += count;
        while (passes > 0 && queue.length > 0) {
          passes -= 1;
          queue.shift()?.();
        }
      },
      open() {
        gates.delete(gate);
        gate.release(Infinity);
      },
      async pass(signal) {
        if (passes > 0) {
          passes -= 1;
          return;
        }
        await new Promise<void>((resolve) => {
          const go = (): void => {
            signal.removeEventListener('abort', leave);
            resolve();
          };
          const leave = (): void => {
            queue = queue.filter((other) => other !== go);
            resolve();
          };
          queue.push(go);
          signal.addEventListener('abort', leave, { once: true });
          ledger.changed();
        });
      },
    };
    gates.add(gate);
    return gate;
  };

  return {
    hold,
    /** Waits at each gate that stands in the way of this path. */
    async pass(path: string, point: HoldPoint, signal: AbortSignal): Promise<void> {
      for (const gate of gates) if (gate.point === point && path.startsWith(gate.prefix)) await gate.pass(signal);
    },
    openAll(): void {
      for (const gate of gates) gate.open();
    },
  };
}

export type Gates = ReturnType<typeof createGates>;
