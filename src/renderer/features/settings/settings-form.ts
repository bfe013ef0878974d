import type { Limits } from '../../../shared/batch.ts';
import type { Format } from '../../../shared/format.ts';
import { readByteAmount, writeByteAmount } from '../../../shared/identity/byte-amount.ts';
import type { Messages } from '../../../shared/language/index.ts';
import type { LanguageSetting } from '../../../shared/language/language.ts';
import { type ListSecrets, noSecrets } from '../../../shared/options.ts';
import type { Settings, Theme } from '../../../shared/settings.ts';
import {
  readTimeOfDay,
  type Speed,
  type SpeedPlan,
  type SpeedWindow,
  writeTimeOfDay,
} from '../../../shared/speed-plan.ts';
import { thumbnailCacheRange } from '../../../shared/thumbnails.ts';
import type { ErrorsOf } from '../form-dialog/form-dialog.tsx';
import { formOf, type OptionsForm, readForm } from '../options/options-form.ts';

/** A time of the schedule as it stands in its fields. */
export interface WindowForm {
  /** Tells the times of one form from each other while they come and go. */
  key: number;
  days: number[];
  from: string;
  to: string;
  speed: Speed['kind'];
  rate: string;
}

/** The settings as they stand in their fields: those that a list may have otherwise, and those of the app. */
export interface SettingsForm extends OptionsForm {
  language: LanguageSetting;
  theme: Theme;
  notifies: boolean;
  keepsAwake: boolean;
  tray: boolean;
  closing: 'quit' | 'tray';
  cacheSize: string;
  limits: Limits;
  usual: 'full' | 'limit';
  usualRate: string;
  windows: WindowForm[];
}

export type SettingsTab = 'general' | 'saving' | 'requests' | 'speed';

export const settingsTabOf: Record<keyof SettingsForm, SettingsTab> = {
  language: 'general',
  theme: 'general',
  notifies: 'general',
  keepsAwake: 'general',
  tray: 'general',
  closing: 'general',
  nameTemplate: 'saving',
  onConflict: 'saving',
  maxSize: 'saving',
  cacheSize: 'saving',
  referer: 'requests',
  refererPage: 'requests',
  userAgent: 'requests',
  proxy: 'requests',
  proxyAddress: 'requests',
  proxyLogin: 'requests',
  headers: 'requests',
  limits: 'speed',
  usual: 'speed',
  usualRate: 'speed',
  windows: 'speed',
  rate: 'speed',
  ratePerHost: 'speed',
  retries: 'speed',
  timeoutSeconds: 'speed',
};

/** A new time of the schedule beside others: nights of the whole week, at full speed. */
export const newWindow = (others: readonly WindowForm[]): WindowForm => ({
  key: others.reduce((most, { key }) => Math.max(most, key), -1) + 1,
  days: [1, 2, 3, 4, 5, 6, 0],
  from: '22:00',
  to: '06:00',
  speed: 'full',
  rate: '',
});

/** @param secrets of which only the proxy's login stands in the settings */
export function settingsFormOf(settings: Settings, { proxyLogin }: ListSecrets): SettingsForm {
  const { language, theme, desktop, thumbnailCacheBytes, limits, speed, download } = settings;
  return {
    ...formOf(download, { ...noSecrets, proxyLogin }),
    ...desktop,
    language,
    theme,
    cacheSize: writeByteAmount(thumbnailCacheBytes),
    limits,
    usual: speed.usual.kind === 'limit' ? 'limit' : 'full',
    usualRate: rateOf(speed.usual),
    windows: speed.windows.map((window, key) => ({
      key,
      days: window.days,
      from: writeTimeOfDay(window.fromMinute),
      to: writeTimeOfDay(window.toMinute),
      speed: window.speed.kind,
      rate: rateOf(window.speed),
    })),
  };
}

const rateOf = (speed: Speed): string => (speed.kind === 'limit' ? writeByteAmount(speed.bytesPerSecond) : '');

export interface SettingsReading {
  settings: Partial<Settings>;
  secrets: ListSecrets;
  errors: ErrorsOf<SettingsForm>;
}

/** Reads the fields; of what cannot be read there is a sentence in `errors`, and nothing of it may be kept then. */
export function readSettingsForm(
  form: SettingsForm,
  { texts, format }: { texts: Messages['settings']; format: Format },
): SettingsReading {
  const { download, secrets, errors: listErrors } = readForm(form);
  const errors: ErrorsOf<SettingsForm> = { ...listErrors };
  const cache = readByteAmount(form.cacheSize);
  const { min, max } = thumbnailCacheRange;
  if (!('value' in cache) || cache.value < min || cache.value > max) {
    errors.cacheSize = texts.cacheBounds(format.bytes(min), format.bytes(max));
  }
  const usual = speedOf(form.usual, form.usualRate);
  if (usual === null) errors.usualRate = texts.rateNeeded;
  const windows = form.windows.map((window) => readWindow(window, texts));
  const wrong = windows.find((window) => 'problem' in window);
  if (wrong !== undefined && 'problem' in wrong) errors.windows = wrong.problem;
  const speed: SpeedPlan = {
    usual: usual ?? { kind: 'full' },
    windows: windows.flatMap((window) => ('value' in window ? [window.value] : [])),
  };
  const { language, theme, limits, notifies, keepsAwake, tray, closing } = form;
  return {
    settings: {
      language,
      theme,
      limits,
      desktop: { notifies, keepsAwake, tray, closing },
      speed,
      ...('value' in cache ? { thumbnailCacheBytes: cache.value } : {}),
      download,
    },
    secrets,
    errors,
  };
}

/** A time of the schedule, or which of its fields is wrong and why. */
export function readWindow(
  { days, from, to, speed: kind, rate }: WindowForm,
  texts: Messages['settings'],
): { value: SpeedWindow } | { field: 'days' | 'times' | 'rate'; problem: string } {
  if (days.length === 0) return { field: 'days', problem: texts.windowNeedsDays };
  const [fromMinute, toMinute] = [readTimeOfDay(from), readTimeOfDay(to)];
  if (fromMinute === null || toMinute === null) return { field: 'times', problem: texts.windowNeedsTimes };
  const speed = speedOf(kind, rate);
  if (speed === null) return { field: 'rate', problem: texts.rateNeeded };
  return { value: { days: days.toSorted((a, b) => a - b), fromMinute, toMinute, speed } };
}

/** Null for a limit that is none. */
function speedOf(kind: Speed['kind'], rate: string): Speed | null {
  if (kind !== 'limit') return { kind };
  const amount = readByteAmount(rate);
  return 'value' in amount ? { kind, bytesPerSecond: amount.value } : null;
}
