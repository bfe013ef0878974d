import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../project.ts';
import { closure, packageName, type Lock } from './lockfile.ts';

/** Those that ask for no more than their own text beside the program. */
export const ALLOWED_LICENCES: readonly string[] = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  '0BSD',
  '(MIT OR CC0-1.0)',
];

/** What Vite puts into the window's bundle: it is in no node_modules of the packaged app, and in it all the same. */
const BUNDLED = ['@base-ui/react', '@tanstack/react-virtual', 'lucide-react', 'react', 'react-dom', 'zustand'];

export interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** The licence's own text; empty where the package brings none. */
  readonly text: string;
}

/** The licences of everything that the app is made of. @param imported what the main bundles import */
export function shippedLicences(lock: Lock, imported: readonly string[]): Licence[] {
  return licencesOf(lock, [...imported, ...BUNDLED]);
}

/** The licences of everything that the terminal is made of: its bundle holds its packages, and so names none. */
export function terminalLicences(lock: Lock): Licence[] {
  return licencesOf(lock, Object.keys(lock['']?.dependencies ?? {}));
}

function licencesOf(lock: Lock, packages: readonly string[]): Licence[] {
  return closure(lock, packages).map((folder) => ({
    name: packageName(folder),
    version: lock[folder]?.version ?? '',
    licence: lock[folder]?.license ?? '',
    text: licenceText(path.join(ROOT, folder)),
  }));
}

const ofTheApp =
  'Shoal is built with these packages. Electron and Chromium bring their own licences beside the program.';

/** One file for people: a list, then every text. */
export function licencesDocument(licences: readonly Licence[], heading = ofTheApp): string {
  const list = licences.map(({ name, version, licence }) => `${name} ${version}: ${licence}`);
  const texts = licences.map(({ name, version, licence, text }) =>
    [
      `${'-'.repeat(80)}\n${name} ${version} (${licence})`,
      text || `The package brings no text of its licence, ${licence}.`,
    ].join('\n\n'),
  );
  return `${heading}\n\n${list.join('\n')}\n\n${texts.join('\n\n')}\n`;
}

function licenceText(folder: string): string {
  if (!existsSync(folder)) return '';
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  return file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8').trim();
}
