import type { Mark } from '../../shared/marks.ts';
import { realPathOf } from '../files/disks.ts';
import type { Connection } from './connection.ts';
import { splitCredentials } from './credentials.ts';
import { numberIn, textIn, textOrNull } from './values.ts';

/** What a person thought of a saved image, and where its file is if it was rejected. */
export interface StoredMark {
  mark: Mark;
  /** Of the image, relative to its folder, `/` between. */
  name: string;
  bytes: number;
  /** Where the rejected file waits to be handed to the trash, relative to the folder; null once it was, and for kept ones. */
  held: string | null;
}

/** A rejected file that was not handed to the trash yet. */
export interface HeldFile extends StoredMark {
  /** Real path. */
  folder: string;
  url: string;
  held: string;
}

/** Remembers which images were kept and which were rejected, by folder and URL as saved images are. */
export interface MarkTable {
  /** All marks of a folder, by URL without credentials. */
  of(folder: string): Map<string, StoredMark>;
  /**
   * Writes marks, all or none of them, and null where a mark is taken away. Resolves when they would survive a power cut.
   *
   * @returns false when there is no record (any more)
   */
  set(folder: string, marks: Iterable<[url: string, mark: StoredMark | null]>): Promise<boolean>;
  /** The files of all folders that wait to be handed to the trash. */
  held(): HeldFile[];
}

export function createMarkTable(connection: Connection): MarkTable {
  return {
    of(folder) {
      const rows = connection.read((sql) => sql(selectFolder).all(realPathOf(folder))) ?? [];
      return new Map(rows.map((row) => [textIn(row, 'url'), markIn(row)]));
    },
    async set(folder, marks) {
      const place = realPathOf(folder);
      let isWritten = false;
      await connection.write((sql) => {
        for (const [url, mark] of marks) {
          const key = splitCredentials(url).url;
          if (mark === null) sql(remove).run(place, key);
          else sql(upsert).run(place, key, mark.mark, mark.name, mark.bytes, mark.held);
        }
        isWritten = true;
      });
      await connection.sync();
      // Where committing failed there is no record any more.
      return isWritten && connection.read(() => true) === true;
    },
    held() {
      const rows = connection.read((sql) => sql(selectHeld).all()) ?? [];
      return rows.map((row) => ({
        ...markIn(row),
        folder: textIn(row, 'folder'),
        url: textIn(row, 'url'),
        held: textIn(row, 'held'),
      }));
    },
  };
}

type Row = Parameters<typeof textIn>[0];

const markIn = (row: Row): StoredMark => ({
  mark: row['mark'] === 'rejected' ? 'rejected' : 'kept',
  name: textIn(row, 'name'),
  bytes: numberIn(row, 'bytes'),
  held: textOrNull(row, 'held'),
});

const selectFolder = 'SELECT * FROM marks WHERE folder = ?';
const selectHeld = "SELECT * FROM marks WHERE mark = 'rejected' AND held IS NOT NULL ORDER BY folder, name";
const upsert = 'INSERT OR REPLACE INTO marks (folder, url, mark, name, bytes, held) VALUES (?, ?, ?, ?, ?, ?)';
const remove = 'DELETE FROM marks WHERE folder = ? AND url = ?';
