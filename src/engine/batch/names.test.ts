import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { imageBytes } from '../../../test-support/image-bytes.ts';
import { type RunOptions, useBatches } from '../../../test-support/run-batch.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import type { DownloadState } from '../../shared/download.ts';
import { readList } from '../../shared/url-list/list-reader.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { openSavedImages } from '../store/saved-images.ts';

const startServer = useServers();
const tempDir = useTempDir();
const batches = useBatches();

/** Paths of all files below a folder, links not followed. */
async function treeOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

const bytesOf = (seed: number): Buffer => Buffer.from(imageBytes({ format: 'jpeg', bytes: 10_000, seed }));

async function download(
  rows: readonly (string | ListRow)[],
  options: RunOptions = {},
): Promise<{ names: string[]; kinds: string[]; states: DownloadState[]; folder: string; tree: string[] }> {
  const { downloads, states, folder } = await batches.run(rows, options);
  const [names, kinds] = [downloads.map(({ name }) => name), states.map(({ kind }) => kind)];
  return { names, kinds, states, folder, tree: await treeOf(folder) };
}

describe('names and folders of a list', () => {
  it('are those of the files, which hold what each URL gave', async () => {
    const server = await startServer();
    const url = (seed: number): string => server.url('ok', { seed, name: '1.jpg' });
    const csv = [
      'url,folder,name',
      `${url(1)},Italy/Rome,Sun`,
      `${url(2)},italy\\ROME,sun.jpg`,
      `${url(3)},,"black/white"`,
      `${url(4)},,`,
      `${url(5)},../../outside,../up`,
    ].join('\n');
    const { names, folder, tree } = await download(readList(csv).rows);
    const expected = ['Italy/Rome/Sun.jpg', 'Italy/Rome/sun (1).jpg', 'black_white.jpg', '1.jpg', 'outside/up.jpg'];
    expect(names).toEqual(expected);
    expect(tree).toEqual(expected.toSorted());
    for (const [n, name] of names.entries()) expect(await readFile(join(folder, name))).toEqual(bytesOf(n + 1));
  });

  it('are the same again for the same list in an empty folder, and not downloaded again in the same one', async () => {
    const server = await startServer();
    const saved = openSavedImages(await tempDir(), () => undefined);
    const formats = ['jpeg', 'png', 'gif'] as const;
    const rows = Array.from({ length: 60 }, (_, n) => ({
      line: n + 1,
      url: server.url('ok', { seed: n, format: formats[n % 3] ?? 'jpeg', name: ['x', 'x.jpg', 'X.png', 'y'][n % 4] ?? '' }),
      folder: ['', 'A', 'a', 'B/c'][n % 5] ?? '',
    })); // prettier-ignore
    const first = await download(rows, { saved });
    const other = await download(rows, { concurrency: 60, saved });
    expect(other.names).toEqual(first.names);
    expect(other.tree).toEqual(first.tree);
    expect(new Set(first.names.map((name) => name.toLowerCase())).size).toBe(60);
    const asked = server.requests.length;
    const again = await download(rows, { folder: first.folder, saved });
    expect(new Set(again.kinds)).toEqual(new Set(['skipped']));
    expect(again.names).toEqual(first.names);
    expect(again.tree).toEqual(first.tree);
    expect(server.requests).toHaveLength(asked);
    await rm(join(first.folder, first.names[7] ?? ''));
    const repaired = await download(rows, { folder: first.folder, saved });
    expect(repaired.kinds.filter((kind) => kind === 'done')).toHaveLength(1);
    expect(repaired.tree).toEqual(first.tree);
    saved.close();
  });

  it('are numbered beside what a subfolder holds already, in the spelling that it has', async () => {
    const server = await startServer();
    const folder = await tempDir();
    await mkdir(join(folder, 'Album', 'sub.jpg'), { recursive: true });
    await writeFile(join(folder, 'Album', 'Sun.JPG'), 'mine');
    const rows = ['sun', 'sub', 'sun'].map((name, n) => ({
      line: n + 1,
      url: server.url('ok', { seed: n, name: '1.jpg' }),
      name,
      folder: 'ALBUM',
    }));
    const { names } = await download(rows, { folder });
    expect(names).toEqual(['Album/sun (1).jpg', 'Album/sub (1).jpg', 'Album/sun (2).jpg']);
    expect(await readFile(join(folder, 'Album', 'Sun.JPG'), 'utf8')).toBe('mine');
  });

  it('G2 G4 are legal on every system', async () => {
    const server = await startServer();
    const row = (name: string, folder: string, n: number): ListRow => ({
      line: n + 1,
      url: server.url('ok', { seed: n, name: 'x' }),
      name,
      folder,
    });
    const rows = [
      row('CON', 'nul', 0),
      row('COM1.jpg', 'LPT9.txt', 1),
      row('漢'.repeat(300), 'ü'.repeat(300), 2),
      row('漢'.repeat(300), 'ü'.repeat(300), 3),
      row('a<b>:"c|d?*', 'x\u202e:y.', 4),
      row(' .hidden. ', '~/.ssh', 5),
      row('e\u0301', 'A\u030a', 6),
      row(`a${'漢'.repeat(300)}`, 'cut', 7),
    ];
    const { names, kinds, tree } = await download(rows);
    expect(kinds).toEqual(rows.map(() => 'done'));
    expect(names).toEqual([
      '_nul/_CON.jpg',
      '_LPT9.txt/_COM1.jpg',
      `${'ü'.repeat(120)}/${'漢'.repeat(80)}.jpg`,
      `${'ü'.repeat(120)}/${'漢'.repeat(80)} (1).jpg`,
      'x_y/a_b___c_d__.jpg',
      'ssh/hidden.jpg',
      'Å/é.jpg',
      `cut/a${'漢'.repeat(79)}.jpg`,
    ]);
    expect(tree).toEqual(names.toSorted());
  });
});

describe('subfolders', () => {
  it('G6 are never those behind a link that leads out of the folder', async () => {
    const server = await startServer();
    const [folder, outside] = [await tempDir(), await tempDir()];
    await symlink(outside, join(folder, 'album'));
    const rows = ['album', 'album/new/deep', 'later', 'nowhere', ''].map((sub, n) => ({
      line: n + 1,
      url: server.url('ok', { seed: n, name: 'x.jpg' }),
      folder: sub,
    }));
    const batch = await batches.create(rows, { folder });
    await symlink(outside, join(folder, 'later'));
    await symlink(join(outside, 'nothing'), join(folder, 'nowhere'));
    batch.start();
    await batch.whenFinished();
    const messages = rows.map((_row, id) => {
      const { state } = batch.download(id);
      return state.kind === 'failed' ? `${state.failure.code}: ${state.failure.message}` : state.kind;
    });
    expect(messages).toEqual([
      `subfolder-unusable: ${join(folder, 'album')} is a link that leads out of the folder ${folder}.`,
      `subfolder-unusable: ${join(folder, 'album')} is a link that leads out of the folder ${folder}.`,
      `subfolder-unusable: ${join(folder, 'later')} is a link that leads out of the folder ${folder}.`,
      `subfolder-unusable: ${join(folder, 'nowhere')} is a link that leads nowhere.`,
      'done',
    ]);
    expect(await readdir(outside)).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual(['album', 'later', 'nowhere', 'x.jpg']);
  });

  it('may be behind a link that stays inside', async () => {
    const server = await startServer();
    const folder = await tempDir();
    await mkdir(join(folder, 'real'));
    await writeFile(join(folder, 'real', 'x.jpg'), 'mine');
    await symlink(join(folder, 'real'), join(folder, 'link'));
    const row = { line: 1, url: server.url('ok', { name: 'x.jpg' }), folder: 'link' };
    expect((await download([row], { folder })).names).toEqual(['link/x (1).jpg']);
    expect(await readdir(join(folder, 'real'))).toEqual(['x (1).jpg', 'x.jpg']);
  });

  it('get a number where a file has their name, also when it comes only later', async () => {
    const server = await startServer();
    const folder = await tempDir();
    await writeFile(join(folder, 'album'), 'mine');
    const rows = [
      { line: 1, url: server.url('ok', { name: 'x.jpg' }), folder: 'album' },
      { line: 2, url: server.url('ok', { name: 'y.jpg' }), folder: 'later' },
    ];
    const batch = await batches.create(rows, { folder });
    await writeFile(join(folder, 'later'), 'mine');
    batch.start();
    await batch.whenFinished();
    expect([0, 1].map((id) => batch.download(id))).toMatchObject([
      { name: 'album (1)/x.jpg', state: { kind: 'done' } },
      { state: { kind: 'failed', failure: { code: 'subfolder-unusable', message: expect.stringContaining('A file is') } } },
    ]);
    expect(await treeOf(folder)).toEqual(['album', 'album (1)/x.jpg', 'later']);
    expect(batch.savedFile(0)).toMatchObject({ path: join(folder, 'album (1)', 'x.jpg') });
  }); // prettier-ignore

  it('number a file whose name somebody takes meanwhile', async () => {
    const server = await startServer();
    const folder = await tempDir();
    const row = { line: 1, url: server.url('ok', { name: 'x.jpg' }), folder: 'album' };
    const batch = await batches.create([row], { folder });
    await mkdir(join(folder, 'album'));
    await writeFile(join(folder, 'album', 'x.jpg'), 'mine');
    batch.start();
    await batch.whenFinished();
    expect(batch.download(0).name).toBe('album/x (1).jpg');
    expect(await readFile(join(folder, 'album', 'x.jpg'), 'utf8')).toBe('mine');
  });

  it('that are removed meanwhile are made again, and left out where nothing is saved', async () => {
    const server = await startServer();
    const folder = await tempDir();
    await mkdir(join(folder, 'album'));
    const rows = [
      { line: 1, url: server.url('ok', { name: 'x.jpg' }), folder: 'album' },
      { line: 2, url: server.url('status', { code: 404 }), folder: 'empty' },
    ];
    const batch = await batches.create(rows, { folder });
    await rm(join(folder, 'album'), { recursive: true });
    batch.start();
    await batch.whenFinished();
    expect(await readdir(folder)).toEqual(['album']);
    expect(await treeOf(folder)).toEqual(['album/x.jpg']);
  });

  it('count with `skip` and `overwrite`, too', async () => {
    const server = await startServer();
    const folder = await tempDir();
    await mkdir(join(folder, 'album'));
    await writeFile(join(folder, 'album', 'x.jpg'), 'mine');
    const row = { line: 1, url: server.url('ok', { name: 'x.jpg' }), folder: 'album' };
    const skipped = await download([row], { folder, onConflict: 'skip' });
    expect(skipped.states).toEqual([{ kind: 'skipped', rank: 0, bytes: 4, why: 'name-taken' }]);
    const bare = { ...row, url: server.url('ok', { name: 'bare' }), name: 'x' };
    expect((await download([bare], { folder, onConflict: 'skip' })).kinds).toEqual(['skipped']);
    expect(await readFile(join(folder, 'album', 'x.jpg'), 'utf8')).toBe('mine');
    expect((await download([row], { folder, onConflict: 'overwrite' })).names).toEqual(['album/x.jpg']);
    expect(await readFile(join(folder, 'album', 'x.jpg'))).toEqual(bytesOf(1));
  });
});

describe('a name template', () => {
  it('names every file, in folders of its own', async () => {
    const server = await startServer();
    const urls = ['a.jpg', 'a.jpg', 'view'].map((name, seed) => server.url('ok', { seed, name }));
    const { names, tree } = await download(urls, {
      nameTemplate: '{host}/{date}/{index:04}-{name}',
      date: '2026-01-31',
    });
    const host = new URL(server.url('ok')).host.replace(':', '_');
    expect(names).toEqual(['0001-a.jpg', '0002-a.jpg', '0003-view.jpg'].map((name) => `${host}/2026-01-31/${name}`));
    expect(tree).toEqual(names);
  });

  it('is refused with a sentence where it is wrong', async () => {
    await expect(batches.create([], { nameTemplate: '../{name}' })).rejects.toThrow(
      /"\.\.", which is no name, stands at/,
    );
  });
});

describe('G1 the name that a server gives', () => {
  it('is taken where the URL says nothing, and only there', async () => {
    const server = await startServer();
    const disposition = `attachment; filename="wrong.jpg"; filename*=UTF-8''Sonne%20%C3%BCber.jpg`;
    const url = (name: string, format: 'jpeg' | 'png' = 'jpeg'): string => server.url('named', { disposition, name, format });
    const rows: ListRow[] = [
      { line: 1, url: url('download.php', 'png') },
      { line: 2, url: url('photo.jpg') },
      { line: 3, url: url('view'), name: 'Mine', folder: 'A' },
      { line: 4, url: url('view'), folder: 'A' },
    ];
    rows.forEach((row, n) => (row.url += `&n=${n}`));
    const { names, tree } = await download(rows, { concurrency: 1 });
    expect(names).toEqual(['Sonne über.png', 'photo.jpg', 'A/Mine.jpg', 'A/Sonne über.jpg']);
    expect(tree).toEqual(names.toSorted());
    const numbered = await download(rows, { concurrency: 1, nameTemplate: '{index}-{name}' });
    expect(numbered.names).toEqual(['1-Sonne über.png', '2-photo.jpg', '3-Mine.jpg', '4-Sonne über.jpg']);
    const fixed = await download(rows, { nameTemplate: '{index}' });
    expect(fixed.names).toEqual(['1.png', '2.jpg', '3.jpg', '4.jpg']);
  }); // prettier-ignore

  it('never leaves the folder, nor takes the name of another', async () => {
    const server = await startServer();
    const urls = ['../../up.exe', 'C:\\\\x\\\\up.jpg', 'UP.jpg', '..'].map((name, n) =>
      server.url('named', { disposition: `attachment; filename="${name}"`, seed: n, name: 'view' }),
    );
    const { names, folder, tree } = await download([...urls, server.url('ok', { name: 'up (1).jpg' })], { concurrency: 1 });
    // Whoever is complete first has the bare name.
    const expected = ['up (1).jpg', 'up (2).jpg', 'up (3).jpg', 'up.jpg', 'view (3).jpg'];
    expect(names.map((name) => name.toLowerCase()).sort()).toEqual(expected);
    expect(tree).toEqual(names.toSorted());
    for (const [n, name] of names.slice(0, 4).entries()) expect(await readFile(join(folder, name))).toEqual(bytesOf(n));
  }); // prettier-ignore
});

describe('a manifest fed back in', () => {
  it('C7 downloads only what is missing or changed, without any record', async () => {
    const server = await startServer();
    const urls = [1, 2, 3, 4].map((seed) => server.url('ok', { seed, name: '1.jpg' }));
    const rows = urls.map((url, n) => ({ line: n + 1, url, folder: n > 1 ? 'A' : '' }));
    const first = await download(rows, { sha256: true });
    const lines = first.states.map((state, n) => {
      const { bytes, sha256 } = state.kind === 'done' ? state : { bytes: 0, sha256: '' };
      return JSON.stringify({ line: n + 1, url: urls[n], status: 'saved', path: first.names[n], bytes, sha256 });
    });
    const { folder } = first;
    await rm(join(folder, '1 (1).jpg'));
    await writeFile(join(folder, 'A', '1.jpg'), Buffer.alloc(10_000));
    const asked = server.requests.length;
    const again = await download(readList(lines.join('\n')).rows, { folder });
    expect(again.kinds).toEqual(['skipped', 'done', 'done', 'skipped']);
    expect(again.names).toEqual(['1.jpg', '1 (1).jpg', 'A/1 (2).jpg', 'A/1 (1).jpg']);
    expect(server.requests.length - asked).toBe(2);
    expect(again.tree).toEqual(['1 (1).jpg', '1.jpg', 'A/1 (1).jpg', 'A/1 (2).jpg', 'A/1.jpg']);
  });
});
