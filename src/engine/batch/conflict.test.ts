import { mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultServer, startFaultServer } from '../../../test-support/fault-server.ts';
import { imageBytes } from '../../../test-support/image-bytes.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import type { DownloadState } from '../../shared/download.ts';
import { systemClock } from '../clock.ts';
import { openSavedImages, type SavedImages } from '../store/saved-images.ts';
import { defaultHttpOptions } from '../transfer/request/http-client.ts';
import { defaultRetryOptions } from '../transfer/retry-policy.ts';
import { type BatchSpec, createBatch } from './batch.ts';

const tempDir = useTempDir();
let server: FaultServer;
let saved: SavedImages;
let folder: string;
let told: string[];

beforeEach(async () => {
  server = await startFaultServer();
  told = [];
  saved = openSavedImages(await tempDir(), (message) => told.push(message));
  folder = await tempDir();
});
afterEach(async () => {
  saved.close();
  await server.close();
});

let runs = 0;
async function run(urls: string[], options: Partial<BatchSpec> = {}, record: SavedImages | null = saved) {
  const rows = urls.map((url, n) => ({ line: n + 1, url }));
  const limits = { concurrency: 4, perHost: null };
  const http = defaultHttpOptions;
  const spec = {
    id: `run-${++runs}`,
    rows,
    folder,
    limits,
    http,
    retry: defaultRetryOptions,
    maxBytes: 1e9,
    ...options,
  };
  const batch = await createBatch(spec, { clock: systemClock, random: Math.random, saved: record ?? undefined });
  batch.start();
  await batch.whenFinished();
  const states: DownloadState[] = rows.map((_row, id) => batch.download(id).state);
  const names = rows.map((_row, id) => batch.download(id).name);
  await batch.close();
  return { states, kinds: states.map(({ kind }) => kind), names };
}

const read = async (name: string): Promise<string> => await readFile(join(folder, name), 'latin1');
const write = async (name: string): Promise<void> => await writeFile(join(folder, name), `mine: ${name}`);
const pictures = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => server.url('ok', { seed: n + 1, name: 'same.jpg' }));
const bytesOf = (seed: number): string =>
  Buffer.from(imageBytes({ format: 'jpeg', bytes: 10_000, seed })).toString('latin1');

describe('the same list again', () => {
  it('asks for nothing and makes no numbered copies', async () => {
    const urls = pictures(5);
    const first = await run(urls);
    expect(first.kinds).toEqual(['done', 'done', 'done', 'done', 'done']);
    const files = await readdir(folder);
    const asked = server.requests.length;
    const second = await run(urls);
    expect(second.kinds).toEqual(['skipped', 'skipped', 'skipped', 'skipped', 'skipped']);
    expect(second.states[0]).toMatchObject({ bytes: 10_000, why: 'saved-before' });
    expect(second.names).toEqual(first.names);
    expect(server.requests.length).toBe(asked);
    expect(await readdir(folder)).toEqual(files);
    expect(told).toEqual([]);
  });

  it('saves what was removed, and what has changed beside the file that has', async () => {
    const urls = pictures(3);
    await run(urls);
    await writeFile(join(folder, 'same (1).jpg'), '');
    const { kinds, names } = await run([...urls, server.url('ok', { name: 'new.jpg' })]);
    expect(kinds).toEqual(['skipped', 'done', 'skipped', 'done']);
    expect(names).toEqual(['same.jpg', 'same (3).jpg', 'same (2).jpg', 'new.jpg']);
    expect(await read('same (1).jpg')).toBe('');
  });

  it('takes a file of the same size for another when its time has changed', async () => {
    const urls = pictures(1);
    await run(urls);
    await utimes(join(folder, 'same.jpg'), 1, 1);
    expect((await run(urls)).kinds).toEqual(['done']);
  });

  it('remembers the name that a file really got', async () => {
    const urls = [server.url('ok', { format: 'png', name: 'wrong.jpg' }), server.url('ok', { name: 'nothing' })];
    const first = await run(urls);
    expect(first.names).toEqual(['wrong.png', 'nothing.jpg']);
    const second = await run(urls);
    expect(second).toMatchObject({ kinds: ['skipped', 'skipped'], names: first.names });
  });

  it('gives a skipped row the hash that was taken when it was saved', async () => {
    const urls = pictures(1);
    const [first] = (await run(urls, { sha256: true })).states;
    const [second] = (await run(urls)).states;
    expect(first).toHaveProperty('sha256', expect.stringMatching(/^[0-9a-f]{64}$/));
    expect(second).toMatchObject({ kind: 'skipped', sha256: first?.kind === 'done' ? first.sha256 : '' });
  });
});

describe('a name that a file has already', () => {
  it('is left to it, and the download numbered', async () => {
    await write('same.jpg');
    expect(await run(pictures(2))).toMatchObject({ names: ['same (1).jpg', 'same (2).jpg'] });
    expect(await read('same.jpg')).toBe('mine: same.jpg');
  });

  it('makes `skip` ask for nothing', async () => {
    await write('same.jpg');
    const { states } = await run(pictures(1), { onConflict: 'skip' });
    expect(states).toEqual([{ kind: 'skipped', rank: 0, bytes: 14, why: 'name-taken' }]);
    expect(server.requests).toHaveLength(0);
    expect(await readdir(folder)).toEqual(['same.jpg']);
  });

  it('makes `skip` save nothing when only the image shows that it is the name', async () => {
    await write('same.png');
    const url = server.url('ok', { format: 'png', name: 'same.jpg' });
    const { states, names } = await run([url], { onConflict: 'skip' });
    expect(states).toEqual([{ kind: 'skipped', rank: 0, bytes: 14, why: 'name-taken' }]);
    expect(names).toEqual(['same.png']);
    expect(await readdir(folder)).toEqual(['same.png']);
  });

  it('does not make `skip` lose an image whose name another one of the list was saved under', async () => {
    const urls = pictures(2);
    await run(urls.slice(0, 1), { onConflict: 'skip' });
    const { kinds, names } = await run(urls, { onConflict: 'skip' });
    expect(kinds).toEqual(['skipped', 'done']);
    expect(names).toEqual(['same.jpg', 'same (1).jpg']);
    expect(await read('same (1).jpg')).toBe(bytesOf(2));
  });

  it('is taken from it by `overwrite`, while the images of one list still spare each other', async () => {
    await write('same.jpg');
    await write('other.jpg');
    const { kinds, names } = await run(pictures(2), { onConflict: 'overwrite' });
    expect(kinds).toEqual(['done', 'done']);
    expect(names).toEqual(['same.jpg', 'same (1).jpg']);
    expect([await read('same.jpg'), await read('same (1).jpg')]).toEqual([bytesOf(1), bytesOf(2)]);
    expect(await read('other.jpg')).toBe('mine: other.jpg');
  });

  it('is given to the same image again by `overwrite`', async () => {
    const urls = pictures(3);
    const first = await run(urls);
    const again = await run(urls.toReversed(), { onConflict: 'overwrite' });
    expect(again.kinds).toEqual(['done', 'done', 'done']);
    expect(again.names).toEqual(first.names.toReversed());
    expect((await readdir(folder)).length).toBe(3);
    expect(await read('same.jpg')).toBe(bytesOf(1));
  });

  it('is not followed by `overwrite` when it is a link, nor taken from a folder', async () => {
    const elsewhere = join(await tempDir(), 'precious.txt');
    await writeFile(elsewhere, 'precious');
    await symlink(elsewhere, join(folder, 'same.jpg'));
    await mkdir(join(folder, 'album.jpg'));
    const album = server.url('ok', { seed: 1, name: 'album.jpg' });
    const { names } = await run([...pictures(1), album], { onConflict: 'overwrite' });
    expect(names).toEqual(['same.jpg', 'album (1).jpg']);
    expect(await readFile(elsewhere, 'utf8')).toBe('precious');
    expect(await read('same.jpg')).toBe(bytesOf(1));
    expect(await readdir(join(folder, 'album.jpg'))).toEqual([]);
  });

  it('is still numbered without a record', async () => {
    await run(pictures(1), {}, null);
    expect((await run(pictures(1), {}, null)).names).toEqual(['same (1).jpg']);
  });
});
