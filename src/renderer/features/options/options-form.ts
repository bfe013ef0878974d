import { parseTemplate } from '../../../shared/file-names/template.ts';
import { readByteAmount, writeByteAmount } from '../../../shared/identity/byte-amount.ts';
import { isHeaderValue } from '../../../shared/identity/header-line.ts';
import { readListIdentity } from '../../../shared/identity/host-rules.ts';
import { readProxyAddress } from '../../../shared/identity/proxy-address.ts';
import { readReferer } from '../../../shared/identity/referer.ts';
import type { Messages } from '../../../shared/language/index.ts';
import type { ListSecrets, OptionFiles } from '../../../shared/options.ts';
import {
  defaultSettings,
  type DownloadSettings,
  type OnConflict,
  type ProxySetting,
  type RefererChoice,
} from '../../../shared/settings.ts';
import { currentMessages } from '../../stores/language-store.ts';
import type { ErrorsOf } from '../form-dialog/form-dialog.tsx';

type Texts = Messages['options']['wrong'];

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

export type OptionsTab = 'files' | 'requests' | 'secrets' | 'speed';

/** Where each field stands. */
export const tabOf: Record<keyof OptionsForm, OptionsTab> = {
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
export function readForm(form: OptionsForm): {
  download: DownloadSettings;
  secrets: ListSecrets;
  errors: ErrorsOf<OptionsForm>;
} {
  const errors: ErrorsOf<OptionsForm> = {};
  const texts = currentMessages().options.wrong;
  const { download: usual } = defaultSettings;
  const bytes = (field: 'maxSize' | 'rate' | 'ratePerHost'): number | null => {
    if (form[field].trim() === '') return null;
    const amount = readByteAmount(form[field]);
    if ('value' in amount) return amount.value;
    errors[field] = field === 'maxSize' ? texts.size(amount.problem) : texts.limit(amount.problem);
    return null;
  };
  const maxBytes = bytes('maxSize');
  const bytesPerSecond = bytes('rate');
  const bytesPerSecondPerHost = bytes('ratePerHost');
  const template = form.nameTemplate.trim();
  const parsed = template === '' ? null : parseTemplate(template);
  if (parsed !== null && 'error' in parsed) errors.nameTemplate = texts.template(parsed.error.message);
  const userAgent = form.userAgent.trim();
  if (!isHeaderValue(userAgent)) errors.userAgent = texts.userAgent;
  if (/\p{Cc}/u.test(form.proxyLogin)) errors.proxyLogin = texts.login;
  const headers = problemWithHeaders(form.headers, texts);
  if (headers !== null) errors.headers = headers;
  const referer = refererOf(form, errors, texts);
  const { proxy, login } = proxyOf(form, errors, texts);
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

function problemWithHeaders(text: string, texts: Texts): string | null {
  const [first, ...others] = readListIdentity(text).problems;
  if (first === undefined) return null;
  return texts.headers(first.line, first.message, others.length);
}

function refererOf({ referer, refererPage }: OptionsForm, errors: ErrorsOf<OptionsForm>, texts: Texts): RefererChoice {
  if (referer !== 'page') return { kind: referer };
  const page = readReferer(refererPage);
  if ('value' in page) return { kind: 'page', url: page.value };
  errors.refererPage = texts.referer(page.problem);
  return { kind: 'none' };
}

function proxyOf(
  form: OptionsForm,
  errors: ErrorsOf<OptionsForm>,
  texts: Texts,
): { proxy: ProxySetting; login: string } {
  if (form.proxy !== 'own') return { proxy: { kind: form.proxy }, login: '' };
  const { address, login } = splitLogin(form.proxyAddress);
  const reading = readProxyAddress(address);
  if ('problem' in reading) {
    errors.proxyAddress = texts.proxy(reading.problem);
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

/** How many options of the list are its own. */
export function countSet(own: Partial<DownloadSettings>, { headers }: ListSecrets, files: OptionFiles): number {
  const forList = [headers.trim() !== '', files.cookies !== null];
  return Object.keys(own).length + forList.filter(Boolean).length;
}
