import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  /** Everything that came, as Latin-1. */
  text: string;
  /** Status line and headers of the (last) head. */
  head: string;
  body: Buffer;
  /** How it ended: by FIN, by RST, or not at all until the client had what it waited for. */
  end: 'closed' | 'reset' | 'open';
}

export interface RawRequest {
  method?: string;
  headers?: Record<string, string>;
  /** Stop as soon as the text that came satisfies this. Without it the client waits for the end of the connection. */
  until?(text: string): boolean;
}

/** Sends one HTTP/1.1 request on a connection of its own and keeps every byte that comes back, right or wrong. */
export async function askRaw(url: string, request: RawRequest = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  try {
    return await askOn(socket, url, request);
  } finally {
    socket.destroy();
  }
}

/** The same on a connection that is there already. */
export async function askOn(socket: Socket, url: string, request: RawRequest = {}): Promise<RawAnswer> {
  const { host, origin } = new URL(url);
  const target = url.slice(origin.length);
  const headers = Object.entries({ Host: host, ...request.headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  let text = '';
  const end = await new Promise<RawAnswer['end']>((resolve) => {
    const onData = (bytes: Buffer): void => {
      text += bytes.toString('latin1');
      if (request.until?.(text)) finish('open');
    };
    const onEnd = (): void => finish('closed');
    const onError = (): void => finish('reset');
    const finish = (how: RawAnswer['end']): void => {
      socket.off('data', onData).off('end', onEnd).off('error', onError);
      socket.on('error', () => undefined);
      resolve(how);
    };
    socket.on('data', onData).on('end', onEnd).on('error', onError);
    socket.write(`${request.method ?? 'GET'} ${target} HTTP/1.1\r\n${headers.join('')}\r\n`);
  });
  const split = text.lastIndexOf('HTTP/1.') === -1 ? -1 : text.indexOf('\r\n\r\n', text.lastIndexOf('HTTP/1.'));
  return {
    text,
    head: split === -1 ? text : text.slice(0, split),
    body: Buffer.from(split === -1 ? '' : text.slice(split + 4), 'latin1'),
    end,
  };
}
