import { once } from 'node:events';
import { createServer } from 'node:http';

/** Answers every request with the same bytes, until it is closed. */
export async function serve(mediaType: string, body: string | Buffer): Promise<{ origin: string; close: () => void }> {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', mediaType);
    answer.end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
