import { describe, expect, it } from 'vitest';
import { SharedRing } from './shared-ring.ts';

describe('memory that two threads share', () => {
  it('is given out piece by piece, and again when it is taken back', () => {
    const ring = new SharedRing(8);
    const [first, second] = [ring.take(4), ring.take(4)];
    expect([first?.from, second?.from]).toEqual([0, 4]);
    expect(ring.take(1)).toBeNull();
    ring.free(first?.end ?? 0);
    expect(ring.take(3)?.from).toBe(0);
    expect(ring.take(2)).toBeNull();
  });

  it('gives no piece that goes round its end', () => {
    const ring = new SharedRing(8);
    ring.free(ring.take(3)?.end ?? 0);
    ring.free(ring.take(3)?.end ?? 0);
    const piece = ring.take(3);
    expect(piece?.from).toBe(0);
    ring.free(piece?.end ?? 0);
    expect(ring.take(4)?.from).toBe(3);
  });

  it('has room for a piece of half its size when all is taken back, wherever it has come to', () => {
    const ring = new SharedRing(10);
    for (let length = 1; length <= 50; length++) {
      const piece = ring.take((length % 5) + 1);
      expect(piece).not.toBeNull();
      ring.free(piece?.end ?? 0);
    }
  });

  it('holds what was put into it, chunk behind chunk', () => {
    const ring = new SharedRing(8);
    ring.take(2);
    const place = ring.take(5)?.from ?? 0;
    ring.put(place, [Buffer.from('ab'), Buffer.from('cde')]);
    expect(Buffer.from(ring.memory, place, 5).toString()).toBe('abcde');
  });
});
