import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { chooseFolder, expect, test } from './support/app.ts';
import { paste, row, rows, start, summary } from './support/list.ts';

test('a first start says nothing and works', async ({ launch, userData }) => {
  const { page } = await launch();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await expect(page.getByText(/newer version|could not be read|set aside/)).toHaveCount(0);
  expect(await readdir(userData)).toContain('shoal.sqlite');
});

test('what the first version has left is used: settings, and which images are saved', async ({
  launch,
  userData,
  folder,
  server,
}) => {
  const url = server.url('ok', { name: 'old.jpg' });
  const image = Buffer.from('saved long ago');
  await writeFile(join(folder, 'old.jpg'), image);
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ settings: { theme: 'dark' }, folder }));
  const { mtimeMs } = await stat(join(folder, 'old.jpg'));
  const database = new DatabaseSync(join(userData, 'shoal.sqlite'));
  database.exec(`
    CREATE TABLE saved_images (folder TEXT NOT NULL, url TEXT NOT NULL, name TEXT NOT NULL, bytes INTEGER NOT NULL,
      mtime_ms INTEGER NOT NULL, sha256 TEXT, PRIMARY KEY (folder, url)) STRICT, WITHOUT ROWID;
    PRAGMA user_version = 1;`);
  database
    .prepare('INSERT INTO saved_images VALUES (?, ?, ?, ?, ?, NULL)')
    .run(folder, url, 'old.jpg', image.length, Math.floor(mtimeMs));
  database.close();
  const { page } = await launch();
  await expect(page.getByText(/newer version|could not be read|set aside/)).toHaveCount(0);
  await paste(page, `${url}\n${server.url('ok', { name: 'new.jpg' })}`);
  await start(page);
  await expect(summary(page)).toContainText('1 image');
  await expect(rows(page)).toHaveCount(2);
  await expect(row(page, 'old.jpg')).toHaveAttribute('data-state', 'skipped');
  expect(server.requests).toHaveLength(1);
});

test('what a newer version has left is kept as it is, told, and the app works', async ({
  launch,
  userData,
  folder,
  server,
}) => {
  const settings = JSON.stringify({ version: 99, settings: { theme: 'dark' }, future: true });
  await writeFile(join(userData, 'settings.json'), settings);
  const database = new DatabaseSync(join(userData, 'shoal.sqlite'));
  database.exec('CREATE TABLE future (x); INSERT INTO future VALUES (7); PRAGMA user_version = 99;');
  database.close();
  const before = await readFile(join(userData, 'shoal.sqlite'));
  const running = await launch();
  await expect(running.page.getByText(/settings belong to a newer version of Shoal/)).toBeVisible();
  await expect(running.page.getByText(/belongs to a newer version of Shoal. It was set aside/)).toBeVisible();
  await chooseFolder(running, folder);
  await paste(running.page, server.url('ok', { name: 'a.jpg' }));
  await start(running.page);
  await expect(summary(running.page)).toContainText('1 image');
  const kept = (await readdir(userData)).find((name) => name.startsWith('shoal.sqlite.newer-')) ?? '';
  expect((await readFile(join(userData, kept))).equals(before)).toBe(true);
  expect(await readFile(join(userData, 'settings.json.newer'), 'utf8')).toBe(settings);
});
