import { extname } from 'node:path';
import { findTooWide } from '../../engine/transfer/identity/host-identity.ts';
import { formatCount } from '../../shared/format.ts';
import { parseTemplate } from '../../shared/file-names/template.ts';
import { readByteAmount } from '../../shared/identity/byte-amount.ts';
import { type Header, isHeaderValue, readHeaderLine, type Reading } from '../../shared/identity/header-line.ts';
import { hostPatternText, readHostPattern } from '../../shared/identity/host-pattern.ts';
import { addHeader, type HostRule, ruleFor } from '../../shared/identity/host-rules.ts';
import { readProxyAddress } from '../../shared/identity/proxy-address.ts';
import { readReferer as readPageUrl } from '../../shared/identity/referer.ts';
import type { ManifestFormat } from '../../shared/manifest/manifest-row.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';
import { UsageError } from '../usage-error.ts';

// Readers of option values. Each takes what stands on the command line and throws a UsageError that names the option.

/** A value as a sentence may show it: short, control characters escaped. */
const shown = (value: string): string => `"${visibleText(value.slice(0, 60))}"`;

/** What was read; the sentence of what could not be names the option. */
function valueOf<T>(option: string, reading: Reading<T>): T {
  if ('problem' in reading) throw new UsageError(`${option} ${reading.problem}`);
  return reading.value;
}

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

/** A whole number from `min` to `max`, both included. @param others what else the option takes: `, or auto` */
export function readWhole(option: string, value: string, min: number, max: number, others = ''): number {
  const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(
    `${option} takes a whole number from ${formatCount(min)} to ${formatCount(max)}${others}, not ${shown(value)}.`,
  );
}

/** @returns milliseconds */
export function readSeconds(option: string, value: string): number {
  const seconds = /^\d{1,6}(\.\d{1,3})?$/.test(value) ? Number(value) : Number.NaN;
  if (seconds > 0 && seconds <= 86_400) return seconds * 1000;
  throw new UsageError(`${option} takes seconds above 0 and up to 86,400, such as 30 or 2.5, not ${shown(value)}.`);
}

/** Reads `500000`, `500K`, `1.5G`, `20MiB`. @returns whole bytes */
export function readBytes(option: string, value: string): number {
  const reading = readByteAmount(value);
  if ('problem' in reading) throw new UsageError(`${option} ${reading.problem}, not ${shown(value)}.`);
  return reading.value;
}

/** `Name: value`. What stands in a header is never repeated: it may be a key. */
export function readHeader(option: string, value: string): Header {
  return valueOf(option, readHeaderLine(value));
}

/** `cdn.example Name: value`, also with a colon behind the host; adds it to the host's rule. Never repeated, as headers. */
export function readHeaderFor(option: string, text: string, hosts: HostRule[]): void {
  const [, host = '', line = ''] = /^\s*(\S+?):?\s+(.*)$/s.exec(text) ?? [];
  const { name, value } = readHeader(option, line);
  const rule = ruleFor(hosts, hostPatternText(valueOf(option, readHostPattern(host))));
  valueOf(option, addHeader(rule, name, value));
}

/** Refuses rules for hosts that belong to many owners: what they hold may be a key. */
export async function refuseTooWide(option: string, hosts: readonly HostRule[]): Promise<void> {
  const host = await findTooWide(hosts);
  if (host !== null) {
    throw new UsageError(`${option}: ${visibleText(host)} are the hosts of many owners. Name one of them.`);
  }
}

/** @returns the URL of a page without credentials and fragment */
export function readPage(option: string, value: string): string {
  return valueOf(option, readPageUrl(value));
}

/** @returns what may stand in a header as it is */
export function readUserAgent(value: string): string {
  if (!isHeaderValue(value)) throw new UsageError('--user-agent takes a line of plain text.');
  return value;
}

/** The address is never repeated: it may hold a password. */
export function readProxy(value: string): string {
  const reading = readProxyAddress(value);
  if ('problem' in reading) throw new UsageError(`--proxy ${reading.problem.replace(/\.?$/, '')}, or none.`);
  return reading.value;
}

/** @returns a template without mistakes */
export function readNameTemplate(value: string): string {
  const parsed = parseTemplate(value);
  if ('error' in parsed) throw new UsageError(`--name: ${parsed.error.message}`);
  return value;
}

/** @returns the path as it was given, and what its extension says is to be written there */
export function readManifestPath(option: string, value: string): { path: string; format: ManifestFormat } {
  const path = readText(option, value);
  const extension = extname(path).toLowerCase();
  if (extension === '.jsonl' || extension === '.csv') return { path, format: extension === '.csv' ? 'csv' : 'jsonl' };
  throw new UsageError(`${option} takes a file that ends in .jsonl or .csv, not ${shown(path)}.`);
}

/** One out of some words, spelled as they are. */
export function readChoice<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const choice = choices.find((one) => one === value);
  if (choice !== undefined) return choice;
  throw new UsageError(`${option} takes ${choices.join(' or ')}, not ${shown(value)}.`);
}
