import { validateHeaderName, validateHeaderValue } from 'node:http';
import { extname } from 'node:path';
import { formatCount } from '../shared/format.ts';
import { parseTemplate } from '../shared/file-names/template.ts';
import { isUsableProxy } from '../engine/transfer/proxy.ts';
import { visibleText } from '../shared/url-list/visible-text.ts';
import { UsageError } from './usage-error.ts';

// Readers of option values. Each takes what stands on the command line and throws a UsageError that names the option.

/** A value as a sentence may show it: short, control characters escaped. */
const shown = (value: string): string => `"${visibleText(value.slice(0, 60))}"`;

/** A text that is not another option: `--to --json` means that the folder was forgotten. */
export function readText(option: string, value: string): string {
  if (value === '') throw new UsageError(`${option} needs a value that is not empty.`);
  if (value.startsWith('--')) {
    throw new UsageError(
      `${option} needs a value, and ${shown(value)} looks like an option. Write ./${value.slice(0, 30)} if it is a file.`,
    );
  }
  return value;
}

export function readWhole(option: string, value: string, min: number, max: number): number {
  const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(
    `${option} takes a whole number from ${formatCount(min)} to ${formatCount(max)}, not ${shown(value)}.`,
  );
}

/** @returns milliseconds */
export function readSeconds(option: string, value: string): number {
  const seconds = /^\d{1,6}(\.\d{1,3})?$/.test(value) ? Number(value) : Number.NaN;
  if (seconds > 0 && seconds <= 86_400) return seconds * 1000;
  throw new UsageError(`${option} takes seconds above 0 and up to 86,400, such as 30 or 2.5, not ${shown(value)}.`);
}

const factors: Record<string, number> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  t: 1e12,
  ki: 2 ** 10,
  mi: 2 ** 20,
  gi: 2 ** 30,
  ti: 2 ** 40,
};

/** `500000`, `500K`, `1.5G`, `20MiB`: K, M, G and T count in thousands, Ki, Mi, Gi and Ti in 1024s. @returns whole bytes */
export function readBytes(option: string, value: string): number {
  const match = /^(\d{1,15}(?:\.\d{1,3})?) ?([kmgt]i?)?b?$/i.exec(value);
  const bytes = Math.round(Number(match?.[1] ?? Number.NaN) * (factors[match?.[2]?.toLowerCase() ?? ''] ?? Number.NaN));
  if (bytes >= 1 && Number.isSafeInteger(bytes)) return bytes;
  throw new UsageError(`${option} takes a number of bytes above 0, such as 500K, 20M or 1.5G, not ${shown(value)}.`);
}

/** Headers that make up the request itself; with another value the answer could not be understood. */
const ownHeaders = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'if-range',
  'keep-alive',
  'proxy-connection',
  'range',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** `Name: value`. What stands in a header is never repeated: it may be a key. @returns the name in lower case, and the value */
export function readHeader(value: string): [name: string, value: string] {
  const colon = value.indexOf(':');
  const name = value.slice(0, Math.max(0, colon)).trim().toLowerCase();
  const content = value.slice(colon + 1).trim();
  try {
    validateHeaderName(name);
    validateHeaderValue(name, content);
  } catch {
    throw new UsageError("--header takes a name and a value with a colon between them, such as 'Accept: image/webp'.");
  }
  if (ownHeaders.has(name)) throw new UsageError(`--header cannot set ${name}: Shoal sets it itself.`);
  return [name, content];
}

/** @returns a header value without credentials and fragment */
export function readReferer(value: string): string {
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError('--referer takes the URL of a page, beginning with https:// or http://.');
  }
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}

export function readUserAgent(value: string): string {
  try {
    validateHeaderValue('user-agent', value);
  } catch {
    throw new UsageError('--user-agent takes a line of plain text.');
  }
  return value;
}

/** The address is never repeated: it may hold a password. */
export function readProxy(value: string): string {
  const url = URL.parse(value.includes('://') ? value : `http://${value}`);
  if (url === null || url.hostname === '') {
    throw new UsageError('--proxy takes the address of a proxy, such as http://proxy.example:3128.');
  }
  if (!isUsableProxy(url.href)) {
    throw new UsageError('--proxy takes an address that begins with http://, https:// or socks5://, or none.');
  }
  return url.href;
}

/** @returns a template without mistakes */
export function readNameTemplate(value: string): string {
  const parsed = parseTemplate(value);
  if ('error' in parsed) throw new UsageError(`--name: ${parsed.error.message}`);
  return value;
}

export type ManifestFormat = 'jsonl' | 'csv';

export function readManifestPath(option: string, value: string): { path: string; format: ManifestFormat } {
  const path = readText(option, value);
  const extension = extname(path).toLowerCase();
  if (extension === '.jsonl' || extension === '.csv') return { path, format: extension === '.csv' ? 'csv' : 'jsonl' };
  throw new UsageError(`${option} takes a file that ends in .jsonl or .csv, not ${shown(path)}.`);
}

export function readChoice<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const choice = choices.find((one) => one === value);
  if (choice !== undefined) return choice;
  throw new UsageError(`${option} takes ${choices.join(' or ')}, not ${shown(value)}.`);
}
