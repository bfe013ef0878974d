import { join } from 'node:path';
import { app, shell } from 'electron';
import type { Store } from '../engine/store/store.ts';
import { createMarksService, type MarksService } from './marks/marks-service.ts';
import type { BatchSession } from './session/batch-session.ts';
import { serveImages } from './session/saved-images-protocol.ts';
import { findPictureIn } from './session/saved-pictures.ts';
import type { SettingsFile } from './settings-file.ts';
import { openThumbnailCache } from './thumbnails/thumbnail-cache.ts';
import { createThumbnailService, type ThumbnailService } from './thumbnails/thumbnail-service.ts';

/** What there is to do with images once they are saved. */
export interface Images {
  thumbnails: ThumbnailService;
  marks: MarksService;
  /** Follows the settings. */
  setCacheBytes(bytes: number): void;
}

/** Opens the thumbnails of earlier starts, serves images to the window, and hands to the trash what the last start has left. */
export async function setUpImages(
  session: BatchSession,
  store: Store | undefined,
  settings: SettingsFile,
): Promise<Images> {
  const { thumbnailCacheBytes } = settings.current.settings;
  const cache = await openThumbnailCache(join(app.getPath('userData'), 'thumbnails'), thumbnailCacheBytes);
  const marks = createMarksService(store?.marks, async (path) => await shell.trashItem(path));
  const thumbnails = createThumbnailService(findPictureIn(session, marks), cache);
  serveImages(findPictureIn(session, marks), thumbnails);
  void marks.empty();
  return { thumbnails, marks, setCacheBytes: (bytes) => void cache.setCap(bytes) };
}
