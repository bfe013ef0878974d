import type { DownloadId } from '../../shared/download.ts';
import { mostThumbnailBytes, type ThumbnailAnswer, type ThumbnailEdge, decodable } from '../../shared/thumbnails.ts';
import { diskAbove } from '../../engine/files/disks.ts';
import { readPixelSize, type PixelSize } from '../../engine/transfer/image/image-size.ts';
import { imageTypeOf } from '../../engine/transfer/image/image-type.ts';
import { CommandError } from '../ipc/command-error.ts';
import { messages } from '../language.ts';
import { type ThumbnailCache, thumbnailKey } from './thumbnail-cache.ts';

/** A saved image, wherever its file is now. */
export interface SavedPicture {
  path: string;
  mediaType: string;
  bytes: number;
  /** Null where it is not known. */
  sha256: string | null;
  /** Null where the header has not been read, or does not say. */
  size: PixelSize | null;
}

/** Null for everything that the engine has not saved. */
export type FindPicture = (batchId: string, id: DownloadId) => SavedPicture | null;

export interface ThumbnailService {
  /** Where the thumbnails of these rows stand, in their order. */
  find(batchId: string, ids: readonly DownloadId[], edge: ThumbnailEdge): Promise<ThumbnailAnswer[]>;
  /** @throws CommandError when these bytes are no thumbnail of that size */
  add(batchId: string, id: DownloadId, edge: ThumbnailEdge, bytes: Uint8Array): Promise<void>;
  /** The thumbnail's file, for the window to load; null where there is none. */
  file(batchId: string, id: DownloadId, edge: ThumbnailEdge): { path: string; mediaType: string } | null;
  /** The image that a thumbnail is to be made of; null where none will be. */
  source(batchId: string, id: DownloadId): SavedPicture | null;
  /** The window has died: what it was decoding may be why, and is not given to it a third time. */
  windowDied(): void;
}

/** What the window can decode. Others stay what they are: files. */
const drawable = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
  'image/x-icon',
]);

/** An SVG is drawn as it is: a small file is its own thumbnail. */
const largestSvg = 1 << 20;

/** An image that is no larger than its thumbnail would be, in pixels and about in bytes. */
const isSmall = ({ mediaType, bytes, size }: SavedPicture, edge: ThumbnailEdge): boolean =>
  drawable.has(mediaType) && bytes <= 64_000 && size !== null && size.width <= edge && size.height <= edge;

/** So often the window may die while it decodes an image. */
const deathsAllowed = 2;

/** At least as many as the window decodes at once; of what it has given up it says nothing. */
const mostLent = 8;

const thumbnailType = 'image/webp';

/**
 * Keeps the thumbnails that the window makes. Main decodes nothing: it looks at an image's header before the window may
 * have it, and at a thumbnail's before it is kept.
 */
export function createThumbnailService(findPicture: FindPicture, cache: ThumbnailCache): ThumbnailService {
  /** By path: how often the window has died over it. */
  const deaths = new Map<string, number>();
  /** Paths of the images that the window has asked for last and not brought the thumbnail of. */
  const lent = new Set<string>();
  const isDrawable = ({ path, mediaType, bytes, size }: SavedPicture): boolean =>
    drawable.has(mediaType) &&
    bytes <= decodable.bytes &&
    (size === null || size.width * size.height <= decodable.pixels) &&
    (deaths.get(path) ?? 0) < deathsAllowed;

  const answerFor = async (picture: SavedPicture | null, edge: ThumbnailEdge): Promise<ThumbnailAnswer> => {
    if (picture === null) return 'none';
    if (picture.mediaType === 'image/svg+xml') return picture.bytes <= largestSvg ? 'whole' : 'none';
    if (isSmall(picture, edge)) return 'whole';
    if (cache.find(keyOf(picture, edge)) !== null) return 'ready';
    if (!isDrawable(picture)) return 'none';
    if (picture.size !== null) return 'make';
    // Saved by an earlier run: nobody has looked at its header in this one.
    const { path, bytes } = picture;
    const size = await readPixelSize(new Uint8Array(), path, bytes, await diskAbove(path)).catch(() => null);
    return size !== null && isDrawable({ ...picture, size }) ? 'make' : 'none';
  };

  return {
    async find(batchId, ids, edge) {
      return await Promise.all(ids.map(async (id) => await answerFor(findPicture(batchId, id), edge)));
    },
    async add(batchId, id, edge, bytes) {
      const picture = findPicture(batchId, id);
      if (picture === null) throw new CommandError('not-saved', messages().main.imageNotSaved);
      lent.delete(picture.path);
      if (!(await isThumbnail(bytes, edge))) throw new CommandError('no-thumbnail', 'These bytes are no thumbnail.');
      await cache.add(keyOf(picture, edge), bytes);
    },
    file(batchId, id, edge) {
      const picture = findPicture(batchId, id);
      const path = picture === null ? null : cache.find(keyOf(picture, edge));
      return path === null ? null : { path, mediaType: thumbnailType };
    },
    source(batchId, id) {
      const picture = findPicture(batchId, id);
      if (picture === null || !isDrawable(picture)) return null;
      lent.add(picture.path);
      for (const path of lent) if (lent.size > mostLent) lent.delete(path);
      return picture;
    },
    windowDied() {
      for (const path of lent) deaths.set(path, (deaths.get(path) ?? 0) + 1);
      lent.clear();
    },
  };
}

const keyOf = ({ path, bytes, sha256 }: SavedPicture, edge: ThumbnailEdge): string =>
  thumbnailKey(sha256 === null ? { path, bytes } : { sha256 }, edge);

/** Whether bytes that the window sends begin as a WebP of at most that size: it shows images of strangers, and may lie. */
async function isThumbnail(bytes: Uint8Array, edge: ThumbnailEdge): Promise<boolean> {
  if (bytes.length === 0 || bytes.length > mostThumbnailBytes || imageTypeOf(bytes) !== 'webp') return false;
  const size = await readPixelSize(bytes, '', bytes.length);
  return size !== null && size.width <= edge && size.height <= edge;
}
