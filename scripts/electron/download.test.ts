import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { useTempDir } from '../../test-support/temp-dir.ts';
import { downloadElectron, type DownloadResult } from './download.ts';

const tempDir = useTempDir();
const QUIET = (): void => {};

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A mirror of Electron's archives, and an empty cache, for this test. */
async function useMirror(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  vi.stubEnv('ELECTRON_MIRROR', `http://${host}/`);
  vi.stubEnv('electron_config_cache', await tempDir());
  return host;
}

function failed(because: string): DownloadResult {
  return { kind: 'failed', because };
}

it('says what the server answered', async () => {
  const host = await useMirror((_request, response) => response.writeHead(403).end());
  expect(await downloadElectron({ onProgress: QUIET, stallMs: 30_000 })).toEqual(
    failed(`${host} answered 403 Forbidden`),
  );
});

it('gives up on a server that never answers', async () => {
  const host = await useMirror(QUIET);
  expect(await downloadElectron({ onProgress: QUIET, stallMs: 1_000 })).toEqual(failed(`${host} sent nothing for 1 s`));
});

it('gives up on a download that stops in the middle, and has told how far it came', async () => {
  const host = await useMirror((_request, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write(Buffer.alloc(400));
  });
  const progress: [number, number | null][] = [];
  const result = await downloadElectron({ onProgress: (...step) => void progress.push(step), stallMs: 1_000 });
  expect(result).toEqual(failed(`${host} sent nothing for 1 s`));
  expect(progress).toEqual([[400, 1000]]);
});

it('refuses an archive that is not the one asked for', async () => {
  const host = await useMirror((_request, response) => response.end('<html>Please log in</html>'));
  expect(await downloadElectron({ onProgress: QUIET, stallMs: 30_000 })).toEqual(
    failed(`what ${host} sent is not the file that was asked for: its checksum is wrong`),
  );
});

it('names a host that hangs up', async () => {
  const host = await useMirror((request) => request.socket.destroy());
  expect(await downloadElectron({ onProgress: QUIET, stallMs: 30_000 })).toEqual(
    failed(`there is no connection to ${host}: UND_ERR_SOCKET`),
  );
});
