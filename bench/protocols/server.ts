// Answers over TLS in HTTP/2 or HTTP/1.1, as it is asked: node bench/protocols/server.ts
// Tells in JSON its port and whom to trust. Paths are those of the bench's other server.
import { createSecureServer } from 'node:http2';
import { createAuthority } from '../../test-support/fault/certificates.ts';
import { createPictures } from '../server/picture.ts';
import { wishOf } from '../server/wish.ts';

/** What the process tells. */
export interface ProtocolServer {
  port: number;
  ca: string;
}

/** Enough for what is on its way at once: the server is not to wait for the client's window. */
const windowSize = 1 << 24;

const authority = createAuthority();
const { cert, key } = authority.issue({ name: 'localhost', hosts: ['localhost'], fromDays: -1, untilDays: 30 });
const pictures = new Map<number, ReturnType<typeof createPictures>>();
const server = createSecureServer({ cert, key, allowHTTP1: true, settings: { maxConcurrentStreams: 256 } });
server.on('session', (session) => session.setLocalWindowSize(windowSize));
server.on('request', (request, response) => {
  const wish = wishOf(request.url);
  if (wish === null) {
    response.writeHead(404).end();
    return;
  }
  const numbered = pictures.get(wish.bytes) ?? createPictures(wish.bytes);
  pictures.set(wish.bytes, numbered);
  setTimeout(() => {
    const { head, rest } = numbered(wish.number);
    response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': wish.bytes });
    response.write(head);
    response.end(rest);
  }, wish.latencyMs);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const told: ProtocolServer = {
    port: address === null || typeof address === 'string' ? 0 : address.port,
    ca: authority.ca,
  };
  console.log(JSON.stringify(told));
});
process.stdin.on('close', () => process.exit()).resume();
