/** What Chrome on each system calls the platform; it says no more than this (https://www.chromium.org/updates/ua-reduction/). */
const platforms: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Macintosh; Intel Mac OS X 10_15_7',
  win32: 'Windows NT 10.0; Win64; x64',
};

/** Where no browser is at hand to tell its own version. */
const usualVersion = '146';

/** The User-Agent that a browser on this computer would send. */
export function browserUserAgent(): string {
  const platform = platforms[process.platform] ?? 'X11; Linux x86_64';
  const version = process.versions['chrome']?.split('.')[0] ?? usualVersion;
  return `Mozilla/5.0 (${platform}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;
}
