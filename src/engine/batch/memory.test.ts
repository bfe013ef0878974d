import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';

const tempDir = useTempDir();
const size = 300_000_000;
const script = fileURLToPath(new URL('../../../test-support/download-alone.ts', import.meta.url));

/** A server with one image of 300 MB, or what begins like one. */
async function startLargeServer(): Promise<string> {
  const piece = Buffer.alloc(250_000, 1);
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': size });
    let left = size - 4;
    response.write(Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
    const send = (): void => {
      while (left > 0) {
        const now = Math.min(left, piece.length);
        left -= now;
        if (!response.write(piece.subarray(0, now))) return void response.once('drain', send);
      }
      response.end();
    };
    send();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/large.jpg`;
}

it('a body is never held whole: 300 MB pass through a process with a heap of 32 MB', async () => {
  const args = ['--max-old-space-size=32', script, await startLargeServer(), await tempDir()];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const most: Record<string, number> = JSON.parse(stdout);
  console.info(`300 MB: ${JSON.stringify(most)}`);
  expect(most).toMatchObject({ saved: 1, bytes: size });
  expect(most['arrayBuffers']).toBeLessThan(60_000_000);
  expect(most['rss']).toBeLessThan(250_000_000);
});
