import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { protocol } from 'electron';
import { imageScheme } from '../../shared/ipc/contract.ts';

/** Looks up a saved image; null for everything that the engine has not saved. */
export type FindSavedImage = (batchId: string, downloadId: number) => { path: string; mediaType: string } | null;

/**
 * Serves finished images to the window, by id and only those that the engine saved. An SVG can do nothing there: the
 * answer's own policy forbids scripts and loads, and the page shows it as `<img>` only.
 */
export function serveSavedImages(find: FindSavedImage): void {
  protocol.handle(imageScheme, async (request) => {
    const target = /^\/([\w-]+)\/(\d{1,9})$/.exec(new URL(request.url).pathname);
    const file = target === null ? null : find(target[1] ?? '', Number(target[2]));
    if (file === null) return new Response(null, { status: 404 });
    const size = await stat(file.path).then(
      (stats) => stats.size,
      () => null,
    );
    if (size === null) return new Response(null, { status: 410 }); // removed by the person meanwhile
    const body = Readable.toWeb(createReadStream(file.path));
    return new Response(body as ReadableStream, {
      headers: {
        'content-type': file.mediaType,
        'content-length': String(size),
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, max-age=3600',
      },
    });
  });
}
