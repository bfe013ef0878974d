import { connect, createServer, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

/** A port on 127.0.0.1 where nobody listens: connections are refused. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export interface DeafServer {
  origin: string;
  close(): Promise<void>;
}

/** How long a connection may take on this computer until the queue counts as full. */
const answeredWithinMs = 300;

/**
 * A server on 127.0.0.1 that a connection attempt never gets an answer from, for time-outs of connecting (statement A1).
 * It listens in a thread that is asleep, so that nobody takes the connections, and its queue is filled beforehand.
 */
export async function startDeafServer(): Promise<DeafServer> {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     const server = require('node:net').createServer();
     server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
       parentPort.postMessage(server.address().port);
       setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
     });`,
    { eval: true },
  );
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const fillers: Socket[] = [];
  for (let isFull = false; !isFull && fillers.length < 64;) {
    const filler = connect(port, '127.0.0.1');
    filler.on('error', () => undefined);
    fillers.push(filler);
    isFull = await new Promise<boolean>((resolve) => {
      filler.once('connect', () => resolve(false));
      // Events that a busy machine has kept waiting come before the verdict.
      setTimeout(() => setImmediate(() => resolve(true)), answeredWithinMs);
    });
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      for (const filler of fillers) filler.destroy();
      await worker.terminate();
    },
  };
}
