import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { schemaVersion } from './migrations.ts';
import { openStore } from './store.ts';

const tempDir = useTempDir();

/** Databases as each version left them: its tables as they were then, with something in them. Never changed. */
const earlier: Record<number, string> = {
  1: `
    CREATE TABLE saved_images (
      folder TEXT NOT NULL,
      url TEXT NOT NULL,
      name TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      mtime_ms INTEGER NOT NULL,
      sha256 TEXT,
      PRIMARY KEY (folder, url)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO saved_images VALUES ('/pictures', 'http://example.com/a.jpg', 'a.jpg', 12, 1764000000123, 'ab');`,
  2: `
    CREATE TABLE saved_images (
      folder TEXT NOT NULL,
      url TEXT NOT NULL,
      name TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      mtime_ms INTEGER NOT NULL,
      sha256 TEXT,
      PRIMARY KEY (folder, url)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO saved_images VALUES ('/pictures', 'http://example.com/a.jpg', 'a.jpg', 12, 1764000000123, 'ab');
    CREATE TABLE batches (
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
  3: `
    CREATE TABLE saved_images (
      folder TEXT NOT NULL,
      url TEXT NOT NULL,
      name TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      mtime_ms INTEGER NOT NULL,
      sha256 TEXT,
      PRIMARY KEY (folder, url)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO saved_images VALUES ('/pictures', 'http://example.com/a.jpg', 'a.jpg', 12, 1764000000123, 'ab');
    CREATE TABLE batches (
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
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE saved_images ADD COLUMN width INTEGER;
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
    CREATE INDEX marks_held ON marks (folder) WHERE held IS NOT NULL;
    INSERT INTO batches (id, label, folder, list_hash, options, resumable, status, row_count, created_at, touched_at)
      VALUES ('b', 'harbour.txt', '/pictures', 'ab', '{}', 1, 'finished', 4, 1, 2);
    INSERT INTO downloads (batch, row, line, url, state, name, detail) VALUES
      (1, 0, 1, 'http://example.com/a.jpg', 'done', 'a.jpg', '{"rank":0,"bytes":12}'),
      (1, 1, 2, 'http://example.com/b.jpg', 'skipped', 'b.jpg', '{"rank":1,"bytes":7}'),
      (1, 2, 3, 'http://example.com/c.jpg', 'failed', NULL, '{}'),
      (1, 3, 4, 'http://example.com/d.jpg', 'cancelled', NULL, NULL);`,
};

describe('a database of an earlier version', () => {
  it.each(Object.entries(earlier))('%s is brought up to date with what is in it', async (version, sql) => {
    const data = await tempDir();
    const old = new DatabaseSync(join(data, 'shoal.sqlite'));
    old.exec(`PRAGMA journal_mode = WAL; ${sql} PRAGMA user_version = ${version};`);
    old.close();
    const store = openStore(data, (message) => expect.fail(message));
    expect(store.saved.find('/pictures', 'http://example.com/a.jpg')).toEqual({
      name: 'a.jpg',
      bytes: 12,
      mtimeMs: 1_764_000_000_123,
      sha256: 'ab',
    });
    const rows = [{ line: 1, url: 'http://example.com/a.jpg' }];
    expect(
      await store.history.add({ id: 'x', label: '', folder: '/pictures', rows, options: {}, resumable: true }),
    ).not.toBeNull();
    store.close();
    const now = new DatabaseSync(join(data, 'shoal.sqlite'), { readOnly: true });
    expect(now.prepare('PRAGMA user_version').get()).toEqual({ user_version: schemaVersion });
    now.close();
  });

  it('3 tells what its lists came to', async () => {
    const data = await tempDir();
    const old = new DatabaseSync(join(data, 'shoal.sqlite'));
    old.exec(`${earlier[3]} PRAGMA user_version = 3;`);
    old.close();
    const store = openStore(data, (message) => expect.fail(message));
    expect(store.history.outlines()).toMatchObject([
      { id: 'b', label: 'harbour.txt', rows: 4, sums: { saved: 2, failed: 1, cancelled: 1, bytes: 12 } },
    ]);
    store.close();
  });

  it('is kept as a test here, each one', () => {
    expect(Object.keys(earlier).map(Number)).toEqual(Array.from({ length: schemaVersion - 1 }, (_, n) => n + 1));
  });

  it('is brought up to date once, whoever else opens it at the same moment', async () => {
    const data = await tempDir();
    const old = new DatabaseSync(join(data, 'shoal.sqlite'));
    old.exec(`${earlier[1]} PRAGMA user_version = 1;`);
    old.close();
    const stores = [1, 2].map(() => openStore(data, (message) => expect.fail(message)));
    for (const store of stores) {
      expect(store.saved.find('/pictures', 'http://example.com/a.jpg')).not.toBeNull();
      store.close();
    }
  });
});
