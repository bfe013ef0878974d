import { DownloadError } from '../download-error.ts';
import { errorCode } from '../error-code.ts';

/** Turns an error of the file system into a DownloadError whose sentence names the folder's trouble. */
export function toDiskError(error: unknown, folder: string): DownloadError {
  if (error instanceof DownloadError) return error;
  const code = errorCode(error);
  const cause = { cause: error };
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new DownloadError('disk-full', `The disk of ${folder} is full.`, cause);
    case 'ENOENT':
    case 'ENOTDIR':
      return new DownloadError('folder-missing', `The folder ${folder} is no longer there.`, cause);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new DownloadError('folder-read-only', `The folder ${folder} cannot be written to.`, cause);
    case 'EMFILE':
    case 'ENFILE':
      return new DownloadError('too-many-open-files', 'This computer has too many files open.', cause);
    default:
      return new DownloadError('disk-error', `Writing into ${folder} failed (${code}).`, cause);
  }
}
