import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { findDisk } from '../files/disks.ts';
import { openSavedImages, type SavedImage, type SavedImages } from './saved-images.ts';

const tempDir = useTempDir();
const image: SavedImage = { name: 'a.jpg', bytes: 12, mtimeMs: 1_764_000_000_123, sha256: 'ab' };
const url = 'http://example.com/a.jpg';
const nothingToTell = (message: string): never => expect.fail(message);

async function open(): Promise<{ data: string; folder: string; told: string[]; saved: SavedImages }> {
  const data = await tempDir();
  const told: string[] = [];
  return { data, folder: await tempDir(), told, saved: openSavedImages(data, (message) => told.push(message)) };
}

describe('the record of saved images', () => {
  it('finds what was added, also after it was opened again', async () => {
    const { data, folder, told, saved } = await open();
    expect(saved.find(folder, url)).toBeNull();
    await saved.add(folder, url, image);
    expect(saved.find(folder, url)).toEqual(image);
    saved.close();
    const again = openSavedImages(data, (message) => told.push(message));
    expect(again.find(folder, url)).toEqual(image);
    again.close();
    expect(told).toEqual([]);
  });

  it('keeps folders and URLs apart', async () => {
    const { folder, saved } = await open();
    await saved.add(folder, url, image);
    expect(saved.find(`${folder}/other`, url)).toBeNull();
    expect(saved.find(folder, `${url}?size=2`)).toBeNull();
    saved.close();
  });

  it('takes a folder for the same by whatever path it is reached', async () => {
    const { data, folder, saved } = await open();
    await symlink(folder, join(data, 'link'));
    await findDisk(join(data, 'link'));
    await saved.add(join(data, 'link'), url, image);
    expect(saved.find(folder, url)).toEqual(image);
    saved.close();
  });

  it('replaces the row of a URL that is saved again', async () => {
    const { folder, saved } = await open();
    await saved.add(folder, url, image);
    await saved.add(folder, url, { ...image, name: 'b.jpg', sha256: null });
    expect(saved.find(folder, url)).toEqual({ ...image, name: 'b.jpg', sha256: null });
    saved.close();
  });

  it('never writes a user or a password down', async () => {
    const { data, folder, saved } = await open();
    await saved.add(folder, 'http://me:secret@example.com/a.jpg', image);
    expect(saved.find(folder, 'http://me:other@example.com/a.jpg')).toEqual(image);
    saved.close();
    for (const name of await readdir(data)) expect(await readFile(join(data, name), 'latin1')).not.toContain('secret');
  });

  it('writes rows that come together, each told when it is down', async () => {
    const { data, folder, saved } = await open();
    const urls = Array.from({ length: 1000 }, (_, n) => `${url}?${n}`);
    await Promise.all(urls.map(async (each) => await saved.add(folder, each, image)));
    const other = new DatabaseSync(join(data, 'shoal.sqlite'), { readOnly: true });
    expect(other.prepare('SELECT count(*) AS rows FROM saved_images').get()).toEqual({ rows: 1000 });
    other.close();
    saved.close();
  });

  it('has every row that was told written, when the process is killed', async () => {
    const data = await tempDir();
    const module = pathToFileURL(join(import.meta.dirname, 'saved-images.ts')).href;
    const script = `
      import { openSavedImages } from ${JSON.stringify(module)};
      const saved = openSavedImages(${JSON.stringify(data)}, console.error);
      for (let n = 0; n < 50; n++) await saved.add('/pictures', 'http://example.com/' + n, ${JSON.stringify(image)});
      process.kill(process.pid, 'SIGKILL');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    const saved = openSavedImages(data, nothingToTell);
    for (let n = 0; n < 50; n++) expect(saved.find('/pictures', `http://example.com/${n}`)).toEqual(image);
    saved.close();
  });

  it('lets two processes write to one record', async () => {
    const { data, folder, told, saved } = await open();
    const second = openSavedImages(data, (message) => told.push(message));
    await Promise.all([saved.add(folder, `${url}?1`, image), second.add(folder, `${url}?2`, image)]);
    expect([saved.find(folder, `${url}?2`), second.find(folder, `${url}?1`)]).toEqual([image, image]);
    saved.close();
    second.close();
    expect(told).toEqual([]);
  });
});

describe('a record that cannot be used', () => {
  it('is set aside when it is no database, and a new one begun', async () => {
    const data = await tempDir();
    const rubbish = 'no database at all. '.repeat(500);
    await writeFile(join(data, 'shoal.sqlite'), rubbish);
    const told: string[] = [];
    const saved = openSavedImages(data, (message) => told.push(message));
    await saved.add('/pictures', url, image);
    expect(saved.find('/pictures', url)).toEqual(image);
    saved.close();
    const kept = (await readdir(data)).filter((name) => name.startsWith('shoal.sqlite.damaged-'));
    expect(kept).toHaveLength(1);
    expect(await readFile(join(data, kept[0]!), 'utf8')).toBe(rubbish);
    expect(told).toEqual([expect.stringContaining(kept[0]!)]);
  });

  it('is set aside when it turns out to be damaged only in use', async () => {
    const data = await tempDir();
    const first = openSavedImages(data, nothingToTell);
    const many = Array.from({ length: 2000 }, (_, n) => `${url}?${n}`);
    await Promise.all(many.map(async (each) => await first.add('/pictures', each, image)));
    first.close();
    const bytes = await readFile(join(data, 'shoal.sqlite'));
    bytes.fill(0xa5, 3 * 4096); // behind the header and the schema
    await writeFile(join(data, 'shoal.sqlite'), bytes);
    const told: string[] = [];
    const saved = openSavedImages(data, (message) => told.push(message));
    for (const each of many) saved.find('/pictures', each);
    await saved.add('/pictures', url, image);
    expect(saved.find('/pictures', url)).toEqual(image);
    saved.close();
    expect(told).toEqual([expect.stringMatching(/is damaged\. It was set aside as .*shoal\.sqlite\.damaged-/)]);
  });

  it('is set aside untouched when a newer Shoal has made it', async () => {
    const data = await tempDir();
    const newer = new DatabaseSync(join(data, 'shoal.sqlite'));
    newer.exec('CREATE TABLE future (x); INSERT INTO future VALUES (7); PRAGMA user_version = 99;');
    newer.close();
    const before = await readFile(join(data, 'shoal.sqlite'));
    const told: string[] = [];
    openSavedImages(data, (message) => told.push(message)).close();
    const kept = (await readdir(data)).find((name) => name.startsWith('shoal.sqlite.newer-'));
    expect(await readFile(join(data, kept ?? ''))).toEqual(before);
    expect(told).toEqual([expect.stringContaining('newer version of Shoal')]);
  });

  it('is refused with the error itself when the folder cannot be made', async () => {
    const data = await tempDir();
    await writeFile(join(data, 'file'), '');
    expect(() => openSavedImages(join(data, 'file', 'shoal'), nothingToTell)).toThrow(/ENOTDIR/);
  });

  it('costs no download when it cannot be written any more', async () => {
    const { data, folder, told, saved } = await open();
    const other = new DatabaseSync(join(data, 'shoal.sqlite'));
    other.exec('DROP TABLE saved_images');
    other.close();
    await saved.add(folder, url, image);
    await saved.add(folder, `${url}?2`, image);
    expect(saved.find(folder, url)).toBeNull();
    saved.close();
    expect(told).toEqual([expect.stringContaining('cannot be remembered')]);
  });

  it('is made with its folder, parents included', async () => {
    const data = join(await tempDir(), 'a', 'b');
    openSavedImages(data, nothingToTell).close();
    expect(await readdir(data)).toContain('shoal.sqlite');
  });
});
