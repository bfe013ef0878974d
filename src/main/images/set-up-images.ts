import { join } from 'node:path';
import { app, shell } from 'electron';
import type { Store } from '../../engine/store/store.ts';
import { messages } from '../language.ts';
import { createMarksService, type MarksService } from '../marks/marks-service.ts';
import type { BatchSession } from '../session/batch-session.ts';
import { serveImages } from './saved-images-protocol.ts';
import { findPictureIn } from './saved-pictures.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { openThumbnailCache } from '../thumbnails/thumbnail-cache.ts';
import { createThumbnailService, type ThumbnailService } from '../thumbnails/thumbnail-service.ts';

/** What there is to do with images once they are saved. */
export interface Images {
  thumbnails: ThumbnailService;
  marks: MarksService;
  /** Follows the settings. */
  setCacheBytes(bytes: number): void;
  /** Removes all thumbnails. @param bytes how much new ones may take */
  clearCache(bytes: number): Promise<void>;
  /** Hands what was rejected to the system's trash, as far as a short time reaches; the next start does the rest. */
  close(): Promise<void>;
}

/** Nobody waits longer than this for an app to end. */
const closingMs = 4000;

/**
 * Opens the thumbnails of earlier starts, serves images to the window, and hands to the trash what the last start has left.
 *
 * @param tell called with a sentence where the trash does not take what was rejected
 */
export async function setUpImages(
  session: BatchSession,
  store: Store | undefined,
  settings: SettingsFile,
  tell: (message: string) => void,
): Promise<Images> {
  const { thumbnailCacheBytes } = settings.current.settings;
  const cache = await openThumbnailCache(join(app.getPath('userData'), 'thumbnails'), thumbnailCacheBytes);
  const marks = createMarksService(store?.marks, async (path) => await shell.trashItem(path));
  const find = findPictureIn((batchId) => session.find(batchId), marks);
  const thumbnails = createThumbnailService(find, cache);
  serveImages(find, thumbnails);
  void marks.empty().then((problem) => {
    if (problem !== null) tell(messages().sheet.notInTrash(problem));
  });
  return {
    thumbnails,
    marks,
    setCacheBytes: (bytes) => void cache.setCap(bytes),
    async clearCache(bytes) {
      await cache.setCap(0);
      await cache.setCap(bytes);
    },
    async close() {
      const end = performance.now() + closingMs;
      await marks.empty(() => performance.now() < end);
      await cache.settled();
    },
  };
}
