import { type Command, Option } from 'commander';
import type { ConflictPolicy } from '../../engine/batch/plan-rows.ts';
import { defaultHttpOptions } from '../../engine/transfer/request/http-client.ts';
import { defaultRetryOptions } from '../../engine/transfer/retry-policy.ts';
import { autoCeiling, concurrencyRange, type Limits } from '../../shared/batch.ts';
import type { HostRule } from '../../shared/identity/host-rules.ts';
import type { ManifestFormat } from '../../shared/manifest/manifest-row.ts';
import { defaultMaxBytes, type ListOrder } from '../../shared/settings.ts';
import {
  readBytes,
  readChoice,
  readHeader,
  readHeaderFor,
  readManifestPath,
  readNameTemplate,
  readProxy,
  readPage,
  readSeconds,
  readText,
  readUserAgent,
  readWhole,
} from './option-values.ts';
import { type ReportFile, readReportPath } from '../get/report-file.ts';
import { UsageError } from '../usage-error.ts';

/** What `shoal get` was asked for, checked and in the engine's units. */
export interface GetOptions {
  urls: string[];
  /** Paths; `-` is standard input. */
  lists: string[];
  /** What relative addresses begin with. */
  base: string | undefined;
  folder: string;
  limits: Limits;
  order: ListOrder;
  onConflict: ConflictPolicy;
  /** Undefined for the default. */
  nameTemplate: string | undefined;
  retries: number;
  timeoutMs: number;
  maxBytes: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Whether each image's own site is sent as referrer. */
  refersToSelf: boolean;
  /** Headers for some hosts, beside those. */
  hosts: HostRule[];
  /** Path of a file with more of both; see `readListIdentity`. */
  hostsFile: string | undefined;
  userAgent: string;
  /** Path of a Netscape cookie file. */
  cookies: string | undefined;
  /** Path of certificates to trust besides the system's. */
  ca: string | undefined;
  /** Null for none; the system's variables decide where it is not given. */
  proxy: string | null | undefined;
  bytesPerSecond: number | undefined;
  bytesPerSecondPerHost: number | undefined;
  manifest: { path: string; format: ManifestFormat } | undefined;
  report?: ReportFile | undefined;
  /** Whether to say only what would be saved. */
  dryRun: boolean;
  json: boolean;
  quiet: boolean;
}

/** The options as they stand on the command line. */
export interface RawGetOptions {
  list?: string[];
  base?: string;
  to?: string;
  concurrency?: string;
  perHost?: string;
  order?: string;
  onConflict?: string;
  name?: string;
  retries?: string;
  timeout?: string;
  maxSize?: string;
  header?: string[];
  headerFor?: string[];
  hosts?: string;
  referer?: string;
  userAgent?: string;
  cookies?: string;
  ca?: string;
  proxy?: string;
  rate?: string;
  ratePerHost?: string;
  manifest?: string;
  report?: string;
  dryRun?: boolean;
  json?: boolean;
  quiet?: boolean;
}

const { min, max } = concurrencyRange;
const mostRetries = 100;
/** Node's agents take a proxy from this version on. */
const proxySince = [24, 5] as const;

const gather = (value: string, before: string[] = []): string[] => [...before, value];

/** Declares the options, for help and for parsing; their values are read by `readGetOptions`. */
export function addGetOptions(command: Command): void {
  const add = (group: string, flags: string, description: string): Option => {
    const option = new Option(flags, description).helpGroup(group);
    command.addOption(option);
    return option;
  };
  const what = 'What and where:';
  add(
    what,
    '--list <file>',
    'a list of URLs, or any text with URLs in it; - reads standard input; repeatable',
  ).argParser(gather);
  add(what, '--base <url>', "the page's own address, or that of a folder: relative addresses begin with it");
  add(what, '--to <dir>', 'the folder to save into; created when it is missing');
  add(what, '--manifest <file>', 'write what became of each row: FILE.jsonl or FILE.csv');
  add(what, '--report <file>', 'write a report with totals, waterfall and rows: FILE.html or FILE.json');
  add(what, '--dry-run', 'download nothing: tell under which names the images would be saved');

  const files = 'The files:';
  add(
    files,
    '--name <template>',
    'how files are named, such as {index:04}-{name} or {host}/{name}; also {folder}, {stem}, {ext}, {line}, {date} (default: {folder}/{name})',
  );
  add(
    files,
    '--on-conflict <way>',
    'rename, skip or overwrite, when a file of that name is there; overwrite also downloads again what was saved before (default: rename)',
  );
  add(files, '--max-size <bytes>', `do not save larger files: 20M, 1.5G (default: ${defaultMaxBytes / 1e9}G)`);

  const speed = 'How fast, and how patient:';
  add(
    speed,
    '--concurrency <n>',
    `downloads at once, ${min} to ${max}, or auto: as many as pay, up to ${autoCeiling} (default: auto)`,
  );
  add(
    speed,
    '--per-host <n>',
    `downloads at once from one host, ${min} to ${max}; with auto the most (default: no limit of its own)`,
  );
  add(speed, '--rate <bytes>', 'bytes per second for all together: 500K, 2M');
  add(speed, '--rate-per-host <bytes>', 'bytes per second for the downloads of each host together');
  add(
    speed,
    '--retries <n>',
    `further attempts for each image, 0 to ${mostRetries} (default: ${defaultRetryOptions.retries})`,
  );
  add(speed, '--timeout <seconds>', `longest silence of a server (default: ${defaultHttpOptions.timeoutMs / 1000})`);

  const request = 'The requests:';
  add(request, '--header <line>', "'Name: value', sent to the hosts of the list; repeatable").argParser(gather);
  add(
    request,
    '--header-for <line>',
    "'cdn.example Name: value', sent to that host only, '*.shop.example Name: value' to shop.example and all hosts below it; repeatable",
  ).argParser(gather);
  add(request, '--hosts <file>', 'headers per host from a file, which keeps them out of the list of processes');
  add(request, '--referer <url>', "the page that the images belong to, or self for each image's own site");
  add(request, '--user-agent <text>', 'who asks, in place of Shoal');
  add(request, '--cookies <file>', 'a Netscape cookie file, as browser extensions and curl write it');
  add(request, '--ca <file>', "certificates (PEM) of authorities to trust besides the system's");
  add(
    request,
    '--proxy <url>',
    'http://, https:// or socks5:// proxy, with user:password@ if it wants them, or none (default: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY)',
  );

  const telling = 'What is told:';
  add(
    telling,
    '--order <order>',
    'list or completed: tell of finished images in the order of the list, or as they finish (default: completed)',
  );
  add(telling, '--json', 'one JSON object per line on standard output, everything else on standard error');
  add(telling, '--quiet', 'nothing but errors');
}

/**
 * @param program name and version, the default user agent
 * @throws UsageError for the first value that cannot be used
 */
export function readGetOptions(urls: string[], raw: RawGetOptions, program: string): GetOptions {
  const lists = (raw.list ?? []).map((list) => readText('--list', list));
  if (urls.length === 0 && lists.length === 0) {
    throw new UsageError('Say what to download: give URLs, or a list with --list FILE.');
  }
  if (raw.to === undefined) throw new UsageError('Say where to save: give a folder with --to DIR.');
  if (raw.dryRun === true && (raw.manifest ?? raw.report) !== undefined) {
    throw new UsageError('--dry-run downloads nothing: leave --manifest and --report out with it.');
  }
  const perHost = raw.perHost === undefined ? null : readWhole('--per-host', raw.perHost, min, max);
  const headers: Record<string, string> = {};
  for (const line of raw.header ?? []) {
    const { name, value } = readHeader('--header', line);
    headers[name] = value;
  }
  const hosts: HostRule[] = [];
  for (const line of raw.headerFor ?? []) readHeaderFor('--header-for', line, hosts);
  const refersToSelf = raw.referer === 'self';
  if (raw.referer !== undefined && !refersToSelf) headers['referer'] = readPage('--referer', raw.referer);
  const { retries = String(defaultRetryOptions.retries), timeout = String(defaultHttpOptions.timeoutMs / 1000) } = raw;
  return {
    urls,
    lists,
    base: raw.base === undefined ? undefined : readPage('--base', raw.base),
    folder: readText('--to', raw.to),
    limits: { ...readConcurrency(raw.concurrency ?? 'auto'), perHost },
    order: readChoice('--order', raw.order ?? 'completed', ['list', 'completed']),
    onConflict: readChoice('--on-conflict', raw.onConflict ?? 'rename', ['rename', 'skip', 'overwrite']),
    nameTemplate: raw.name === undefined ? undefined : readNameTemplate(raw.name),
    retries: readWhole('--retries', retries, 0, mostRetries),
    timeoutMs: readSeconds('--timeout', timeout),
    maxBytes: raw.maxSize === undefined ? defaultMaxBytes : readBytes('--max-size', raw.maxSize),
    headers,
    refersToSelf,
    hosts,
    hostsFile: raw.hosts === undefined ? undefined : readText('--hosts', raw.hosts),
    cookies: raw.cookies === undefined ? undefined : readText('--cookies', raw.cookies),
    ca: raw.ca === undefined ? undefined : readText('--ca', raw.ca),
    userAgent: raw.userAgent === undefined ? program : readUserAgent(raw.userAgent),
    proxy: raw.proxy === undefined ? undefined : raw.proxy === 'none' ? null : readUsableProxy(raw.proxy),
    bytesPerSecond: raw.rate === undefined ? undefined : readBytes('--rate', raw.rate),
    bytesPerSecondPerHost: raw.ratePerHost === undefined ? undefined : readBytes('--rate-per-host', raw.ratePerHost),
    manifest: raw.manifest === undefined ? undefined : readManifestPath('--manifest', raw.manifest),
    report: raw.report === undefined ? undefined : readReportPath('--report', raw.report, program),
    dryRun: raw.dryRun ?? false,
    json: raw.json ?? false,
    quiet: raw.quiet ?? false,
  };
}

function readConcurrency(value: string): Omit<Limits, 'perHost'> {
  if (value === 'auto') return { concurrency: autoCeiling, auto: true };
  return { concurrency: readWhole('--concurrency', value, min, max, ', or auto') };
}

/** Going straight to the servers in place of a proxy would give away what the proxy is there to hide. */
function readUsableProxy(value: string): string {
  const proxy = readProxy(value);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [sinceMajor, sinceMinor] = proxySince;
  if (major > sinceMajor || (major === sinceMajor && minor >= sinceMinor)) return proxy;
  throw new UsageError(
    `--proxy needs Node ${proxySince.join('.')} or newer, and this is Node ${process.versions.node}.`,
  );
}
