import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { protocol } from 'electron';
import { diskAbove } from '../../engine/files/disks.ts';
import { readPieces } from '../../engine/files/file-content.ts';
import { imageScheme } from '../../shared/ipc/contract.ts';
import { type ThumbnailEdge, thumbnailEdges } from '../../shared/thumbnails.ts';
import type { FindPicture, ThumbnailService } from '../thumbnails/thumbnail-service.ts';

/** What is read at once, in bytes. */
const pieceSize = 64 * 1024;

interface ImageFile {
  path: string;
  mediaType: string;
}

/**
 * Serves finished images and their thumbnails to the window, by id and only those that the engine saved. An SVG can do
 * nothing there: the answer's own policy forbids scripts and loads, and the page shows it as `<img>` only.
 */
export function serveImages(find: FindPicture, thumbnails: Pick<ThumbnailService, 'file'>): void {
  protocol.handle(imageScheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === 'thumb' ? thumbnailAt(pathname, thumbnails) : pictureAt(pathname, find);
    return await answerWith(file, {
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cache-control': 'private, max-age=3600',
    });
  });
}

/**
 * Answers the page's own requests for the bytes of a saved image, `/picture/<batch>/<row>`: what thumbnails are made of.
 * It has no type under which anything there could be run or shown.
 */
export function pictureBytes(
  thumbnails: Pick<ThumbnailService, 'source'>,
): (pathname: string) => Promise<Response> | null {
  return (pathname) => {
    const target = /^\/picture\/([\w-]+)\/(\d{1,9})$/.exec(pathname);
    if (target === null) return null;
    const file = thumbnails.source(target[1] ?? '', Number(target[2]));
    return answerWith(file === null ? null : { ...file, mediaType: 'application/octet-stream' }, {
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
  };
}

function pictureAt(pathname: string, find: FindPicture): ImageFile | null {
  const target = /^\/([\w-]+)\/(\d{1,9})$/.exec(pathname);
  return target === null ? null : find(target[1] ?? '', Number(target[2]));
}

function thumbnailAt(pathname: string, thumbnails: Pick<ThumbnailService, 'file'>): ImageFile | null {
  const target = /^\/([\w-]+)\/(\d{1,9})\/(\d{1,4})$/.exec(pathname);
  const edge = thumbnailEdges.find((known: ThumbnailEdge) => String(known) === target?.[3]);
  if (target === null || edge === undefined) return null;
  return thumbnails.file(target[1] ?? '', Number(target[2]), edge);
}

async function answerWith(file: ImageFile | null, headers: Record<string, string>): Promise<Response> {
  if (file === null) return new Response(null, { status: 404 });
  const disk = await diskAbove(file.path);
  const size = await disk
    .look(async () => await stat(file.path))
    .then(
      (stats) => stats.size,
      () => null,
    );
  if (size === null) return new Response(null, { status: 410 }); // removed by the person meanwhile
  const body = Readable.toWeb(Readable.from(readPieces(file.path, pieceSize, disk), { objectMode: false }));
  return new Response(body as ReadableStream, {
    headers: {
      ...headers,
      'content-type': file.mediaType,
      'content-length': String(size),
      'x-content-type-options': 'nosniff',
    },
  });
}
