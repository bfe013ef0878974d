import { parseTemplate } from '../../../shared/file-names/template.ts';
import { readByteAmount, writeByteAmount } from '../../../shared/identity/byte-amount.ts';
import { isHeaderValue } from '../../../shared/identity/header-line.ts';
import { readListIdentity } from '../../../shared/identity/host-rules.ts';
import { readProxyAddress } from '../../../shared/identity/proxy-address.ts';
import { readReferer } from '../../../shared/identity/referer.ts';
import { formatCountOf } from '../../../shared/format.ts';
import type { ListSecrets, OptionFiles } from '../../../shared/options.ts';
import {
  defaultSettings,
  type DownloadSettings,
  type OnConflict,
  type ProxySetting,
  type RefererChoice,
} from '../../../shared/settings.ts';

/** The options as they stand in their fields; numbers of bytes and names are texts while they are typed. */
export interface OptionsForm {
  nameTemplate: string;
  onConflict: OnConflict;
  maxSize: string;
  referer: RefererChoice['kind'];
  refererPage: string;
  userAgent: string;
  proxy: ProxySetting['kind'];
  proxyAddress: string;
  proxyLogin: string;
  headers: string;
  /** Empty for no bound, as the one per host. */
  rate: string;
  ratePerHost: string;
  retries: number;
  timeoutSeconds: number;
}

export type FormField = keyof OptionsForm;
/** What is wrong with each field, in a sentence. */
export type FormErrors = Partial<Record<FormField, string>>;

export type OptionsTab = 'files' | 'requests' | 'secrets' | 'speed';

/** Where each field stands. */
export const tabOf: Record<FormField, OptionsTab> = {
  nameTemplate: 'files',
  onConflict: 'files',
  maxSize: 'files',
  referer: 'requests',
  refererPage: 'requests',
  userAgent: 'requests',
  proxy: 'requests',
  proxyAddress: 'requests',
  proxyLogin: 'requests',
  headers: 'secrets',
  rate: 'speed',
  ratePerHost: 'speed',
  retries: 'speed',
  timeoutSeconds: 'speed',
};

export function formOf(download: DownloadSettings, secrets: ListSecrets): OptionsForm {
  const { referer, proxy, bytesPerSecond, bytesPerSecondPerHost, maxBytes, ...same } = download;
  return {
    nameTemplate: same.nameTemplate,
    onConflict: same.onConflict,
    maxSize: writeByteAmount(maxBytes),
    referer: referer.kind,
    refererPage: referer.kind === 'page' ? referer.url : '',
    userAgent: same.userAgent,
    proxy: proxy.kind,
    proxyAddress: proxy.kind === 'own' ? proxy.address : '',
    proxyLogin: secrets.proxyLogin,
    headers: secrets.headers,
    rate: bytesPerSecond === null ? '' : writeByteAmount(bytesPerSecond),
    ratePerHost: bytesPerSecondPerHost === null ? '' : writeByteAmount(bytesPerSecondPerHost),
    retries: same.retries,
    timeoutSeconds: same.timeoutSeconds,
  };
}

/** Reads the fields; what cannot be read has a sentence in `errors`, and its old value in the settings. */
export function readForm(form: OptionsForm): { download: DownloadSettings; secrets: ListSecrets; errors: FormErrors } {
  const errors: FormErrors = {};
  const { download: usual } = defaultSettings;
  const bytes = (field: 'maxSize' | 'rate' | 'ratePerHost', what: string): number | null => {
    if (form[field].trim() === '') return null;
    const amount = readByteAmount(form[field]);
    if ('value' in amount) return amount.value;
    errors[field] = `${what} ${amount.problem}.`;
    return null;
  };
  const maxBytes = bytes('maxSize', 'The size');
  const bytesPerSecond = bytes('rate', 'The limit');
  const bytesPerSecondPerHost = bytes('ratePerHost', 'The limit');
  const template = form.nameTemplate.trim();
  const parsed = template === '' ? null : parseTemplate(template);
  if (parsed !== null && 'error' in parsed) errors.nameTemplate = parsed.error.message;
  const userAgent = form.userAgent.trim();
  if (!isHeaderValue(userAgent)) errors.userAgent = 'The User-Agent takes a line of plain text.';
  if (/\p{Cc}/u.test(form.proxyLogin)) errors.proxyLogin = 'The login takes a user and a password, such as me:secret.';
  const headers = problemWithHeaders(form.headers);
  if (headers !== null) errors.headers = headers;
  const referer = refererOf(form, errors);
  const { proxy, login } = proxyOf(form, errors);
  return {
    download: {
      referer,
      userAgent,
      proxy,
      nameTemplate: template,
      onConflict: form.onConflict,
      bytesPerSecond,
      bytesPerSecondPerHost,
      maxBytes: maxBytes ?? usual.maxBytes,
      retries: form.retries,
      timeoutSeconds: form.timeoutSeconds,
    },
    secrets: { headers: form.headers, proxyLogin: login },
    errors,
  };
}

function problemWithHeaders(text: string): string | null {
  const [first, ...others] = readListIdentity(text).problems;
  if (first === undefined) return null;
  return others.length === 0 ? first.message : `${first.message} And ${formatCountOf(others.length, 'line')} more.`;
}

function refererOf({ referer, refererPage }: OptionsForm, errors: FormErrors): RefererChoice {
  if (referer !== 'page') return { kind: referer };
  const page = readReferer(refererPage);
  if ('value' in page) return { kind: 'page', url: page.value };
  errors.refererPage = `The Referer ${page.problem}`;
  return { kind: 'none' };
}

function proxyOf(form: OptionsForm, errors: FormErrors): { proxy: ProxySetting; login: string } {
  if (form.proxy !== 'own') return { proxy: { kind: form.proxy }, login: '' };
  const { address, login } = splitLogin(form.proxyAddress);
  const reading = readProxyAddress(address);
  if ('problem' in reading) {
    errors.proxyAddress = `The proxy ${reading.problem.replace(/\.?$/, '.')}`;
    return { proxy: { kind: 'system' }, login: form.proxyLogin };
  }
  return { proxy: { kind: 'own', address: reading.value }, login: login ?? form.proxyLogin };
}

/** Takes `user:password@` out of a proxy's address: the address is remembered, and the login is not. */
export function splitLogin(text: string): { address: string; login: string | null } {
  const address = text.trim();
  const url = URL.parse(address.includes('://') ? address : `http://${address}`);
  if (url === null || (url.username === '' && url.password === '')) return { address, login: null };
  const login = [url.username, url.password].filter((part) => part !== '').map(decode);
  url.username = '';
  url.password = '';
  return { address: url.href, login: login.join(':') };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** How many options are not as they come. */
export function countSet(download: DownloadSettings, { headers }: ListSecrets, files: OptionFiles): number {
  const fields = Object.entries(defaultSettings.download);
  const changed = fields.filter(([name, usual]) => {
    const now: unknown = Object.entries(download).find(([key]) => key === name)?.[1];
    return JSON.stringify(now) !== JSON.stringify(usual);
  });
  const forList = [headers.trim() !== '', files.cookies !== null, files.certificates !== null];
  return changed.length + forList.filter(Boolean).length;
}
