import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { imageBytes } from '../image-bytes.ts';

/** What the server says of an image's version. */
type Validator = 'etag' | 'date' | 'weak' | 'none';

interface ServedImage {
  bytes: number;
  validator: Validator;
  version: number;
}

/** Images that change from one request to the next, each version with a validator of its own. */
export interface ChangingServer {
  readonly urls: readonly string[];
  /** Gives an image another version, or an earlier one again. */
  change(image: number, version: number): void;
  /** Which version of an image these bytes are, wholly; null for none. */
  versionOf(image: number, bytes: Buffer): number | null;
  /** Resolves when so many more pieces have been sent: the moment is the same however busy the machine is. */
  whenSent(pieces: number): Promise<void>;
  /** Requests that were answered with the rest of an image. */
  readonly resumed: number;
  close(): Promise<void>;
}

/** Bytes sent at once; between two pieces the server rests, so that there is a middle to be killed in. */
const pieceSize = 256 * 1024;
const restMs = 4;
const answerMs = 5;

/** @param sizes of the images, in bytes, whatever their version */
export async function startChangingServer(sizes: readonly number[]): Promise<ChangingServer> {
  const kinds: Validator[] = ['etag', 'etag', 'date', 'weak', 'none'];
  const images = sizes.map((bytes, n): ServedImage => ({ bytes, validator: kinds[n % kinds.length]!, version: 0 }));
  const served = images.map(() => new Set<number>());
  const waits = new Set<{ left: number; resolve: () => void }>();
  let resumed = 0;

  const sent = (): void => {
    for (const wait of waits) {
      wait.left -= 1;
      if (wait.left > 0) continue;
      waits.delete(wait);
      wait.resolve();
    }
  };

  const bodyOf = (n: number, version: number): Buffer => bodyFor(n * 100 + version, images[n]!.bytes);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const n = Number(/^\/(\d+)\.jpg$/.exec(request.url ?? '')?.[1]);
    const image = images[n]!;
    const { version } = image;
    served[n]!.add(version);
    const body = bodyOf(n, version);
    const validators = validatorsOf(image.validator, version);
    const range = /^bytes=(\d+)-$/.exec(request.headers['range'] ?? '');
    const holds = Object.values(validators).includes(String(request.headers['if-range']));
    const start = range !== null && holds ? Number(range[1]) : 0;
    await new Promise((resolve) => setTimeout(resolve, answerMs));
    const common = { ...validators, 'Content-Type': 'image/jpeg', 'Content-Length': body.length - start };
    if (start > 0) {
      resumed += 1;
      response.writeHead(206, { ...common, 'Content-Range': `bytes ${start}-${body.length - 1}/${body.length}` });
    } else {
      response.writeHead(200, common);
    }
    for (let at = start; at < body.length && !response.destroyed; at += pieceSize) {
      response.write(body.subarray(at, at + pieceSize));
      sent();
      if (at + pieceSize < body.length) await new Promise((resolve) => setTimeout(resolve, restMs));
    }
    response.end();
  };

  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    void answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    urls: images.map((_, n) => `http://127.0.0.1:${address.port}/${n}.jpg`),
    change(n, version) {
      images[n]!.version = version;
    },
    versionOf: (n, bytes) => [...served[n]!].find((version) => bodyOf(n, version).equals(bytes)) ?? null,
    async whenSent(pieces) {
      await new Promise<void>((resolve) => waits.add({ left: pieces, resolve }));
    },
    get resumed() {
      return resumed;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const bodies = new Map<string, Buffer>();

/** Made once, however many servers have it. */
function bodyFor(seed: number, bytes: number): Buffer {
  const key = `${seed} ${bytes}`;
  let body = bodies.get(key);
  if (body === undefined) {
    body = imageBytes({ seed, bytes });
    bodies.set(key, body);
  }
  return body;
}

/** A date is strong when it is more than a minute old: each version's is another day of 2020. */
function validatorsOf(kind: Validator, version: number): Record<string, string> {
  switch (kind) {
    case 'etag':
      return { ETag: `"${version}"` };
    case 'weak':
      return { ETag: `W/"${version}"` };
    case 'date':
      return { 'Last-Modified': new Date(Date.UTC(2020, 0, 1 + version)).toUTCString() };
    default:
      return {};
  }
}
