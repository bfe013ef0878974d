import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../../engine/error-code.ts';
import { assertNever } from '../../shared/assert-never.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import type { Log } from '../log/log.ts';
import { messages } from '../language.ts';
import { readSettings, recordOf, type SettingsField } from './settings-schema.ts';

/** Raised when a field's meaning changes; a field that is only added does not count, since a file may lack any. */
const version = 1;

/** What is remembered between starts, paths included. */
export interface Remembered {
  settings: Settings;
  folder: string | null;
  /** Certificates to trust besides the system's. */
  certificates: string | null;
}

export type SettingsProblem =
  | { kind: 'unreadable' }
  /** It belongs to a newer Shoal. */
  | { kind: 'newer' }
  | { kind: 'lost'; fields: readonly SettingsField[] };

/** What a person is told of a problem, in the language of the moment. */
export function problemWords(problem: SettingsProblem): string {
  const texts = messages().main;
  switch (problem.kind) {
    case 'unreadable':
      return texts.settingsUnreadable;
    case 'newer':
      return texts.settingsNewer;
    case 'lost':
      return texts.settingsLost(problem.fields.map((field) => texts.settings[field]));
    default:
      return assertNever(problem);
  }
}

export interface SettingsFile {
  readonly current: Remembered;
  /** What of the file could not be used; null where all of it could. */
  readonly problem: SettingsProblem | null;
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
 * far as it can be. Writing would lose what could not be used: that file is kept beside this one's, as `….newer` where it is
 * of a newer Shoal, else as `….broken`.
 */
export async function openSettingsFile(path: string, log: Pick<Log, 'error'> = silent): Promise<SettingsFile> {
  const text = await textOf(path);
  const read = parse(text);
  if (read.problem !== null) {
    const aside = `${path}.${read.problem.kind === 'newer' ? 'newer' : 'broken'}`;
    // What may not be read may still be moved.
    await (text === null ? rename : copyFile)(path, aside).catch(() => undefined);
  }
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

/** Null where there is a file that cannot be read. */
async function textOf(path: string): Promise<string | null> {
  return await readFile(path, 'utf8').catch((error: unknown) => (errorCode(error) === 'ENOENT' ? '{}' : null));
}

function parse(text: string | null): { current: Remembered; problem: SettingsProblem | null } {
  const fields = text === null ? null : fieldsOf(text);
  if (fields === null || recordOf(fields['settings'] ?? {}) === null) {
    const current = { settings: defaultSettings, folder: null, certificates: null };
    return { current, problem: { kind: 'unreadable' } };
  }
  const { settings, lost } = readSettings(fields['settings']);
  const readPath = (name: 'folder' | 'certificates'): string | null => {
    const parsed = path.safeParse(fields[name] ?? null);
    if (!parsed.success) lost.push(name);
    return parsed.data ?? null;
  };
  const current = {
    settings,
    folder: readPath('folder'),
    certificates: readPath('certificates'),
  };
  if (Number(fields['version']) > version) {
    return { current, problem: { kind: 'newer' } };
  }
  return { current, problem: lost.length === 0 ? null : { kind: 'lost', fields: lost } };
}

/** Null for what is no JSON object. Some editors put a byte order mark in front. */
function fieldsOf(text: string): Record<string, unknown> | null {
  try {
    return recordOf(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return null;
  }
}
