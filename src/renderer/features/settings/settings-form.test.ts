import { describe, expect, it } from 'vitest';
import { formatFor } from '../../../shared/format.ts';
import { messagesFor } from '../../../shared/language/index.ts';
import { noSecrets } from '../../../shared/options.ts';
import { defaultSettings, type Settings } from '../../../shared/settings.ts';
import { newWindow, readSettingsForm, settingsFormOf, settingsTabOf } from './settings-form.ts';

const words = { texts: messagesFor('en').settings, format: formatFor('en') };
const night = newWindow([]);
const usual = settingsFormOf(defaultSettings, noSecrets);
const read = (change: Partial<typeof usual>) => readSettingsForm({ ...usual, ...change }, words);

describe('the form of the settings', () => {
  it('gives back what it was made of', () => {
    const own: Partial<Settings> = {
      language: 'de',
      theme: 'dark',
      limits: { concurrency: 8, perHost: 2 },
      desktop: { notifies: false, keepsAwake: false, tray: false, closing: 'tray' },
      speed: {
        usual: { kind: 'limit', bytesPerSecond: 500_000 },
        windows: [
          { days: [0, 6], fromMinute: 1320, toMinute: 360, speed: { kind: 'full' } },
          { days: [1], fromMinute: 480, toMinute: 480, speed: { kind: 'limit', bytesPerSecond: 1_234_567 } },
          { days: [2], fromMinute: 0, toMinute: 1, speed: { kind: 'pause' } },
        ],
      },
      thumbnailCacheBytes: 2e9,
      download: { ...defaultSettings.download, retries: 5, onConflict: 'skip' },
    };
    const { settings, errors } = readSettingsForm(settingsFormOf({ ...defaultSettings, ...own }, noSecrets), words);
    expect(settings).toEqual(own);
    expect(errors).toEqual({});
  });

  it('tells the times of the schedule apart, also when one has gone and another has come', () => {
    const three = [0, 1, 2].reduce<ReturnType<typeof newWindow>[]>((windows) => [...windows, newWindow(windows)], []);
    const [, ...rest] = three;
    expect(new Set([...rest, newWindow(rest)].map(({ key }) => key)).size).toBe(3);
  });

  it('has a tab for each of its fields', () => {
    expect(Object.keys(settingsTabOf).toSorted()).toEqual(Object.keys(usual).toSorted());
  });

  it('says what is wrong with a speed, a time and the room for thumbnails', () => {
    expect(read({ usual: 'limit', usualRate: 'quick' }).errors.usualRate).toMatch('takes a number of bytes');
    expect(read({ usual: 'full', usualRate: 'quick' }).errors).toEqual({});
    expect(read({ windows: [night, { ...night, days: [] }] }).errors.windows).toBe('Choose at least one day.');
    expect(read({ windows: [{ ...night, to: '' }] }).errors.windows).toMatch('Two times of the day');
    expect(read({ windows: [{ ...night, speed: 'limit' }] }).errors.windows).toMatch('takes a number of bytes');
    expect(read({ cacheSize: '1 MB' }).errors.cacheSize).toBe('Between 16.0 MB and 64.0 GB.');
    expect(read({ windows: [night] }).errors).toEqual({});
  });
});
