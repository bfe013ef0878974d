import { expect, it } from 'vitest';
import { browserAdvice, distributionOf } from './browser-advice.ts';

it.each([
  ['darwin', '', 'brew install --cask google-chrome'],
  ['win32', '', 'winget install Google.Chrome'],
  ['linux', 'debian', 'sudo apt-get install chromium'],
  ['linux', 'ubuntu', 'sudo snap install chromium'],
  ['linux', 'slackware', 'your package manager'],
] as const)('advises on %s %s', (platform, distribution, advice) => {
  expect(browserAdvice(platform, distribution)).toContain(advice);
});

it('reads the distribution with quotes and without', () => {
  expect(distributionOf('NAME="Debian GNU/Linux"\nVERSION_ID="12"\nID=debian\n')).toBe('debian');
  expect(distributionOf('ID="opensuse-leap"\nID_LIKE="suse opensuse"')).toBe('opensuse-leap');
  expect(distributionOf('')).toBe('');
});
