import { adviceFor, type Failure, type FailureCode } from '../../failure.ts';

/** Why something failed: short, as a sentence, and what to try. */
export const failures = {
  /** In two or three words. */
  reason: {
    'dns-failed': 'Host not found',
    'dns-timeout': 'Host lookup timed out',
    'connect-refused': 'Connection refused',
    'connect-timeout': 'Connecting timed out',
    'connection-lost': 'Connection lost',
    unreachable: 'Not reachable',
    'tls-failed': 'Certificate not trusted',
    'tls-timeout': 'Secure connection timed out',
    'first-byte-timeout': 'No answer',
    'idle-timeout': 'Stopped sending',
    'too-slow': 'Too slow',
    'http-not-found': 'Not found',
    'http-forbidden': 'Forbidden',
    'http-unauthorized': 'Login needed',
    'http-busy': 'Too many requests',
    'http-server-error': 'Server error',
    'http-other': 'Refused by the server',
    'bad-response': 'Not proper HTTP',
    'redirect-failed': 'Redirect leads nowhere',
    incomplete: 'Incomplete',
    'not-an-image': 'Not an image',
    empty: 'Empty',
    'too-large': 'Too large',
    'bad-encoding': 'Cannot be decoded',
    'disk-full': 'Disk full',
    'folder-missing': 'Folder missing',
    'folder-read-only': 'Folder read-only',
    'subfolder-unusable': 'Subfolder unusable',
    'too-many-open-files': 'Too many open files',
    'disk-error': 'Disk error',
    'bad-url': 'Bad address',
    internal: 'Fault of Shoal',
  } satisfies Record<FailureCode, string>,
  /** What happened, in a sentence. The engine speaks English, so that here nothing is left to do. */
  message: ({ message }: Pick<Failure, 'code' | 'message' | 'status'>, _host: string | null): string => message,
  /** What to try next. */
  advice: adviceFor,
};
