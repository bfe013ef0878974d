import { afterEach, describe, expect, it } from 'vitest';
import { createLibrary, imageBytes, type Library } from './library.ts';

let library: Library | undefined;
afterEach(() => library?.close());

describe('the library', () => {
  it('gives the bytes that belong to the number, with a strong tag made from them', async () => {
    library = createLibrary(3);
    const [first, again, other] = await Promise.all([library.get(1), library.get(1), library.get(2)]);
    expect(first.bytes.equals(imageBytes(1))).toBe(true);
    expect(again).toBe(first);
    expect(first.etag).toMatch(/^"[\w-]{27}"$/);
    expect(other.etag).not.toBe(first.etag);
    expect(new Date(first.lastModified).toUTCString()).toBe(first.lastModified);
  });

  it('paints a picture that is asked for before the others', async () => {
    library = createLibrary(40);
    let isReady = false;
    void library.ready.then(() => (isReady = true));
    await library.get(39);
    expect(isReady).toBe(false);
  });

  it('is ready when all is painted, and then answers at once', async () => {
    library = createLibrary(2);
    await library.ready;
    const order: string[] = [];
    const got = library.get(1).then(() => order.push('picture'));
    setImmediate(() => order.push('next round'));
    await got;
    expect(order).toEqual(['picture']);
  });

  it('leaves others their turn while it paints', async () => {
    library = createLibrary(3);
    let rounds = 0;
    const count = (): void => {
      rounds += 1;
      turn = setImmediate(count);
    };
    let turn = setImmediate(count);
    await library.ready;
    clearImmediate(turn);
    expect(rounds).toBeGreaterThan(3);
  });

  it('forgets the oldest beyond its limit, stops painting ahead, and paints again what is asked for', async () => {
    library = createLibrary(1000, 200_000);
    await library.ready;
    const first = await library.get(0);
    expect(first.bytes.equals(imageBytes(0))).toBe(true);
  });

  it('lets nobody wait for ever when it is closed', async () => {
    library = createLibrary(60);
    const wanted = library.get(50);
    library.close();
    await expect(wanted).rejects.toThrow('closed');
    await expect(library.get(3)).rejects.toThrow('closed');
    await library.ready;
  });
});
