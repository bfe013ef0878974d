import type { PixelSize } from '../transfer/image/image-size.ts';
import { realPathOf } from '../files/disks.ts';
import { Connection } from './connection.ts';
import { splitCredentials } from './credentials.ts';
import { numberIn, textIn } from './values.ts';

/** A file that was saved, as it was then. */
export interface SavedImage {
  /** Relative to its folder, `/` between. */
  name: string;
  bytes: number;
  /** Time of its last change, whole ms since the epoch. */
  mtimeMs: number;
  /** Null where it was not asked for. */
  sha256: string | null;
  /** In pixels, where its header says. */
  size?: PixelSize;
}

/** An image that a person did not want to keep. */
export interface RejectedImage {
  name: string;
  bytes: number;
}

/**
 * Remembers which URL was saved where, so that the same list again saves only what is missing. A row is a claim about a
 * file that may have been changed or removed since: it counts only while the file looks as the row says.
 */
export interface SavedImages {
  find(folder: string, url: string): SavedImage | null;
  /** What was saved in the folder and rejected by a person, by URL without credentials: it is not wanted again. */
  rejected(folder: string): ReadonlyMap<string, RejectedImage>;
  /**
   * The URLs, without credentials, of all that was saved in the folder: of a long list only those need be looked up.
   *
   * @param most how many may be held in memory; null where there are more
   */
  urlsIn(folder: string, most: number): ReadonlySet<string> | null;
  /**
   * Adds a row, or replaces the one that is there for the same folder and URL. Resolves when it is written, and only
   * then should the file get its name: with the process killed in between there is a row without a file, which is
   * harmless, and never a file without a row, which would be saved twice.
   * Rows that come together are written together. Never rejects: a download does not fail for want of a record.
   */
  add(folder: string, url: string, image: SavedImage): Promise<void>;
  /** Resolves when the rows added so far would survive a power cut. */
  sync(): Promise<void>;
  close(): void;
}

export function openSavedImages(dataFolder: string, tell: (message: string) => void): SavedImages {
  return createSavedImages(new Connection(dataFolder, tell));
}

/** The table of saved images. */
export function createSavedImages(connection: Connection): SavedImages {
  return {
    find(folder, url) {
      const row = connection.read((sql) => sql(select).get(realPathOf(folder), splitCredentials(url).url)) ?? null;
      if (row === null) return null;
      const { name, bytes, mtime_ms: mtimeMs, sha256, width, height } = row;
      if (typeof name !== 'string' || typeof bytes !== 'number' || typeof mtimeMs !== 'number') return null;
      const size = typeof width === 'number' && typeof height === 'number' ? { size: { width, height } } : {};
      return { name, bytes, mtimeMs, sha256: typeof sha256 === 'string' ? sha256 : null, ...size };
    },
    rejected(folder) {
      const rows = connection.read((sql) => sql(selectRejected).all(realPathOf(folder))) ?? [];
      return new Map(
        rows.map((row) => [textIn(row, 'url'), { name: textIn(row, 'name'), bytes: numberIn(row, 'bytes') }]),
      );
    },
    urlsIn(folder, most) {
      const rows = connection.read((sql) => sql(selectUrls).all(realPathOf(folder), most + 1)) ?? [];
      return rows.length > most ? null : new Set(rows.map((row) => textIn(row, 'url')));
    },
    async add(folder, url, { name, bytes, mtimeMs, sha256, size }) {
      await connection.write((sql) => {
        const place = [realPathOf(folder), splitCredentials(url).url] as const;
        sql(upsert).run(...place, name, bytes, mtimeMs, sha256, size?.width ?? null, size?.height ?? null);
      });
    },
    sync: async () => await connection.sync(),
    close: () => connection.close(),
  };
}

const select = 'SELECT name, bytes, mtime_ms, sha256, width, height FROM saved_images WHERE folder = ? AND url = ?';
const selectUrls = 'SELECT url FROM saved_images WHERE folder = ? LIMIT ?';
const selectRejected = "SELECT url, name, bytes FROM marks WHERE folder = ? AND mark = 'rejected'";
const upsert = `
  INSERT OR REPLACE INTO saved_images (folder, url, name, bytes, mtime_ms, sha256, width, height)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
