import { z } from 'zod';
import { concurrencyRange } from '../../shared/batch.ts';
import { parseTemplate } from '../../shared/file-names/template.ts';
import { isHeaderValue } from '../../shared/identity/header-line.ts';
import { readProxyAddress } from '../../shared/identity/proxy-address.ts';
import { readReferer } from '../../shared/identity/referer.ts';
import type { Messages } from '../../shared/language/index.ts';
import { languages } from '../../shared/language/language.ts';
import { columnWidthRange, listColumns } from '../../shared/list-look.ts';
import { minutesOfDay, mostWindows, type Speed } from '../../shared/speed-plan.ts';
import { thumbnailCacheRange, tileRange } from '../../shared/thumbnails.ts';
import { defaultSettings, retriesRange, type Settings, timeoutRange } from '../../shared/settings.ts';

const bytes = z.int().min(1);
const hasNoLogin = (address: string): boolean => {
  const url = URL.parse(address);
  return url !== null && url.username === '' && url.password === '';
};
const address = z
  .string()
  .max(2000)
  .refine((text) => 'value' in readProxyAddress(text) && hasNoLogin(text));
const page = z
  .string()
  .max(8192)
  .refine((url) => 'value' in readReferer(url) && hasNoLogin(url));

const limits = z.strictObject({
  concurrency: z.int().min(concurrencyRange.min).max(concurrencyRange.max),
  perHost: z.int().min(concurrencyRange.min).max(concurrencyRange.max).nullable(),
  auto: z.boolean().exactOptional(),
});

const column = z.enum(listColumns);
const width = z.int().min(columnWidthRange.min).max(columnWidthRange.max);

const list = z.strictObject({
  sort: z.strictObject({ column, descending: z.boolean() }).nullable(),
  hidden: z.array(column).max(listColumns.length),
  widths: z.partialRecord(column, width),
});

const sheet = z.strictObject({ tilePixels: z.int().min(tileRange.min).max(tileRange.max) });
const thumbnailCacheBytes = z.int().min(thumbnailCacheRange.min).max(thumbnailCacheRange.max);

const desktop = z.strictObject({
  notifies: z.boolean(),
  keepsAwake: z.boolean(),
  tray: z.boolean(),
  closing: z.enum(['quit', 'tray']),
});

const speedOf = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('full') }),
  z.strictObject({ kind: z.literal('limit'), bytesPerSecond: bytes }),
  z.strictObject({ kind: z.literal('pause') }),
]);
const minute = z
  .int()
  .min(0)
  .max(minutesOfDay - 1);
const speed = z.strictObject({
  usual: speedOf,
  windows: z
    .array(
      z.strictObject({
        days: z.array(z.int().min(0).max(6)).max(7),
        fromMinute: minute,
        toMinute: minute,
        speed: speedOf,
      }),
    )
    .max(mostWindows),
});

/** How a list is downloaded, of the settings or of one list. */
export const downloadSchema = z.strictObject({
  referer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('self') }),
    z.strictObject({ kind: z.literal('page'), url: page }),
  ]),
  userAgent: z.string().max(1000).refine(isHeaderValue),
  proxy: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('system') }),
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('own'), address }),
  ]),
  nameTemplate: z.string().refine((template) => template === '' || 'template' in parseTemplate(template)),
  onConflict: z.enum(['rename', 'skip', 'overwrite']),
  bytesPerSecond: bytes.nullable(),
  bytesPerSecondPerHost: bytes.nullable(),
  maxBytes: bytes,
  retries: z.int().min(retriesRange.min).max(retriesRange.max),
  timeoutSeconds: z.number().min(timeoutRange.min).max(timeoutRange.max),
});

/** The one shape of the settings, in the file and from the window. */
export const settingsSchema = z.strictObject({
  limits,
  order: z.enum(['list', 'completed']),
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', ...languages]),
  desktop,
  speed,
  sideBar: z.boolean(),
  list,
  sheet,
  thumbnailCacheBytes,
  download: downloadSchema,
});

/** A field that may have to be given up; `main.settings` of the texts has words for each. */
export type SettingsField = keyof Messages['main']['settings'];

/**
 * Reads stored settings field by field, and part by part where a field has parts that mean something without the others:
 * what is missing has its default, and so has what is wrong.
 *
 * @returns `lost`: which fields were wrong, if only in part
 */
export function readSettings(stored: unknown): { settings: Settings; lost: SettingsField[] } {
  const lost: SettingsField[] = [];
  const top = recordOf(stored) ?? {};
  const own = { ...recordOf(top['download'] ?? {}) };
  const field = <T>(name: SettingsField, schema: z.ZodType<T>, raw: unknown, fallback: T): T => {
    if (raw === undefined) return fallback;
    const parsed = schema.safeParse(raw);
    if (parsed.success) return parsed.data;
    lost.push(name);
    return fallback;
  };
  const parts = <T extends object>(
    name: SettingsField,
    { shape }: { shape: { [K in keyof T]: z.ZodType<T[K]> } },
    raw: unknown,
    fallback: T,
  ): T => {
    const record = recordOf(raw ?? {});
    const read = { ...fallback };
    let isWhole = record !== null;
    for (const key in shape) {
      const part = record?.[key];
      if (part === undefined) continue;
      const parsed = shape[key].safeParse(part);
      if (parsed.success) read[key] = parsed.data;
      else isWhole = false;
    }
    if (!isWhole) lost.push(name);
    return read;
  };
  // Before there was a speed for all lists together, theirs was the bound for all.
  const oldLimit =
    top['speed'] === undefined ? downloadSchema.shape.bytesPerSecond.safeParse(own['bytesPerSecond']) : null;
  const usual: Speed =
    oldLimit?.data == null ? defaultSettings.speed.usual : { kind: 'limit', bytesPerSecond: oldLimit.data };
  if (oldLimit?.success === true) own['bytesPerSecond'] = null;
  const { shape } = settingsSchema;
  const { shape: ofList } = downloadSchema;
  const ofLists = <K extends keyof Settings['download']>(
    name: K,
    schema: z.ZodType<Settings['download'][K]>,
  ): Settings['download'][K] => field(name, schema, own[name], defaultSettings.download[name]);
  const settings: Settings = {
    limits: field('limits', shape.limits, top['limits'], defaultSettings.limits),
    order: field('order', shape.order, top['order'], defaultSettings.order),
    theme: field('theme', shape.theme, top['theme'], defaultSettings.theme),
    language: field('language', shape.language, top['language'], defaultSettings.language),
    desktop: parts('desktop', desktop, top['desktop'], defaultSettings.desktop),
    speed: parts('speed', speed, top['speed'], { ...defaultSettings.speed, usual }),
    sideBar: field('sideBar', shape.sideBar, top['sideBar'], defaultSettings.sideBar),
    list: parts('list', list, top['list'], defaultSettings.list),
    sheet: field('sheet', shape.sheet, top['sheet'], defaultSettings.sheet),
    thumbnailCacheBytes: field(
      'thumbnailCacheBytes',
      shape.thumbnailCacheBytes,
      top['thumbnailCacheBytes'],
      defaultSettings.thumbnailCacheBytes,
    ),
    download: {
      referer: ofLists('referer', ofList.referer),
      userAgent: ofLists('userAgent', ofList.userAgent),
      proxy: ofLists('proxy', ofList.proxy),
      nameTemplate: ofLists('nameTemplate', ofList.nameTemplate),
      onConflict: ofLists('onConflict', ofList.onConflict),
      bytesPerSecond: ofLists('bytesPerSecond', ofList.bytesPerSecond),
      bytesPerSecondPerHost: ofLists('bytesPerSecondPerHost', ofList.bytesPerSecondPerHost),
      maxBytes: ofLists('maxBytes', ofList.maxBytes),
      retries: ofLists('retries', ofList.retries),
      timeoutSeconds: ofLists('timeoutSeconds', ofList.timeoutSeconds),
    },
  };
  if (recordOf(top['download'] ?? {}) === null) lost.push(...objectKeys(ofList));
  return { settings, lost };
}

const objectKeys = <T extends object>(object: T): (keyof T)[] =>
  Object.keys(object).filter((key): key is keyof T & string => key in object);

/** Null for what is no object. */
export function recordOf(raw: unknown): Record<string, unknown> | null {
  return z.record(z.string(), z.unknown()).safeParse(raw).data ?? null;
}
