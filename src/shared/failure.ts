/** Why a download did not become a file. One code, one sentence and one next step each; see docs/failures.md. */
export type FailureCode =
  // the line to the server
  | 'dns-failed'
  | 'dns-timeout'
  | 'connect-refused'
  | 'connect-timeout'
  | 'connection-lost'
  | 'unreachable'
  | 'tls-failed'
  | 'tls-timeout'
  | 'first-byte-timeout'
  | 'idle-timeout'
  | 'too-slow'
  // what the server said
  | 'http-not-found'
  | 'http-forbidden'
  | 'http-unauthorized'
  | 'http-busy'
  | 'http-server-error'
  | 'http-other'
  | 'bad-response'
  | 'redirect-failed'
  // what arrived
  | 'incomplete'
  | 'not-an-image'
  | 'empty'
  | 'too-large'
  | 'bad-encoding'
  // this computer
  | 'disk-full'
  | 'folder-missing'
  | 'folder-read-only'
  | 'subfolder-unusable'
  | 'too-many-open-files'
  | 'disk-error'
  // the list
  | 'bad-url'
  | 'internal';

/** A failure as a person reads it. `message` says what happened, `advice` what to do next; neither holds credentials. */
export interface Failure {
  code: FailureCode;
  message: string;
  advice: string;
  /** HTTP status where the server answered with one. */
  status?: number;
}

/** What to try next, per code. Shown below the message in the window, after a dash in the terminal. */
export const adviceFor: Record<FailureCode, string> = {
  'dns-failed': 'Check the spelling of the host and your connection, then retry.',
  'dns-timeout': 'The name was not looked up in time. Check your connection, then retry.',
  'connect-refused': 'The server is not taking connections there. Check the address and port, or retry later.',
  'connect-timeout': 'The server did not pick up. Retry later, or with fewer at once.',
  'connection-lost': 'The connection broke. Retry; if it happens again, lower the number at once.',
  unreachable: 'Check your network connection, then retry.',
  'tls-failed': "Check the address; tell the site's owner if it is right.",
  'tls-timeout': 'The server did not finish setting up the secure connection. Retry later, or with fewer at once.',
  'first-byte-timeout': 'The server accepted the connection and stayed silent. Retry later, or with fewer at once.',
  'idle-timeout': 'The server stopped sending. Retry; if it happens again, lower the number at once.',
  'too-slow': 'The server sends almost nothing. Retry later.',
  'http-not-found': 'The image is gone or the address is wrong. Open the page it came from to find the new address.',
  'http-forbidden': 'The site refuses this download. It may want to be visited first, or to be named as referrer.',
  'http-unauthorized': 'The site asks for a login. Put the user name and password into the URL if you have them.',
  'http-busy': 'The site asks to slow down. Lower the number at once, wait a while, and retry.',
  'http-server-error': 'The server has a problem of its own. Retry later.',
  'http-other': 'The server refused. Check the address in a browser.',
  'bad-response': 'The answer is not proper HTTP. Check the address and port.',
  'redirect-failed': 'The server sends the address in circles or somewhere unusable. Check it in a browser.',
  incomplete: 'The server closed the connection before the end. Retry.',
  'not-an-image': 'Open the address in a browser to see what it is.',
  empty: 'The server sent no bytes. Check the address in a browser.',
  'too-large': 'Raise the size limit if you want this file.',
  'bad-encoding': 'The server sent the image in a form that cannot be decoded. Retry later.',
  'disk-full': 'Free some space or choose another folder, then resume.',
  'folder-missing': 'The folder is no longer there. Put it back or choose another one, then retry.',
  'folder-read-only': 'The folder cannot be written to. Change its permissions or choose another one, then retry.',
  'subfolder-unusable': 'Rename or remove what is in its place, or choose another folder, then retry.',
  'too-many-open-files': 'Lower the number at once and retry.',
  'disk-error': 'Check the disk, or choose another folder, then retry.',
  'bad-url': 'Correct the address and add it again.',
  internal: 'This is a fault of Shoal. Retry; please report it if it happens again.',
};
