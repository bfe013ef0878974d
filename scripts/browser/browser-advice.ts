/**
 * How a person gets a browser that the stand-in can use, as a sentence.
 *
 * @param distribution ID of /etc/os-release, as `debian`; empty elsewhere
 */
export function browserAdvice(platform: NodeJS.Platform, distribution: string): string {
  if (platform === 'darwin')
    return 'Get one with `brew install --cask google-chrome` or from https://www.google.com/chrome.';
  if (platform === 'win32') return 'Get one with `winget install Google.Chrome` or from https://www.google.com/chrome.';
  const command = LINUX_COMMANDS[distribution];
  if (command === undefined)
    return 'Get one with your package manager (its name is mostly "chromium") or from https://www.google.com/chrome.';
  return `Get one with \`${command}\`.`;
}

const LINUX_COMMANDS: Record<string, string> = {
  debian: 'sudo apt-get install chromium',
  raspbian: 'sudo apt-get install chromium',
  linuxmint: 'sudo apt-get install chromium',
  // Ubuntu has it as a snap only.
  ubuntu: 'sudo snap install chromium',
  fedora: 'sudo dnf install chromium',
  arch: 'sudo pacman -S chromium',
  alpine: 'sudo apk add chromium',
  'opensuse-tumbleweed': 'sudo zypper install chromium',
  'opensuse-leap': 'sudo zypper install chromium',
};

/** The ID line of /etc/os-release, whose value may be quoted: `ID=debian`, `ID="opensuse-leap"`. */
export function distributionOf(osRelease: string): string {
  return /^ID="?([^"\n]*)"?$/m.exec(osRelease)?.[1] ?? '';
}
