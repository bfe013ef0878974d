import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { failOnMissing } from './declared-api.ts';
import { lifecycle } from './lifecycle.ts';

const mimeTypes: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain',
};

export const net = failOnMissing(
  {
    /** http:, https: and file:. Rejects with Chromium's words for a file that is not there. */
    async fetch(input: string | Request, init?: RequestInit): Promise<Response> {
      if (!lifecycle.isReady) throw new Error('net.fetch() can only be used after app is ready');
      const url = typeof input === 'string' ? input : input.url;
      return url.startsWith('file:') ? fetchFile(url) : fetch(input, init);
    },
    isOnline: (): boolean => true,
  },
  'Net',
  'net',
);

async function fetchFile(url: string): Promise<Response> {
  const file = fileURLToPath(url);
  const info = await stat(file).catch(() => null);
  if (!info?.isFile()) throw new Error('net::ERR_FILE_NOT_FOUND');
  const headers = {
    'content-type': mimeTypes[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
    'content-length': String(info.size),
  };
  return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>, { headers });
}
