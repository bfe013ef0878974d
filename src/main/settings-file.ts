import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';
import { z } from 'zod';
import { defaultSettings, type Settings } from '../shared/settings.ts';
import { settingsSchema } from './ipc/command-schemas.ts';

/** What is remembered between starts, the folder included. */
export interface Remembered {
  settings: Settings;
  folder: string | null;
}

export interface SettingsFile {
  readonly current: Remembered;
  /** Remembers at once, and writes it down; a failure to write is told on the console only. */
  update(change: Partial<Remembered>): Promise<void>;
}

const folderSchema = z.string().refine((path) => isAbsolute(path));

/** Reads the settings. A file that is missing or broken gives the defaults, field by field. */
export async function openSettingsFile(path: string): Promise<SettingsFile> {
  let current = parse(await readFile(path, 'utf8').catch(() => '{}'));
  let writing = Promise.resolve();

  const write = async (): Promise<void> => {
    const temporary = `${path}.tmp`;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, `${JSON.stringify(current, null, 2)}\n`);
    await rename(temporary, path); // a crash leaves the old file or the new one, never half of one
  };

  return {
    get current() {
      return current;
    },
    async update(change) {
      current = { ...current, ...change };
      writing = writing.then(write).catch((error: unknown) => console.error('The settings were not saved:', error));
      await writing;
    },
  };
}

function parse(text: string): Remembered {
  let raw: unknown = null;
  try {
    raw = JSON.parse(text);
  } catch {
    console.error('The settings file cannot be read; the defaults are used.');
  }
  const fields = z
    .object({ settings: z.record(z.string(), z.unknown()), folder: z.unknown() })
    .partial()
    .safeParse(raw);
  const stored = fields.success ? fields.data : {};
  const { limits, order, theme } = settingsSchema.shape;
  return {
    settings: {
      limits: limits.catch(defaultSettings.limits).parse(stored.settings?.['limits']),
      order: order.catch(defaultSettings.order).parse(stored.settings?.['order']),
      theme: theme.catch(defaultSettings.theme).parse(stored.settings?.['theme']),
    },
    folder: folderSchema.nullable().catch(null).parse(stored.folder),
  };
}
