import type { Socket } from 'node:net';
import { TLSSocket, createSecureContext } from 'node:tls';
import { createAuthority, selfSigned, type Certificate } from './certificates.ts';

/** How a server with an https origin treats TLS (statement I1; A1 for 'silent'). */
export type TlsKind =
  /** A good certificate of the test authority: good only for who has been given `ca`. */
  | 'trusted'
  | 'self-signed'
  /** Of the test authority, until yesterday. */
  | 'expired'
  /** Of the test authority, for another host. */
  | 'wrong-host'
  /** Speaks HTTP without TLS. */
  | 'plain'
  /** Takes the connection and never answers the handshake. */
  | 'silent';

export interface TlsSetup {
  /** The test authority's certificate, PEM. */
  ca: string;
  /** The socket to speak HTTP on; null where nothing is to be said. */
  wrap(raw: Socket): Socket | null;
}

const hosts = ['127.0.0.1', 'localhost'];

export function createTls(kind: TlsKind): TlsSetup {
  const authority = createAuthority();
  const claims = { name: '127.0.0.1', hosts, fromDays: -2, untilDays: 30 };
  switch (kind) {
    case 'trusted':
      return { ca: authority.ca, wrap: serve(authority.issue(claims)) };
    case 'self-signed':
      return { ca: authority.ca, wrap: serve(selfSigned(claims)) };
    case 'expired':
      return { ca: authority.ca, wrap: serve(authority.issue({ ...claims, untilDays: -1 })) };
    case 'wrong-host':
      return { ca: authority.ca, wrap: serve(authority.issue({ ...claims, hosts: ['other.example'] })) };
    case 'plain':
      return { ca: authority.ca, wrap: answerInPlain };
    case 'silent':
      return { ca: authority.ca, wrap: () => null };
    default:
      throw new Error(`no kind of TLS: ${String(kind satisfies never)}`);
  }
}

function serve({ cert, key }: Certificate): (raw: Socket) => Socket {
  const secureContext = createSecureContext({ cert, key });
  return (raw) => new TLSSocket(raw, { isServer: true, secureContext });
}

/** What HTTP servers do when a handshake comes in: they take it for a bad request. */
function answerInPlain(raw: Socket): null {
  raw.once('data', () => raw.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'));
  return null;
}
