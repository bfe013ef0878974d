import { describe, expect, it } from 'vitest';
import type { ThumbnailAnswer } from '../../../shared/thumbnails.ts';
import { type ThumbnailPorts, ThumbnailQueue } from './thumbnail-queue.ts';

interface Making {
  id: number;
  signal: AbortSignal;
  end: (isMade: boolean) => void;
}

/** A queue whose ticks, questions and makings are all seen and driven by the test. */
function drive(answerFor: (id: number) => ThumbnailAnswer = () => 'make', pixels = 1_000_000) {
  const ticks: (() => void)[] = [];
  const asked: number[][] = [];
  const making: Making[] = [];
  const ports: ThumbnailPorts = {
    find: async (ids) => {
      asked.push(ids);
      return await Promise.resolve(ids.map(answerFor));
    },
    make: async (id, _edge, signal) =>
      await new Promise<boolean>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('given up')));
        making.push({ id, signal, end: resolve });
      }),
    pixels: () => pixels,
    soon: (run) => ticks.push(run),
  };
  const queue = new ThumbnailQueue(ports);
  /** Two ticks, after which everything that was wanted before them is asked for. */
  const rest = async (): Promise<void> => {
    for (let n = 0; n < 2; n++) {
      ticks.shift()?.();
      await flush();
    }
  };
  return { queue, asked, making, rest };
}

/** Lets all that is settled be heard of. */
async function flush(): Promise<void> {
  for (let n = 0; n < 10; n++) await Promise.resolve();
}

const nobody = (): void => undefined;

describe('the queue of thumbnails', () => {
  it('asks in one message for what stays on screen, and not for what is only passed', async () => {
    const { queue, asked, rest } = drive();
    const ends = [0, 1, 2, 3].map((id) => queue.want(id, 160, nobody));
    ends[1]?.();
    await rest();
    expect(asked).toEqual([[0, 2, 3]]);
  });

  it('tells those who show it once it is known, and asks nobody again', async () => {
    const { queue, asked, rest } = drive((id) => (id === 0 ? 'ready' : 'none'));
    const told: number[] = [];
    const end = queue.want(0, 160, () => told.push(0));
    queue.want(1, 160, () => told.push(1));
    await rest();
    expect(told).toEqual([0, 1]);
    expect([0, 1].map((id) => queue.known(id, 160))).toEqual(['ready', 'none']);
    end();
    queue.want(0, 160, nobody);
    await rest();
    expect(asked).toHaveLength(1);
    expect(queue.known(0, 320)).toBeNull();
  });

  it('makes a few at once, in their order, and what was wanted last before what was wanted earlier', async () => {
    const { queue, making, rest } = drive();
    for (const id of [0, 1, 2, 3, 4]) queue.want(id, 160, nobody);
    await rest();
    expect(making.map(({ id }) => id)).toEqual([0, 1, 2]);
    queue.want(9, 160, nobody);
    await rest();
    making[0]?.end(true);
    await flush();
    expect(making.map(({ id }) => id)).toEqual([0, 1, 2, 9]);
    expect(queue.known(0, 160)).toBe('ready');
  });

  it('gives up what scrolls away, in the queue and in the making', async () => {
    const { queue, making, rest } = drive();
    const ends = [0, 1, 2, 3, 4].map((id) => queue.want(id, 160, nobody));
    await rest();
    for (const end of ends.slice(0, 4)) end();
    await flush();
    expect(making.slice(0, 3).every(({ signal }) => signal.aborted)).toBe(true);
    expect(making.map(({ id }) => id)).toEqual([0, 1, 2, 4]);
    expect(queue.known(0, 160)).toBeNull();
    queue.want(0, 160, nobody);
    await rest();
    expect(making.map(({ id }) => id)).toEqual([0, 1, 2, 4, 0]);
  });

  it('decodes large images one by one', async () => {
    const { queue, making, rest } = drive(() => 'make', 70_000_000);
    for (const id of [0, 1]) queue.want(id, 160, nobody);
    await rest();
    expect(making).toHaveLength(1);
    making[0]?.end(true);
    await flush();
    expect(making).toHaveLength(2);
  });

  it('knows of an image that cannot be drawn that there will be none', async () => {
    const { queue, making, rest } = drive();
    queue.want(0, 160, nobody);
    await rest();
    making[0]?.end(false);
    await flush();
    expect(queue.known(0, 160)).toBe('none');
  });

  it('asks again for one that is gone from the disk, and gives up where that happens twice', async () => {
    const { queue, asked, rest } = drive(() => 'ready');
    const told: unknown[] = [];
    queue.want(0, 160, () => told.push(queue.known(0, 160)));
    await rest();
    queue.lost(0, 160);
    await rest();
    // In between it is known of nothing, so that what could not be loaded leaves the page and is loaded anew.
    expect(told).toEqual(['ready', null, 'ready']);
    expect(asked).toEqual([[0], [0]]);
    queue.lost(0, 160);
    expect(queue.known(0, 160)).toBe('none');
  });
});
