import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { storableOptions } from '../../engine/recovery/storable-options.ts';
import { defaultHttpOptions } from '../../engine/transfer/request/http-client.ts';
import { defaultRetryOptions } from '../../engine/transfer/retry-policy.ts';
import { systemProxy } from '../../engine/transfer/network/proxy.ts';
import { noSecrets } from '../../shared/options.ts';
import { defaultSettings, type DownloadSettings } from '../../shared/settings.ts';
import { type AppOptions, settingsForNewList, settingsForStoredList } from './list-options.ts';

const tempDir = useTempDir();
const { download, limits } = defaultSettings;
const app: AppOptions = { limits, userAgent: 'Shoal/2', files: { cookies: null, certificates: null } };
const own: DownloadSettings = {
  ...download,
  referer: { kind: 'self' },
  userAgent: 'Fish/1',
  proxy: { kind: 'own', address: 'http://proxy.example:3128/' },
  nameTemplate: '{date}/{index:03}-{name}',
  onConflict: 'skip',
  bytesPerSecond: 500_000,
  bytesPerSecondPerHost: 100_000,
  maxBytes: 20_000_000,
  retries: 7,
  timeoutSeconds: 5,
};
const secrets = {
  headers: 'X-Key: list-word\n[cdn.example]\nAuthorization: Bearer host-word\nrate = 1K',
  proxyLogin: 'me:pro:xy word',
};
async function cookieFile(): Promise<string> {
  const path = join(await tempDir(), 'cookies.txt');
  await writeFile(path, 'shop.example\tFALSE\t/\tFALSE\t4102444800\tsession\tabc\n');
  return path;
}
const cookiesOf = ({ http }: Awaited<ReturnType<typeof settingsForNewList>>): string | null | undefined =>
  http.cookies?.(new URL('http://shop.example/'));
/** Through the record and back, as a list goes that is gone on with. */
async function storeAndRead(
  settings: Awaited<ReturnType<typeof settingsForNewList>>,
  { now = app, keepsSecrets = true } = {},
) {
  const spec = { ...settings, id: 'x', rows: [], folder: '/' };
  const stored: unknown = JSON.parse(JSON.stringify(storableOptions(spec, Date.UTC(2026, 0, 15, 12), keepsSecrets)));
  return await settingsForStoredList(stored, now);
}

describe('a new list', () => {
  it('D7 is downloaded as the settings and the headers for it say', async () => {
    const settings = await settingsForNewList(own, secrets, app);
    expect(settings).toMatchObject({
      limits,
      retry: { retries: 7 },
      maxBytes: 20_000_000,
      onConflict: 'skip',
      nameTemplate: '{date}/{index:03}-{name}',
      bytesPerSecond: 500_000,
      bytesPerSecondPerHost: 100_000,
      http: {
        timeoutMs: 5000,
        userAgent: 'Fish/1',
        headers: { 'x-key': 'list-word' },
        refersToSelf: true,
        hosts: [
          { host: 'cdn.example', headers: { authorization: 'Bearer host-word' }, bytesPerSecond: 1000, atOnce: null },
        ],
        proxy: 'http://me:pro%3Axy%20word@proxy.example:3128/',
      },
    });
  });

  it('is asked for in the name of Shoal, through the system’s proxy and without Referer, where nobody says otherwise', async () => {
    const { http, retry, nameTemplate } = await settingsForNewList(download, noSecrets, app);
    expect(http).toMatchObject({
      userAgent: 'Shoal/2',
      headers: {},
      refersToSelf: false,
      hosts: [],
      proxy: systemProxy,
    });
    expect(nameTemplate).toBeUndefined();
    expect([http.timeoutMs, retry]).toEqual([defaultHttpOptions.timeoutMs, defaultRetryOptions]);
    const page = await settingsForNewList(
      { ...download, referer: { kind: 'page', url: 'https://shop.example/' } },
      noSecrets,
      app,
    );
    expect(page.http.headers).toEqual({ referer: 'https://shop.example/' });
  });

  it('has the Referer of its own headers in place of the one in the settings', async () => {
    const referer = { kind: 'page', url: 'https://shop.example/' } as const;
    const self = await settingsForNewList({ ...download, referer }, { ...noSecrets, headers: 'Referer: self' }, app);
    expect(self.http).toMatchObject({ headers: {}, refersToSelf: true });
    const other = await settingsForNewList(own, { ...noSecrets, headers: 'Referer: https://list.example/' }, app);
    expect(other.http).toMatchObject({ headers: { referer: 'https://list.example/' }, refersToSelf: false });
  });

  it.each([
    ['X-Key secret-word', 'Headers: Line 1 takes a name'],
    ['[*.co.uk]\nX-Key: secret-word', 'Headers: *.co.uk are the hosts of many owners'],
  ])('J4 does not begin with headers that cannot be read, and repeats nothing of them', async (headers, because) => {
    const begun = settingsForNewList(download, { ...noSecrets, headers }, app);
    await expect(begun).rejects.toThrow(because);
    await expect(begun).rejects.not.toThrow('secret-word');
  });

  it('does not begin without the cookies that were chosen for it', async () => {
    const files = { cookies: '/not/there.txt', certificates: null };
    const begun = settingsForNewList(download, noSecrets, { ...app, files });
    await expect(begun).rejects.toThrow('The cookie file cannot be read (ENOENT). Choose another in Options.');
  });
});

describe('a list that is gone on with', () => {
  it('D7 has everything that it was begun with, whatever the settings say now', async () => {
    const begun = await settingsForNewList(own, secrets, {
      ...app,
      files: { cookies: await cookieFile(), certificates: null },
    });
    const again = await storeAndRead(begun);
    expect(again).toEqual({
      ...begun,
      date: '2026-01-15',
      http: { ...begun.http, cookies: expect.any(Function) },
    });
    expect(cookiesOf(again)).toBe('session=abc');
  });

  it("goes by the system's proxy of now, and has the name of this Shoal", async () => {
    const begun = await settingsForNewList(download, noSecrets, { ...app, userAgent: 'Shoal/1' });
    const { http } = await storeAndRead(begun);
    expect(http).toMatchObject({ proxy: systemProxy, userAgent: 'Shoal/2' });
    const none = await storeAndRead(await settingsForNewList({ ...download, proxy: { kind: 'none' } }, noSecrets, app));
    expect(none.http.proxy).toBeUndefined();
  });

  it('takes the cookie file that is chosen now where its own is gone, and otherwise says that it is', async () => {
    const gone = await cookieFile();
    const begun = await settingsForNewList(download, noSecrets, {
      ...app,
      files: { cookies: gone, certificates: null },
    });
    await rm(gone);
    await expect(storeAndRead(begun)).rejects.toThrow(
      'The cookie file that this list was begun with cannot be read (ENOENT). Put it back, or choose another in Options, and go on again.',
    );
    const now = { ...app, files: { cookies: await cookieFile(), certificates: null } };
    expect(cookiesOf(await storeAndRead(begun, { now }))).toBe('session=abc');
  });

  it('has no cookies that were chosen for another list', async () => {
    const begun = await settingsForNewList(download, noSecrets, app);
    const now = { ...app, files: { cookies: await cookieFile(), certificates: null } };
    expect((await storeAndRead(begun, { now })).http.cookies).toBeUndefined();
  });

  it('is not gone on with where its headers are not on record', async () => {
    const begun = await settingsForNewList(own, secrets, app);
    await expect(storeAndRead(begun, { keepsSecrets: false })).rejects.toThrow('goes on there, with the same command.');
  });
});
