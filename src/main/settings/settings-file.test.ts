import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { openSettingsFile, problemWords, type SettingsProblem } from './settings-file.ts';

const words = (problem: SettingsProblem | null): string => (problem === null ? '' : problemWords(problem));

const tempDir = useTempDir();

describe('the settings file', () => {
  it('gives the defaults and no folder where there is none', async () => {
    const file = await openSettingsFile(join(await tempDir(), 'settings.json'));
    expect(file.current).toEqual({ settings: defaultSettings, folder: null, certificates: null });
  });

  it('gives back what was remembered', async () => {
    const path = join(await tempDir(), 'not', 'yet', 'there', 'settings.json');
    const first = await openSettingsFile(path);
    await first.update({ folder: '/photos' });
    await first.update({ settings: { ...defaultSettings, limits: { concurrency: 7, perHost: 2 } } });
    const second = await openSettingsFile(path);
    expect(second.current.folder).toBe('/photos');
    expect(second.current.settings.limits).toEqual({ concurrency: 7, perHost: 2 });
  });

  it('falls back field by field where the file is wrong', async () => {
    const path = join(await tempDir(), 'settings.json');
    await writeFile(
      path,
      JSON.stringify({
        settings: { limits: { concurrency: 0, perHost: null }, order: 'completed', theme: 'pink' },
        folder: 'relative',
      }),
    );
    const { current, problem } = await openSettingsFile(path);
    expect(current).toEqual({ settings: { ...defaultSettings, order: 'completed' }, folder: null, certificates: null });
    expect(words(problem)).toBe(
      'Some settings could not be read and are back at their defaults: how many downloads run at once, the theme, the folder. The file is kept as settings.json.broken.',
    );
  });

  it('falls back field by field among the options of lists too, and says which', async () => {
    const path = join(await tempDir(), 'settings.json');
    const download = {
      ...defaultSettings.download,
      referer: { kind: 'page', url: 'https://me:word@shop.example/' },
      userAgent: 'Fish/1',
      proxy: { kind: 'own', address: 'http://me:word@proxy.example:3128/' },
      nameTemplate: '../{name}',
      retries: 7,
      timeoutSeconds: '30',
      maxBytes: undefined,
    };
    await writeFile(path, JSON.stringify({ settings: { ...defaultSettings, download } }));
    const { current, problem } = await openSettingsFile(path);
    expect(current.settings.download).toEqual({ ...defaultSettings.download, userAgent: 'Fish/1', retries: 7 });
    expect(words(problem)).toMatch(/: the Referer, the proxy, the names of files, the time-out\. The file/);
  });

  it('falls back where schedule, tray or notifications are wrong, and keeps the rest', async () => {
    const path = join(await tempDir(), 'settings.json');
    const pause = { kind: 'pause' };
    const usual = { kind: 'limit', bytesPerSecond: 500_000 };
    const speed = { usual, windows: [{ days: [7], fromMinute: 0, toMinute: 1440, speed: pause }] };
    const desktop = { notifies: false, keepsAwake: 'yes', closing: 'tray' };
    const list = { ...defaultSettings.list, hidden: ['speed', 'smell'], sort: { column: 'host', descending: true } };
    await writeFile(path, JSON.stringify({ settings: { ...defaultSettings, speed, desktop, list, theme: 'dark' } }));
    const { current, problem } = await openSettingsFile(path);
    expect(current.settings).toEqual({
      ...defaultSettings,
      theme: 'dark',
      speed: { ...defaultSettings.speed, usual },
      desktop: { ...defaultSettings.desktop, notifies: false, closing: 'tray' },
      list: { ...defaultSettings.list, sort: list.sort },
    });
    expect(words(problem)).toMatch(/notifications, tray and sleep, the speed of all lists/);
  });

  it('takes the one limit of an earlier version for that of all lists', async () => {
    const path = join(await tempDir(), 'settings.json');
    const { speed: _none, ...before } = defaultSettings;
    const download = { ...before.download, bytesPerSecond: 500_000 };
    await writeFile(path, JSON.stringify({ settings: { ...before, download } }));
    const { current, problem } = await openSettingsFile(path);
    expect(current.settings.speed).toEqual({ usual: { kind: 'limit', bytesPerSecond: 500_000 }, windows: [] });
    expect(current.settings.download.bytesPerSecond).toBeNull();
    expect(problem).toBeNull();
  });

  it('of a newer version is read as far as it goes, told of, and kept beside what is written', async () => {
    const path = join(await tempDir(), 'settings.json');
    const newer = JSON.stringify({ version: 2, settings: { theme: 'dark', order: { by: 'size' } }, future: 7 });
    await writeFile(path, newer);
    const file = await openSettingsFile(path);
    expect(file.current.settings).toEqual({ ...defaultSettings, theme: 'dark' });
    expect(words(file.problem)).toContain('newer version of Shoal');
    await file.update({ folder: '/photos' });
    expect(await readFile(`${path}.newer`, 'utf8')).toBe(newer);
    expect((await openSettingsFile(path)).problem).toBeNull();
  });

  it('says nothing of a file of an earlier version, which lacks what is new', async () => {
    const path = join(await tempDir(), 'settings.json');
    await writeFile(path, JSON.stringify({ settings: { theme: 'dark' }, folder: '/photos' }));
    const { current, problem } = await openSettingsFile(path);
    expect(current).toMatchObject({ settings: { ...defaultSettings, theme: 'dark' }, folder: '/photos' });
    expect(problem).toBeNull();
  });

  it('opens with the defaults when the file is no JSON, and can be written again', async () => {
    const path = join(await tempDir(), 'settings.json');
    await writeFile(path, '{"settings":');
    const file = await openSettingsFile(path);
    expect(file.current.settings).toEqual(defaultSettings);
    expect(words(file.problem)).toContain('all of them are back at their defaults');
    await file.update({ folder: '/photos' });
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ folder: '/photos' });
  });

  it('is kept beside what is written where a part of it, or all, could not be used', async () => {
    const path = join(await tempDir(), 'settings.json');
    for (const text of ['{"settings":', '{"settings":{"theme":"pink"}}', '{"settings":7}', '[]']) {
      await writeFile(path, text);
      const file = await openSettingsFile(path);
      expect(words(file.problem)).toContain('settings.json.broken');
      await file.update({ folder: '/photos' });
      expect(await readFile(`${path}.broken`, 'utf8')).toBe(text);
      expect((await openSettingsFile(path)).problem).toBeNull();
    }
    await rm(path);
    await rm(`${path}.broken`);
    await mkdir(path);
    const file = await openSettingsFile(path);
    expect(words(file.problem)).toContain('all of them');
    await file.update({ folder: '/photos' });
    expect((await openSettingsFile(path)).current.folder).toBe('/photos');
  });

  it('tells that nothing of the options of lists could be used', async () => {
    const path = join(await tempDir(), 'settings.json');
    await writeFile(path, JSON.stringify({ settings: { theme: 'dark', download: 'fast' } }));
    const { current, problem } = await openSettingsFile(path);
    expect(current.settings).toEqual({ ...defaultSettings, theme: 'dark' });
    expect(words(problem)).toMatch(/the Referer.*the proxy.*the time-out/);
  });

  it('is read as an editor has saved it that puts a byte order mark in front', async () => {
    const path = join(await tempDir(), 'settings.json');
    await writeFile(path, `\uFEFF${JSON.stringify({ settings: { theme: 'dark' } })}`);
    const { current, problem } = await openSettingsFile(path);
    expect(current.settings.theme).toBe('dark');
    expect(problem).toBeNull();
  });

  it('writes the last of many changes that come at once', async () => {
    const path = join(await tempDir(), 'settings.json');
    const file = await openSettingsFile(path);
    await Promise.all(Array.from({ length: 20 }, async (_, n) => await file.update({ folder: `/photos/${n}` })));
    expect((await openSettingsFile(path)).current.folder).toBe('/photos/19');
  });
});
