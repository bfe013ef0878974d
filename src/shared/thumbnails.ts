import { imageScheme } from './ipc/contract.ts';
import type { DownloadId } from './download.ts';

/** Longest sides in which thumbnails are made, in device pixels: few, so that each is made once and used in many places. */
export const thumbnailEdges = [160, 320, 640] as const;
export type ThumbnailEdge = (typeof thumbnailEdges)[number];

/** How long the side of a tile in the contact sheet may be, in CSS pixels. */
export const tileRange = { min: 96, max: 320, step: 16 } as const;

/** How much the thumbnails may take on the disk, in bytes: at least what fills a screen, or none could be shown. */
export const thumbnailCacheRange = { min: 16e6, max: 64e9 } as const;

/** Rows that may be asked for in one message: more than any screen shows. */
export const mostThumbnailsAsked = 1000;

/** A thumbnail is smaller than this, in bytes: 640 x 640 pixels without any compression are 1.6 MB. */
export const mostThumbnailBytes = 1 << 20;

/**
 * Larger pictures are not decoded for a thumbnail: in pixels (four bytes each while it is made) and in bytes of the file.
 * 80 megapixels is above what cameras make in one shot, and 320 MB for the moment of decoding.
 */
export const decodable = { pixels: 80_000_000, bytes: 128 << 20 } as const;

/** A larger image is not shown whole: decoded it would be above 640 MB. */
export const mostViewablePixels = 160_000_000;

/**
 * Where the thumbnail of an image stands: `ready` to be loaded, to be made (`make`), the image itself is small and serves as
 * its own (`whole`), or there will be none (`none`).
 */
export type ThumbnailAnswer = 'ready' | 'make' | 'whole' | 'none';

/** The smallest edge that fills a place; the largest one where none does. */
export function edgeFor(devicePixels: number): ThumbnailEdge {
  return thumbnailEdges.find((edge) => edge >= devicePixels) ?? 640;
}

export const thumbnailUrl = (batchId: string, id: DownloadId, edge: ThumbnailEdge): string =>
  `${imageScheme}://thumb/${batchId}/${id}/${edge}`;

/**
 * Where the window reads a whole image as bytes, to make a thumbnail of it: an address of the page's own origin, without a
 * type by which anything there could be run.
 */
export const pictureBytesPath = (batchId: string, id: DownloadId): string => `/picture/${batchId}/${id}`;
