import { readFileSync } from 'node:fs';
import { FUSES } from './builder-config.ts';

/** Marks the fuses in Electron's binary (electron/electron, build/fuses). */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
/** The order of the wire's first version. */
const ORDER = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const satisfies (keyof typeof FUSES)[];

/** Which fuses a binary has and how they stand; those that it does not know are missing. @throws when it has none */
export function readFuses(binary: Buffer): Partial<Record<keyof typeof FUSES, boolean>> {
  const at = binary.indexOf(SENTINEL);
  if (at < 0) throw new Error('there are no fuses in it');
  const wire = binary.subarray(at + SENTINEL.length);
  if (wire[0] !== 1) throw new Error(`its fuses are of version ${wire[0]}, which is not known here`);
  const states = wire.subarray(2, 2 + (wire[1] ?? 0));
  return Object.fromEntries(
    ORDER.flatMap((name, index) => {
      const state = String.fromCharCode(states[index] ?? 0);
      return state === '0' || state === '1' ? [[name, state === '1']] : [];
    }),
  );
}

/** Which fuses of a file do not stand as they should, in words. */
export function wrongFuses(file: string): string[] {
  const found = readFuses(readFileSync(file));
  return ORDER.filter((name) => found[name] !== FUSES[name]).map(
    (name) => `${name} is ${found[name] === undefined ? 'missing' : found[name] ? 'on' : 'off'}`,
  );
}
