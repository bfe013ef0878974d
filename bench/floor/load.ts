// Asks for a list with the least possible work and throws the bodies away: node bench/floor/load.ts LIST CONNECTIONS
// Prints in JSON what that took. What it reaches is what the server can give.
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

/** What the process tells. */
export interface LoadResult {
  ms: number;
  bytes: number;
  answers: number;
}

const [file = '', connections = '1'] = process.argv.slice(2);
const urls = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => new URL(line));
const headEnd = Buffer.from('\r\n\r\n');
const readSize = 1 << 18;

const result: LoadResult = { ms: 0, bytes: 0, answers: 0 };

/** The latency stands in the path; the longest waits are best begun first. */
const latencyOf = ([url]: readonly URL[]): number => Number(url?.pathname.split('/')[3] ?? 0);
const byHost = [...Map.groupBy(urls, ({ hostname }) => hostname).values()].toSorted(
  (a, b) => latencyOf(b) - latencyOf(a),
);

/** One connection, one request at a time, until nothing waits. */
async function loadConnection(waiting: URL[]): Promise<void> {
  const [first] = waiting;
  if (first === undefined) return;
  await new Promise<void>((resolve, reject) => {
    let asked: URL | undefined;
    let head = Buffer.alloc(0);
    let bodyLeft = -1; // below 0 while the head is being read
    const ask = (socket: Socket): void => {
      asked = waiting.shift();
      if (asked === undefined) {
        socket.destroy();
        resolve();
        return;
      }
      socket.write(`GET ${asked.pathname} HTTP/1.1\r\nHost: ${asked.host}\r\n\r\n`);
    };
    const take = (piece: Buffer): void => {
      if (bodyLeft < 0) {
        head = head.length === 0 ? Buffer.from(piece) : Buffer.concat([head, piece]);
        const end = head.indexOf(headEnd);
        if (end < 0) return;
        const text = head.toString('latin1', 0, end);
        const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
        bodyLeft = length - (head.length - end - headEnd.length);
        head = Buffer.alloc(0);
        result.answers++;
        result.bytes += length;
        // Asked for again at once, at the end: this is about what the server can give, not about manners.
        if (text.startsWith('HTTP/1.1 503') && asked !== undefined) waiting.push(asked);
      } else {
        bodyLeft -= piece.length;
      }
      if (bodyLeft > 0) return;
      bodyLeft = -1;
      ask(socket);
    };
    const buffer = Buffer.allocUnsafe(readSize);
    const socket = connect({
      host: first.hostname,
      port: Number(first.port),
      noDelay: true,
      onread: {
        buffer,
        callback(bytes) {
          take(buffer.subarray(0, bytes));
          return true;
        },
      },
    });
    socket.on('connect', () => ask(socket)).on('error', reject);
  });
}

const began = performance.now();
await Promise.all(
  Array.from({ length: Number(connections) }, async () => {
    for (const waiting of byHost) await loadConnection(waiting);
  }),
);
result.ms = performance.now() - began;
console.log(JSON.stringify(result));
