/** Options of aria2c, wget, curl, gallery-dl and img2dataset, by what they are called here. */
const here: Record<string, readonly string[]> = {
  '--dry-run': ['--simulate', '--spider'],
  '--list FILE': ['-i', '--input-file', '--url_list', '--url-list'],
  '--to DIR': [
    '-d',
    '-D',
    '-o',
    '-O',
    '-P',
    '--dir',
    '--dest',
    '--destination',
    '--directory',
    '--directory-prefix',
    '--output',
    '--output-dir',
    '--output_folder',
  ],
  '--base URL': ['-B'],
  '--concurrency N': [
    '-j',
    '-Z',
    '--jobs',
    '--max-concurrent-downloads',
    '--parallel',
    '--parallel-max',
    '--max-threads',
    '--thread_count',
    '--threads',
    '--workers',
  ],
  '--per-host N': ['--max-connection-per-server', '--parallel-max-host'],
  "--header 'Name: value'": ['-H'],
  '--user-agent TEXT': ['-A', '-U'],
  '--referer URL': ['-e', '--referrer'],
  '--cookies FILE': ['-b', '-C', '--cookie', '--load-cookies'],
  '--ca FILE': ['--ca-cert', '--ca-certificate', '--cacert'],
  '--proxy URL': ['-x', '--all-proxy', '--http-proxy', '--https-proxy'],
  '--rate BYTES': ['-r', '--limit-rate', '--max-overall-download-limit'],
  '--retries N': ['-R', '-t', '--max-tries', '--retry', '--tries'],
  '--timeout SECONDS': ['-T', '--connect-timeout', '--max-time', '--read-timeout'],
  '--on-conflict skip': ['-nc', '--no-clobber', '--skip-existing'],
  '--quiet': ['-q', '-s', '--silent'],
  '--version': ['-V', '-v'],
};

const byOption = new Map(
  Object.entries(here).flatMap(([name, others]) => others.map((other) => [other, name] as const)),
);
const goingOn = new Set(['-c', '--continue', '--continue-at', '--resume']);

/**
 * What those who know another tool may look for, in a sentence.
 *
 * @param option as it was given: `-j16`, `--input-file=urls.txt`
 * @returns null where nothing is known
 */
export function adviceOn(option: string): string | null {
  const [name = ''] = option.split('=');
  const found = byOption.get(name) ?? (/^-\w./.test(name) ? byOption.get(name.slice(0, 2)) : undefined);
  if (found !== undefined) return `Did you mean ${found}?`;
  return goingOn.has(name) ? 'The same command goes on by itself where it was stopped.' : null;
}
