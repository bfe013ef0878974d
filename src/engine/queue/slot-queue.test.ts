import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSlotQueue, type SlotLimits, type SlotQueue } from './slot-queue.ts';

interface Started {
  id: number;
  slot: number;
}

/** The same queue, as plainly as it can be said: look through everything, take the first that may start. */
function createModel(limits: SlotLimits, started: Started[]) {
  const waiting = new Map<number, string>();
  const running = new Map<number, { host: string; slot: number }>();
  let current = limits;
  let paused = false;

  const runningOn = (host: string): number => [...running.values()].filter((item) => item.host === host).length;
  const lowestFreeSlot = (): number => {
    const taken = new Set([...running.values()].map((item) => item.slot));
    let slot = 0;
    while (taken.has(slot)) slot += 1;
    return slot;
  };
  const fill = (): void => {
    while (!paused && running.size < current.concurrency) {
      const next = [...waiting]
        .sort(([a], [b]) => a - b)
        .find(([, host]) => current.perHost === null || runningOn(host) < current.perHost);
      if (next === undefined) return;
      const [id, host] = next;
      const slot = lowestFreeSlot();
      waiting.delete(id);
      running.set(id, { host, slot });
      started.push({ id, slot });
    }
  };
  return {
    waiting,
    running,
    add(id: number, host: string): void {
      waiting.set(id, host);
      fill();
    },
    remove: (id: number): boolean => waiting.delete(id),
    release(id: number): void {
      running.delete(id);
      fill();
    },
    setLimits(next: SlotLimits): void {
      current = next;
      fill();
    },
    pause(): void {
      paused = true;
    },
    resume(): void {
      paused = false;
      fill();
    },
  };
}

type Step =
  | { do: 'add'; id: number; host: string }
  | { do: 'remove'; id: number }
  | { do: 'release'; nth: number }
  | { do: 'limits'; limits: SlotLimits }
  | { do: 'pause' }
  | { do: 'resume' };

const ids = fc.integer({ min: 0, max: 30 });
const hosts = fc.constantFrom('a', 'b', 'c');
const limits = fc.record<SlotLimits>({
  concurrency: fc.integer({ min: 1, max: 6 }),
  perHost: fc.option(fc.integer({ min: 1, max: 3 })),
});
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record<Step>({ do: fc.constant('add'), id: ids, host: hosts }) },
    { weight: 4, arbitrary: fc.record<Step>({ do: fc.constant('release'), nth: fc.nat(20) }) },
    { weight: 2, arbitrary: fc.record<Step>({ do: fc.constant('remove'), id: ids }) },
    { weight: 1, arbitrary: fc.record<Step>({ do: fc.constant('limits'), limits }) },
    { weight: 1, arbitrary: fc.record<Step>({ do: fc.constant('pause') }) },
    { weight: 1, arbitrary: fc.record<Step>({ do: fc.constant('resume') }) },
  ),
  { maxLength: 120 },
);

describe('a slot queue', () => {
  it('starts the same items in the same slots as a plain model, whatever is asked of it', () => {
    fc.assert(
      fc.property(limits, steps, (first, script) => {
        const started: Started[] = [];
        const expected: Started[] = [];
        const queue = createSlotQueue(first, (id, slot) => started.push({ id, slot }));
        const model = createModel(first, expected);
        for (const step of script) {
          switch (step.do) {
            case 'add':
              if (model.waiting.has(step.id) || model.running.has(step.id)) {
                expect(() => queue.add(step.id, step.host)).toThrow('in the queue already');
              } else {
                queue.add(step.id, step.host);
                model.add(step.id, step.host);
              }
              break;
            case 'remove':
              expect(queue.remove(step.id)).toBe(model.remove(step.id));
              break;
            case 'release': {
              const id = [...model.running.keys()][step.nth % Math.max(1, model.running.size)];
              if (id === undefined) break;
              queue.release(id);
              model.release(id);
              break;
            }
            case 'limits':
              queue.setLimits(step.limits);
              model.setLimits(step.limits);
              break;
            case 'pause':
              queue.pause();
              model.pause();
              break;
            case 'resume':
              queue.resume();
              model.resume();
          }
          expect(started).toEqual(expected);
          expect({ running: queue.running, waiting: queue.waiting }).toEqual({
            running: model.running.size,
            waiting: model.waiting.size,
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('runs everything exactly once and never above its limits when items end inside the start call', () => {
    fc.assert(
      fc.property(limits, fc.array(hosts, { maxLength: 60 }), (limit, rows) => {
        const seen: number[] = [];
        const queue: SlotQueue = createSlotQueue(limit, (id) => {
          seen.push(id);
          expect(queue.running).toBeLessThanOrEqual(limit.concurrency);
          queue.release(id);
        });
        queue.pause();
        for (const [id, host] of rows.entries()) queue.add(id, host);
        queue.resume();
        expect(seen).toEqual(rows.map((_, id) => id));
        expect(queue.running + queue.waiting).toBe(0);
      }),
    );
  });

  it('passes over a host at its limit without delaying the others', () => {
    const started: number[] = [];
    const queue = createSlotQueue({ concurrency: 3, perHost: 1 }, (id) => started.push(id));
    for (const [id, host] of ['slow', 'slow', 'slow', 'fast', 'fast'].entries()) queue.add(id, host);
    expect(started).toEqual([0, 3]);
    queue.release(3);
    expect(started).toEqual([0, 3, 4]);
    queue.release(0);
    expect(started).toEqual([0, 3, 4, 1]);
  });

  it('lets what runs go on when the limit is lowered, and starts nothing until there is room below it', () => {
    const started: number[] = [];
    const queue = createSlotQueue({ concurrency: 4, perHost: null }, (id) => started.push(id));
    for (let id = 0; id < 6; id++) queue.add(id, 'host');
    queue.setLimits({ concurrency: 2, perHost: null });
    expect(queue.running).toBe(4);
    queue.release(0);
    queue.release(1);
    expect(started).toEqual([0, 1, 2, 3]);
    queue.release(2);
    expect(started).toEqual([0, 1, 2, 3, 4]);
  });

  it('refuses to release what does not run', () => {
    const queue = createSlotQueue({ concurrency: 1, perHost: null }, () => undefined);
    queue.add(0, 'host');
    queue.add(1, 'host');
    expect(() => queue.release(1)).toThrow('not running');
    queue.release(0);
    expect(() => queue.release(0)).toThrow('not running');
  });

  it('takes a million items on a thousand hosts through sixteen slots', () => {
    const count = 1_000_000;
    const running: number[] = [];
    let done = 0;
    const queue = createSlotQueue({ concurrency: 16, perHost: 4 }, (id) => running.push(id));
    const began = performance.now();
    queue.pause();
    for (let id = 0; id < count; id++) queue.add(id, `host-${id % 1000}`);
    const added = performance.now();
    queue.resume();
    for (let id = running.pop(); id !== undefined; id = running.pop()) {
      done += 1;
      queue.release(id);
    }
    const ended = performance.now();
    console.info(
      `a million items: added in ${Math.round(added - began)} ms, run through in ${Math.round(ended - added)} ms`,
    );
    expect(done).toBe(count);
  });
});
