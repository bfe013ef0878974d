import { describe, expect, it } from 'vitest';
import { noSecrets } from '../../../shared/options.ts';
import { defaultSettings, type DownloadSettings } from '../../../shared/settings.ts';
import { differences } from '../../stores/options-store.ts';
import { countSet, formOf, readForm, splitLogin } from './options-form.ts';

const { download } = defaultSettings;
const usual = formOf(download, noSecrets);
const noFiles = { cookies: null, certificates: null };

describe('the form of the options', () => {
  it('gives back what it was made of', () => {
    const own: DownloadSettings = {
      referer: { kind: 'page', url: 'https://shop.example/' },
      userAgent: 'Fish/1',
      proxy: { kind: 'own', address: 'http://proxy.example:3128/' },
      nameTemplate: '{index:04}-{name}',
      onConflict: 'overwrite',
      bytesPerSecond: 1_234_567,
      bytesPerSecondPerHost: 500_000,
      maxBytes: 20_000_000,
      retries: 0,
      timeoutSeconds: 5,
    };
    const secrets = { headers: 'X-Key: a', proxyLogin: 'me:secret' };
    expect(readForm(formOf(own, secrets))).toEqual({ download: own, secrets, errors: {} });
    expect(readForm(usual)).toEqual({ download, secrets: noSecrets, errors: {} });
  });

  it('says beside each field what is wrong with it', () => {
    const { errors } = readForm({
      ...usual,
      nameTemplate: '{nme}',
      maxSize: 'big',
      referer: 'page',
      refererPage: 'shop',
      userAgent: 'a\nb',
      proxy: 'own',
      proxyAddress: 'ftp://proxy.example',
      headers: 'Accept: */*\nsecret-word\nHost: x',
      rate: '0',
      ratePerHost: 'quick',
    });
    expect(errors).toEqual({
      nameTemplate: expect.stringContaining('is no field. Write {name}, {stem}'),
      maxSize: 'The size takes a number of bytes above 0, such as 500K, 20M or 1.5G.',
      refererPage: 'The Referer takes the URL of a page, beginning with https:// or http://.',
      userAgent: 'The User-Agent takes a line of plain text.',
      proxyAddress: 'The proxy takes an address that begins with http://, https:// or socks5://.',
      headers: expect.stringMatching(/^Line 2 takes a name and a value .* And 1 line more\.$/),
      rate: 'The limit takes a number of bytes above 0, such as 500K, 20M or 1.5G.',
      ratePerHost: 'The limit takes a number of bytes above 0, such as 500K, 20M or 1.5G.',
    });
    expect(errors.headers).not.toContain('secret-word');
  });

  it('does not mind what stands in fields that do not count', () => {
    const { errors } = readForm({ ...usual, refererPage: 'shop', proxyAddress: 'ftp://x' });
    expect(errors).toEqual({});
  });

  it('J4 takes the login out of a proxy’s address', () => {
    const form = { ...usual, proxy: 'own' as const, proxyAddress: 'http://me:pro%3Axy@proxy.example:3128' };
    const { download: read, secrets } = readForm(form);
    expect(read.proxy).toEqual({ kind: 'own', address: 'http://proxy.example:3128/' });
    expect(secrets.proxyLogin).toBe('me:pro:xy');
    expect(splitLogin('proxy.example:3128')).toEqual({ address: 'proxy.example:3128', login: null });
  });

  it('counts what a list has otherwise than the settings', () => {
    expect(countSet({}, noSecrets, noFiles)).toBe(0);
    const own = differences({ ...download, onConflict: 'skip', referer: { kind: 'self' } }, download);
    const files = { cookies: { name: 'c.txt', contents: '1 cookie' }, certificates: null };
    expect(countSet(own, { headers: 'X: 1', proxyLogin: '' }, files)).toBe(4);
  });
});
