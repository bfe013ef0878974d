// The bench's server, a process of its own: node bench/server/serve.ts [BYTES_PER_SECOND]
// Listens on the same port of 127.0.0.1 to 127.0.0.4 and tells the port on standard output.
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import type { Serving } from './connection.ts';
import { serveConnection } from './connection.ts';

const [rate] = process.argv.slice(2);
const serving: Serving = {
  bytesPerSecond: rate === undefined ? null : Number(rate),
  refused: new Set(),
  pictures: new Map(),
};

async function listen(host: string, port: number): Promise<Server> {
  const server = createServer((socket) => serveConnection(socket, serving));
  server.listen({ host, port, backlog: 1024 });
  await once(server, 'listening');
  return server;
}

const address = (await listen('127.0.0.1', 0)).address();
if (address === null || typeof address === 'string') throw new Error('no port');
for (const host of ['127.0.0.2', '127.0.0.3', '127.0.0.4']) {
  // macOS has only the first of them; lists of several hosts are left out there.
  await listen(host, address.port).catch(() => undefined);
}
console.log(address.port);
// It must not outlive the bench, however that ends.
process.stdin.on('close', () => process.exit()).resume();
