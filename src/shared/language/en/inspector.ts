import type { CurlShell } from '../../inspect/curl.ts';
import type { HeadersKept } from '../../inspect/details.ts';
import { formatFor } from '../../format.ts';

const { count, countOf } = formatFor('en');

/** The panel that looks into one download. */
export const inspector = {
  label: 'Inspector',
  show: 'Show inspector (I)',
  hide: 'Hide inspector (I)',
  close: 'Close',
  nothing: 'Select an image to look into it.',
  loading: 'Looking it up…',
  noRow: 'There is no such image in this list.',
  line: (line: number): string => `Line ${count(line)}`,

  url: 'URL',
  redirect: 'Redirected to',
  type: 'Type',
  size: 'Size',
  dimensions: 'Dimensions',
  pixels: (width: number, height: number): string => `${width} × ${height} pixels`,
  sha256: 'SHA-256',
  validator: 'Validator',
  remedies: 'Asked with',
  received: 'Received',
  host: 'Host',
  copyCurl: 'Copy as curl',
  curlFor: {
    posix: 'For sh, bash and zsh',
    powershell: 'For PowerShell',
    cmd: 'For the Command Prompt',
  } satisfies Record<CurlShell, string>,
  withSecrets: 'With passwords and keys',
  curlCopied: 'curl command copied',
  curlHidden: (hidden: number): string =>
    `${countOf(hidden, 'password or key has', 'passwords or keys have')} a placeholder in its place.`,
  curlWithSecrets: 'It holds passwords or keys: keep it to yourself.',
  couldNotCopyCurl: 'The command could not be copied',

  phases: 'Phases',
  total: 'Total',

  attempts: 'Attempts',
  attempt: (number: number): string => `Attempt ${count(number)}`,
  earlier: (number: number): string => `${countOf(number, 'earlier attempt', 'earlier attempts')} left out`,
  noAttempts: 'Not asked for yet.',
  firstAttempt: 'The first one is under way.',
  succeeded: 'Saved',

  request: 'Request headers',
  response: 'Response headers',
  hop: (number: number, of: number): string => `Request ${count(number)} of ${count(of)}`,
  removed: 'removed: it may let somebody in',
  headers: {
    kept: '',
    'none-yet': 'There are no headers yet.',
    'no-answer': 'No answer came, so that there are no headers.',
    gone: 'Headers are kept of the latest attempts only, until Shoal ends.',
  } satisfies Record<HeadersKept, string>,

  many: (rows: number): string => countOf(rows, 'image', 'images'),
  bytes: 'Bytes saved',
  averageTime: 'Time per image, on average',
  hosts: 'Hosts',
};
