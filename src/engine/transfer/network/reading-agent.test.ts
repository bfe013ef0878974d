import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ReadingAgent } from './reading-agent.ts';

describe('ReadingAgent', () => {
  it('gives each of many answers its own bytes, be it read at once, by and by, or late', async () => {
    const server = createServer((request, response) => {
      response.end(Buffer.alloc(400_000, request.url?.at(-1)));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const agent = new ReadingAgent({ keepAlive: true });
    const { port }: AddressInfo = Object.assign({ port: 0, address: '', family: '' }, server.address());
    const read = async (name: string): Promise<string> => {
      const request = get({ host: '127.0.0.1', port, path: `/${name}`, agent });
      const [answer]: IncomingMessage[] = await once(request, 'response');
      for (let turns = 0; turns < Number(name) * 3; turns++) await setImmediate();
      const pieces: Buffer[] = [];
      for await (const piece of answer ?? []) {
        pieces.push(piece);
        if (Number(name) % 2 === 0) await setImmediate();
      }
      const body = Buffer.concat(pieces);
      return body.equals(Buffer.alloc(400_000, name)) ? 'right' : `wrong (${body.length} bytes)`;
    };
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, number) => read(String(number))));
    agent.destroy();
    server.close();
    expect(new Set(outcomes)).toEqual(new Set(['right']));
  });

  it('keeps bytes that come before anybody listens', async () => {
    const server = createServer((request, response) => response.end(`answer to ${request.url}`)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port }: AddressInfo = Object.assign({ port: 0, address: '', family: '' }, server.address());
    const agent = new ReadingAgent();
    const ask = async (path: string): Promise<Duplex> => {
      const socket = agent.createConnection({ host: '127.0.0.1', port });
      if (socket === null || socket === undefined) throw new Error('no socket');
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
      await once(socket, 'readable');
      return socket;
    };
    const [first, second] = (await Promise.all([ask('/one'), ask('/two')])).map((socket) => String(socket.read()));
    server.close();
    expect(first).toContain('answer to /one');
    expect(second).toContain('answer to /two');
  });
});
