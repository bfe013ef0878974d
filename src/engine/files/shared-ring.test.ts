import { describe, expect, it } from 'vitest';
import { type RingPiece, SharedRing } from './shared-ring.ts';

function giveBack(ring: SharedRing, piece: RingPiece | null): void {
  if (piece !== null) ring.free(piece);
}

describe('memory that two threads share', () => {
  it('is given out piece by piece, and again when it is taken back', () => {
    const ring = new SharedRing(8);
    const [first, second] = [ring.take(4), ring.take(4)];
    expect([first?.from, second?.from]).toEqual([0, 4]);
    expect(ring.take(1)).toBeNull();
    giveBack(ring, first);
    expect(ring.take(3)?.from).toBe(0);
    expect(ring.take(2)).toBeNull();
  });

  it('does not give out what is behind a piece that is still in use, in whatever order the others come back', () => {
    const ring = new SharedRing(9);
    const [first, second, third] = [ring.take(3), ring.take(3), ring.take(3)];
    giveBack(ring, second);
    giveBack(ring, third);
    expect(ring.take(1)).toBeNull();
    giveBack(ring, first);
    expect([ring.take(3)?.from, ring.take(3)?.from, ring.take(3)?.from]).toEqual([0, 3, 6]);
    expect(ring.take(1)).toBeNull();
  });

  it('gives no piece that goes round its end', () => {
    const ring = new SharedRing(8);
    giveBack(ring, ring.take(3));
    giveBack(ring, ring.take(3));
    const piece = ring.take(3);
    expect(piece?.from).toBe(0);
    giveBack(ring, piece);
    expect(ring.take(4)?.from).toBe(3);
  });

  it('has room for a piece of half its size when all is taken back, wherever it has come to', () => {
    const ring = new SharedRing(10);
    for (let length = 1; length <= 50; length++) {
      const piece = ring.take((length % 5) + 1);
      expect(piece).not.toBeNull();
      giveBack(ring, piece);
    }
  });

  it('holds what was put into it, chunk behind chunk', () => {
    const ring = new SharedRing(8);
    ring.take(2);
    const place = ring.take(5);
    if (place !== null) ring.put(place, [Buffer.from('ab'), Buffer.from('cde')]);
    expect(Buffer.from(ring.memory, place?.from, 5).toString()).toBe('abcde');
  });
});
