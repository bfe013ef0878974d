import { join } from 'node:path';
import { expect, it } from 'vitest';
import { adviceFor, type FailureCode } from '../../shared/failure.ts';
import { DownloadError } from '../download-error.ts';
import { decideRetry, defaultRetryOptions } from './retry-policy.ts';

/** What has happened, in general words; the message of a failure says it of its host and its file. */
const meaning: Record<FailureCode, string> = {
  'dns-failed': 'The name of the host is not known.',
  'dns-timeout': 'The name of the host was not looked up in time.',
  'connect-refused': 'The host refuses connections.',
  'connect-timeout': 'The host does not answer to a connection.',
  'connection-lost': 'The connection broke.',
  unreachable: 'There is no way to the host.',
  'tls-failed': "The host's certificate cannot be trusted, or the port speaks no TLS.",
  'tls-timeout': 'The secure connection was not set up in time.',
  'first-byte-timeout': 'The host took the request and stayed silent.',
  'idle-timeout': 'The host stopped sending.',
  'too-slow': 'The host sends next to nothing.',
  'http-not-found': 'There is no such image (404, 410).',
  'http-forbidden': 'The host refuses access (403, 451).',
  'http-unauthorized': 'The host or the proxy asks for a login (401, 407).',
  'http-busy': 'The host is busy (408, 425, 429, 503).',
  'http-server-error': 'The host has a problem of its own (other 5xx).',
  'http-other': 'The host answered with another status.',
  'bad-response': 'The answer is not proper HTTP, or a part that was not asked for.',
  'redirect-failed': 'A redirect leads in circles, nowhere, or somewhere it must not.',
  incomplete: 'The image did not come whole.',
  'not-an-image': 'What came is no image: a page, a program, a document.',
  empty: 'Not a single byte came (also 204, 205, 304).',
  'too-large': 'The file is larger than the limit, or unpacks to far more than was sent.',
  'bad-encoding': 'The file cannot be unpacked.',
  'disk-full': 'The disk is full.',
  'folder-missing': 'The folder is gone.',
  'folder-read-only': 'The folder cannot be written to.',
  'subfolder-unusable': 'The folder that a name asks for cannot be used.',
  'too-many-open-files': 'The system lets Shoal open no more files.',
  'disk-error': 'The disk does not do what it should.',
  'bad-url': 'The address cannot be used.',
  internal: 'Something went wrong in Shoal itself.',
};

/** What the engine does, asked of the policy itself. */
function whatFollows(code: FailureCode): string {
  const error = new DownloadError(code, '', code === 'http-server-error' ? { status: 500 } : {});
  const { kind } = decideRetry(error, 1, defaultRetryOptions, 1);
  if (kind === 'stall') return 'stops the batch until somebody goes on';
  if (kind === 'give-up') return 'gives up';
  const never = decideRetry(new DownloadError(code, '', { status: 501 }), 1, defaultRetryOptions, 1);
  return never.kind === 'retry' ? 'tries again' : 'tries again after 500, 502, 503, 504; gives up after others';
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[], fill = ' '): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0, fill)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [
    line(head),
    line(
      head.map(() => ''),
      '-',
    ),
    ...body.map((row) => line(row)),
  ].join('\n');
}

const codes = Object.entries(meaning)
  .map(([code]) => code)
  .filter((code): code is FailureCode => code in meaning);
const { retries, backoffBaseMs, backoffCapMs, retryAfterCapMs } = defaultRetryOptions;
const seconds = (ms: number): string => `${ms / 1000} s`;

const page = `# Why a download fails

This page is made from the code. After a change there, write it anew with \`npx vitest run failures-page -u\`.

Each failure has one of these codes: in events and manifests as it stands here, in the window and the terminal as a sentence
about its host or file, with what to do next.

${table([
  ['code', 'what has happened', 'what Shoal does', 'what to do next'],
  ...codes.map((code) => [`\`${code}\``, meaning[code], whatFollows(code), adviceFor[code]]),
])}

- **Tries again**: up to ${retries} more times (\`--retries\`), each after a random wait of at most ${seconds(backoffBaseMs)}, which doubles up to
  ${seconds(backoffCapMs)}. Where the server says how long to wait (Retry-After), at least that long; where it asks for more than
  ${seconds(retryAfterCapMs)}, the download fails and says so.
- **Gives up**: the download fails at once, because asking again would bring the same.
- **Stops the batch**: the trouble is on this computer and would meet every download. The window offers to go on; the
  terminal ends, and the same command goes on later.

Bytes that have come are kept for the next try where the server says enough to go on with them: a strong ETag, or a
Last-Modified that is old enough.
`;

it('the page about failures says what the code does', async () => {
  await expect(page).toMatchFileSnapshot(join(import.meta.dirname, '../../../docs/failures.md'));
});
