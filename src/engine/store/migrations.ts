/**
 * What brings a database from each version to the next; the first entry makes version 1 out of an empty file. Entries
 * are never changed once a release has them: databases of every version are about.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE saved_images (
    folder TEXT NOT NULL,
    url TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    mtime_ms INTEGER NOT NULL,
    sha256 TEXT,
    PRIMARY KEY (folder, url)
  ) STRICT, WITHOUT ROWID;`,

  // Times are ms since the epoch, lengths of time ms. `number` is what the other tables know a batch by: it is short.
  `CREATE TABLE batches (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    folder TEXT NOT NULL,
    list_hash TEXT NOT NULL,
    options TEXT NOT NULL,
    resumable INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('storing', 'unfinished', 'finished')),
    owner TEXT,
    boot TEXT,
    row_count INTEGER NOT NULL,
    elapsed_ms REAL NOT NULL DEFAULT 0,
    saved_ms REAL NOT NULL DEFAULT 0,
    peak_active INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    touched_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX batches_by_list ON batches (folder, list_hash);

  CREATE TABLE downloads (
    batch INTEGER NOT NULL,
    row INTEGER NOT NULL,
    line INTEGER NOT NULL,
    url TEXT NOT NULL,
    credentials TEXT,
    wish TEXT,
    name TEXT,
    state TEXT NOT NULL DEFAULT 'queued',
    detail TEXT,
    PRIMARY KEY (batch, row)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE attempts (
    batch INTEGER NOT NULL,
    row INTEGER NOT NULL,
    number INTEGER NOT NULL,
    ended_at INTEGER NOT NULL,
    ms REAL NOT NULL,
    code TEXT,
    message TEXT,
    status INTEGER,
    phases TEXT,
    PRIMARY KEY (batch, row, number)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE parts (
    batch INTEGER NOT NULL,
    row INTEGER NOT NULL,
    name TEXT NOT NULL,
    validator TEXT NOT NULL,
    total_bytes INTEGER,
    synced_bytes INTEGER NOT NULL,
    PRIMARY KEY (batch, row)
  ) STRICT, WITHOUT ROWID;`,

  // In pixels, null where the header did not say. `held` is where a rejected file waits to be handed to the trash.
  `ALTER TABLE saved_images ADD COLUMN width INTEGER;
  ALTER TABLE saved_images ADD COLUMN height INTEGER;

  CREATE TABLE marks (
    folder TEXT NOT NULL,
    url TEXT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('kept', 'rejected')),
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    held TEXT,
    PRIMARY KEY (folder, url)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX marks_held ON marks (folder) WHERE held IS NOT NULL;`,

  // What a side bar shows of each list, so that nobody has to count its rows. `saved` are also those that were here before.
  `ALTER TABLE batches ADD COLUMN is_renamed INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE batches ADD COLUMN saved INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE batches ADD COLUMN failed INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE batches ADD COLUMN cancelled INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE batches ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
  UPDATE batches SET
    saved = (SELECT count(*) FROM downloads WHERE batch = number AND state IN ('done', 'skipped')),
    failed = (SELECT count(*) FROM downloads WHERE batch = number AND state = 'failed'),
    cancelled = (SELECT count(*) FROM downloads WHERE batch = number AND state = 'cancelled'),
    bytes = coalesce((
      SELECT sum(CAST(detail ->> '$.bytes' AS INTEGER)) FROM downloads
      WHERE batch = number AND state = 'done' AND json_valid(detail)
    ), 0);`,
];

/** A database with a higher number belongs to a newer Shoal. */
export const schemaVersion = migrations.length;
