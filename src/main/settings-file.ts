import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';
import { z } from 'zod';
import { defaultSettings, type Settings } from '../shared/settings.ts';
import type { Log } from './log/log.ts';
import { readSettings } from './settings-schema.ts';

/** Raised when a field's meaning changes; a field that is only added does not count, since a file may lack any. */
const version = 1;

/** What is remembered between starts, paths included. */
export interface Remembered {
  settings: Settings;
  folder: string | null;
  /** Certificates to trust besides the system's. */
  certificates: string | null;
}

export interface SettingsFile {
  readonly current: Remembered;
  /** A sentence about what of the file could not be used; null where all of it could. */
  readonly problem: string | null;
  /** Remembers at once, and writes it down; a failure to write is logged only. */
  update(change: Partial<Remembered>): Promise<void>;
}

const silent: Pick<Log, 'error'> = { error: () => undefined };

const path = z
  .string()
  .refine((text) => isAbsolute(text))
  .nullable();

/**
 * Reads the settings. A file that is missing or broken gives the defaults, field by field. One of a newer Shoal is read as
 * far as it can be, and kept beside this one's as `….newer`: writing would lose what is not known here.
 */
export async function openSettingsFile(path: string, log: Pick<Log, 'error'> = silent): Promise<SettingsFile> {
  const read = parse(await readFile(path, 'utf8').catch(() => '{}'));
  if (read.isNewer) await copyFile(path, `${path}.newer`).catch(() => undefined);
  let { current } = read;
  let writing = Promise.resolve();

  const write = async (): Promise<void> => {
    const temporary = `${path}.tmp`;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, `${JSON.stringify({ version, ...current }, null, 2)}\n`);
    await rename(temporary, path); // a crash leaves the old file or the new one, never half of one
  };

  return {
    problem: read.problem,
    get current() {
      return current;
    },
    async update(change) {
      current = { ...current, ...change };
      writing = writing.then(write).catch((error: unknown) => log.error('The settings were not saved', error));
      await writing;
    },
  };
}

function parse(text: string): { current: Remembered; problem: string | null; isNewer: boolean } {
  const fields = fieldsOf(text);
  if (fields === null) {
    const current = { settings: defaultSettings, folder: null, certificates: null };
    return {
      current,
      problem: 'The settings could not be read: all of them are back at their defaults.',
      isNewer: false,
    };
  }
  const { settings, lost } = readSettings(fields['settings']);
  const readPath = (name: string, words: string): string | null => {
    const parsed = path.safeParse(fields[name] ?? null);
    if (!parsed.success) lost.push(words);
    return parsed.data ?? null;
  };
  const current = {
    settings,
    folder: readPath('folder', 'the folder'),
    certificates: readPath('certificates', 'the certificates'),
  };
  const some = lost.join(', ');
  if (Number(fields['version']) > version) {
    const problem =
      'The settings belong to a newer version of Shoal. What this one understands is used; the file is kept as settings.json.newer.';
    return { current, problem, isNewer: true };
  }
  return {
    current,
    isNewer: false,
    problem: some === '' ? null : `Some settings could not be read and are back at their defaults: ${some}.`,
  };
}

/** Null for what is no JSON object. */
function fieldsOf(text: string): Record<string, unknown> | null {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    return null;
  }
}
