import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { serveConnection, type Serving } from './connection.ts';
import { createPictures } from './picture.ts';
import { pathOf, type Wish, wishOf } from './wish.ts';

const wish: Wish = { run: 'r', bytes: 5000, latencyMs: 0, isBusyOnce: false, number: 7 };

async function start(change: Partial<Serving> = {}): Promise<string> {
  const serving = { bytesPerSecond: null, refused: new Set<string>(), pictures: new Map(), ...change };
  const server = createServer((socket) => serveConnection(socket, serving));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());

  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const pictureOf = ({ bytes, number }: Wish): Buffer => {
  const { head, rest } = createPictures(bytes)(number);
  return Buffer.concat([head, rest]);
};

it('answers with the picture that the path asks for, one request after the other', async () => {
  const origin = await start();
  for (const number of [1, 2, 3]) {
    const answer = await fetch(origin + pathOf({ ...wish, number }));
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await answer.arrayBuffer()).equals(pictureOf({ ...wish, number }))).toBe(true);
  }
});

it('is busy once per run and path where that is asked for', async () => {
  const origin = await start();
  const path = pathOf({ ...wish, isBusyOnce: true });
  const first = await fetch(origin + path);
  expect([first.status, first.headers.get('retry-after')]).toEqual([503, '1']);
  expect((await fetch(origin + path)).status).toBe(200);
  expect((await fetch(origin + pathOf({ ...wish, isBusyOnce: true, run: 'other' }))).status).toBe(503);
});

it('sends the whole picture over a slow line too, and knows no other paths', async () => {
  const origin = await start({ bytesPerSecond: 100_000 });
  const answer = await fetch(origin + pathOf(wish));
  expect(Buffer.from(await answer.arrayBuffer()).equals(pictureOf(wish))).toBe(true);
  expect((await fetch(`${origin}/favicon.ico`)).status).toBe(404);
});

it('reads from a path what was written into it', () => {
  const asked = { run: 'run7', bytes: 50_000, latencyMs: 200, isBusyOnce: true, number: 123 };
  expect(wishOf(pathOf(asked))).toEqual(asked);
  expect(wishOf('/r/many/0/0/1.jpg')).toBeNull();
});
