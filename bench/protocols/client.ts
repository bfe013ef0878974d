// Asks for a list over TLS in one of several ways and throws the bodies away: node bench/protocols/client.ts ORDER
// Prints in JSON what that took.
import { connect } from 'node:http2';
import { Agent, get } from 'node:https';
import type { Readable } from 'node:stream';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import got from 'got';

export type Way = 'got, HTTP/1.1' | 'got, HTTP/2' | "Node's own HTTP/1.1" | "Node's own HTTP/2, one session";

/** What the process is told, as JSON. */
export interface ProtocolOrder {
  way: Way;
  ca: string;
  urls: readonly string[];
  atOnce: number;
}

/** What it tells. */
export interface ProtocolResult {
  ms: number;
  cpuMs: number;
  bytes: number;
}

/** Of a whole connection, and of each stream in it. */
const windowSize = 1 << 24;

const [text = '{}'] = process.argv.slice(2);
const order: ProtocolOrder = JSON.parse(text);
const { ca, urls } = order;
const agent = new Agent({ keepAlive: true, ca, maxFreeSockets: 256 });

async function readerOf(way: Way): Promise<(url: string) => Promise<Readable>> {
  const shared = { retry: { limit: 0 }, decompress: false, https: { certificateAuthority: ca } };
  switch (way) {
    case 'got, HTTP/1.1': {
      const client = got.extend({ ...shared, agent: { https: agent } });
      return async (url) => client.stream(url);
    }
    case 'got, HTTP/2': {
      const client = got.extend({ ...shared, http2: true });
      return async (url) => client.stream(url);
    }
    case "Node's own HTTP/1.1":
      return async (url) => await new Promise((resolve, reject) => get(url, { agent }, resolve).on('error', reject));
    case "Node's own HTTP/2, one session": {
      const { origin } = new URL(urls[0] ?? '');
      const session = connect(origin, { ca, settings: { initialWindowSize: windowSize, enablePush: false } });
      await once(session, 'connect');
      session.setLocalWindowSize(windowSize);
      return async (url) => session.request({ ':path': new URL(url).pathname }).end();
    }
    default:
      return way satisfies never;
  }
}

const result: ProtocolResult = { ms: 0, cpuMs: 0, bytes: 0 };
const read = await readerOf(order.way);
let next = 0;
await setImmediate();
const cpu = process.cpuUsage();
const began = performance.now();
await Promise.all(
  Array.from({ length: order.atOnce }, async () => {
    for (let url = urls[next++]; url !== undefined; url = urls[next++]) {
      const body = await read(url);
      body.on('data', (piece: Buffer) => (result.bytes += piece.length));
      await once(body, 'end');
    }
  }),
);
result.ms = performance.now() - began;
const { user, system } = process.cpuUsage(cpu);
result.cpuMs = (user + system) / 1000;
console.log(JSON.stringify(result));
process.exit();
