import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';
import { z } from 'zod';
import { assertNever } from '../../shared/assert-never.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import type { Log } from '../log/log.ts';
import { messages } from '../language.ts';
import { readSettings, type SettingsField } from './settings-schema.ts';

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

function parse(text: string): { current: Remembered; problem: SettingsProblem | null; isNewer: boolean } {
  const fields = fieldsOf(text);
  if (fields === null) {
    const current = { settings: defaultSettings, folder: null, certificates: null };
    return { current, problem: { kind: 'unreadable' }, isNewer: false };
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
    return { current, problem: { kind: 'newer' }, isNewer: true };
  }
  return { current, isNewer: false, problem: lost.length === 0 ? null : { kind: 'lost', fields: lost } };
}

/** Null for what is no JSON object. */
function fieldsOf(text: string): Record<string, unknown> | null {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    return null;
  }
}
