import { Connection } from './connection.ts';
import { History } from './history.ts';
import { createMarkTable, type MarkTable } from './marks.ts';
import { claimOwner } from './owner.ts';
import { createSavedImages, type SavedImages } from './saved-images.ts';

/** What Shoal remembers from one start to the next. */
export interface Store {
  readonly saved: SavedImages;
  readonly history: History;
  readonly marks: MarkTable;
  /** Writes what waits, and closes. */
  close(): void;
}

/**
 * Opens the store in Shoal's data folder. It is one process's only writer; others may have the same store open.
 *
 * @param tell called with a sentence when the store had to be begun anew, or can no longer be used
 * @throws the file system's or SQLite's error when there can be no store there
 */
export function openStore(dataFolder: string, tell: (message: string) => void): Store {
  const connection = new Connection(dataFolder, tell);
  try {
    const owner = claimOwner(dataFolder);
    return {
      saved: createSavedImages(connection),
      history: new History(connection, owner),
      marks: createMarkTable(connection),
      close() {
        connection.close();
        owner.close();
      },
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}
